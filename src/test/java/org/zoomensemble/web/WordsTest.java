package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.RemovalState;

class WordsTest {

    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource({
        "-1, unknown size",
        "0, 0.0 kB",
        "1499, 1.5 kB",
        "812000000, 812 MB",
        "999999999, 1000 MB",
        "1000000000, 1.0 GB",
        "1400000000, 1.4 GB",
        "9200000000000000, 9200 TB"
    })
    void sizes(long bytes, String expected) {
        assertThat(words.size(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0 s", "41, 41 s", "60, 1 min", "4320, 1 h 12 min", "360000, 100 h 0 min"})
    void durations(long seconds, String expected) {
        assertThat(words.duration(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"recording-selection, Recording selection", "downloadDisabled, Download disabled", "'', ''"})
    void titles(String key, String expected) {
        assertThat(words.title(key)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(IngestState.class)
    void everyStateHasAWordAndAnIcon(IngestState state) {
        assertThat(words.state(state).label()).isNotBlank();
        assertThat(words.state(state).icon()).startsWith("icon-");
    }

    @ParameterizedTest
    @EnumSource(RemovalState.class)
    void everyRemovalHasAWordAndAnIcon(RemovalState removal) {
        assertThat(words.removal(removal).label()).isNotBlank();
        assertThat(words.removal(removal).icon()).startsWith("icon-");
        assertThat(ListAddress.whole().withRemoval(removal).path()).isEqualTo("/recordings?removal=" + removal);
    }

    @Test
    void addressesOfListsHoldOnlyWhatIsAsked() {
        ListAddress all = ListAddress.whole();
        UUID library = UUID.randomUUID();

        assertThat(all.path()).isEqualTo("/recordings");
        assertThat(all.isFiltered()).isFalse();
        assertThat(all.withState(IngestState.FAILED).withHost("a+b@c.example").path())
                .isEqualTo("/recordings?state=FAILED&host=a%2Bb%40c.example");
        assertThat(all.withCursor("x").withLibrary(library).path()).isEqualTo("/recordings?libraryId=" + library);
    }
}
