package org.zoomensemble.zoom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zoomensemble.zoom.UnreadableEventException;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomRecording;

class JsonZoomEventsTest {

    private final JsonZoomEvents events = new JsonZoomEvents();

    @Test
    void aRecordingThatIsThere() throws Exception {
        ZoomEvent event = read("""
                {"payload":{"account_id":"acc","object":{"id":123,"uuid":"a/b+c==","host_id":"h","host_email":"ada@example.org",
                 "topic":"Physics","start_time":"2021-07-13T21:44:51Z","duration":60,
                 "recording_files":[{"recording_start":"2021-07-13T22:44:51Z","file_type":"MP4"}]}},
                 "event":"recording.completed","download_token":"t"}
                """);

        assertThat(event.kind()).isEqualTo(ZoomEvent.Kind.THERE);
        assertThat(event.accountId()).isEqualTo("acc");
        ZoomRecording recording = event.recordings().get(0);
        assertThat(recording.uuid()).isEqualTo("a/b+c==");
        assertThat(recording.hostId()).isEqualTo("h");
        assertThat(recording.files().get(0).recordingStart()).isEqualTo(Instant.parse("2021-07-13T22:44:51Z"));
    }

    @Test
    void aBatchNamesUuidsOnly() throws Exception {
        ZoomEvent event = read("""
                {"event":"recording.batch_trashed","payload":{"account_id":"acc","object":{"meeting_uuids":["a==","/b"]}}}
                """);

        assertThat(event.kind()).isEqualTo(ZoomEvent.Kind.DIFFERENT);
        assertThat(event.recordings()).extracting(ZoomRecording::uuid).containsExactly("a==", "/b");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint.url_validation, VALIDATION",
        "recording.transcript_completed, THERE",
        "recording.recovered, THERE",
        "recording.batch_recovered, THERE",
        "recording.renamed, RENAMED",
        "recording.trashed, DIFFERENT",
        "recording.deleted, DIFFERENT",
        "recording.batch_deleted, DIFFERENT",
        "recording.started, OTHER",
        "something.new, OTHER"
    })
    void whatEventsMean(String name, ZoomEvent.Kind kind) throws Exception {
        assertThat(read("{\"event\":\"" + name + "\"}").kind()).isEqualTo(kind);
    }

    @Test
    void whatIsNoEventIsSaid() {
        assertThatThrownBy(() -> read("<html>")).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> read("[]")).hasMessage("The body names no event.");
    }

    private ZoomEvent read(String body) throws UnreadableEventException {
        return events.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
