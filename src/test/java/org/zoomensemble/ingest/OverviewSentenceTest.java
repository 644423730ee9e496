package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                # running, ingested, skipped of the last day | running, failed of any age | stopped | empty | sentence
                0 | 0 | 0 | 0 | 0 | 0 | true  | Nothing has come in yet.
                0 | 5 | 0 | 0 | 0 | 0 | false | All recordings of the last 24 hours are in Ensemble.
                0 | 5 | 2 | 0 | 0 | 0 | false | All recordings of the last 24 hours are in Ensemble, but for 2 skipped with the reason.
                0 | 0 | 2 | 0 | 0 | 0 | false | Nothing needs you; what came in during the last 24 hours was skipped, with the reason.
                0 | 0 | 0 | 0 | 0 | 0 | false | Nothing needs you; no recording came in during the last 24 hours.
                1 | 5 | 0 | 1 | 0 | 0 | false | Nothing needs you; 1 recording is on the way to Ensemble.
                0 | 5 | 0 | 2 | 0 | 0 | false | Nothing needs you; 2 recordings are on the way to Ensemble.
                0 | 5 | 0 | 2 | 1 | 0 | false | 1 recording needs you.
                0 | 0 | 0 | 0 | 3 | 0 | false | 3 recordings need you.
                0 | 5 | 0 | 0 | 3 | 1 | false | 3 recordings need you, and new recordings of one Zoom account are not found, because its sweep stopped.
                0 | 0 | 0 | 0 | 0 | 2 | true  | New recordings of 2 Zoom accounts are not found, because their sweeps stopped.
                """)
    void saysWhetherEverythingIsAllRight(
            int dayRunning,
            int ingested,
            int skipped,
            int running,
            int failed,
            int stopped,
            boolean isEmpty,
            String sentence) {
        assertThat(OverviewSentence.of(
                        new Overview.Counts(dayRunning, ingested, skipped, 0),
                        new Overview.Counts(running, 0, 0, failed),
                        0,
                        stopped,
                        isEmpty))
                .isEqualTo(sentence);
    }

    @Test
    void saysWhatIsMissing() {
        Overview.Counts none = new Overview.Counts(0, 0, 0, 0);
        Overview.Counts failed = new Overview.Counts(0, 0, 0, 2);
        assertThat(OverviewSentence.of(none, none, 1, 0, true)).isEqualTo("1 recording is missing.");
        assertThat(OverviewSentence.of(none, failed, 3, 0, false))
                .isEqualTo("2 recordings need you, 3 recordings are missing.");
        assertThat(OverviewSentence.of(none, none, 2, 1, false))
                .isEqualTo(
                        "2 recordings are missing, and new recordings of one Zoom account are not found, because its sweep"
                                + " stopped.");
    }
}
