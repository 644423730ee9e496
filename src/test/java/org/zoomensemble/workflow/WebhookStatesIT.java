package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.FeatureRooms;

class WebhookStatesIT {

    private FeatureRooms rooms;
    private UUID connection;

    @BeforeEach
    void connection() {
        rooms = new FeatureRooms();
        connection = UUID.randomUUID();
        rooms.jdbc
                .sql("insert into zoom_connection (id, api_url, auth, client_id, sealed_secret, sealed_webhook_secret)"
                        + " values (?, 'https://api.zoom.us/v2', 'API_KEY', 'c', 'sealed', 'sealed')")
                .param(connection)
                .update();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void theLongestSilenceOfADayIsKeptForTwoWeeks() {
        node().came(connection, "recording.completed");
        gapOfDaysAgo(15);
        gapOfDaysAgo(13);

        ago("7 hours");
        node().came(connection, "recording.renamed");
        ago("3 hours");
        node().came(connection, "recording.trashed");

        assertThat(rooms.jdbc
                        .sql("select longest_gap / 3600 from webhook_day order by day")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 7L);
        assertThat(node().state(connection).lastEvent()).isEqualTo("recording.trashed");
    }

    @Test
    void aNodeWritesOnceInAFewSecondsUnlessARefusalCameBetween() {
        WebhookStates node = node();
        node.came(connection, "first");
        node.came(connection, "second");
        assertThat(node.state(connection).lastEvent()).isEqualTo("first");

        assertThat(node.refused(connection, WebhookState.Refusal.OTHER_SIGNATURE))
                .isTrue();
        assertThat(node.refused(connection, WebhookState.Refusal.OTHER_SIGNATURE))
                .isFalse();
        assertThat(node.state(connection).isRefused()).isTrue();

        node.came(connection, "third");
        assertThat(node.state(connection).isRefused()).isFalse();
        assertThat(node.state(connection).sentence()).isEqualTo("Last event: third.");
    }

    @Test
    void whatCannotBeWrittenDownIsForgotten() {
        node().came(UUID.randomUUID(), "of a connection that was deleted just now");

        assertThat(rooms.jdbc
                        .sql("select count(*) from webhook_state")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Does not know what others wrote just now. */
    private WebhookStates node() {
        return new WebhookStates(rooms.get(WebhookStateRepository.class), rooms.get(TransactionOperations.class));
    }

    private void ago(String interval) {
        rooms.jdbc
                .sql("update webhook_state set last_event_at = now() - cast(? as interval)")
                .param(interval)
                .update();
    }

    private void gapOfDaysAgo(int days) {
        rooms.jdbc
                .sql("insert into webhook_day values (?, cast(now() at time zone 'UTC' as date) - ?, 3600)")
                .params(connection, days)
                .update();
    }
}
