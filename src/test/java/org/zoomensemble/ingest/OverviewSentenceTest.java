package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                # running, ingested, skipped of the last day | running, failed of any age | missing | stopped | unsynced | silent | empty | sentence
                0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | true  | Nothing has come in yet.
                0 | 5 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | false | All recordings of the last 24 hours are in Ensemble.
                0 | 5 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | false | All recordings of the last 24 hours are in Ensemble, but for 2 skipped with the reason.
                0 | 0 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | false | Nothing needs you; what came in during the last 24 hours was skipped, with the reason.
                0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | false | Nothing needs you; no recording came in during the last 24 hours.
                1 | 5 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | false | Nothing needs you; 1 recording is on the way to Ensemble.
                0 | 5 | 0 | 2 | 0 | 0 | 0 | 0 | 0 | false | Nothing needs you; 2 recordings are on the way to Ensemble.
                0 | 5 | 0 | 2 | 1 | 0 | 0 | 0 | 0 | false | 1 recording needs you.
                0 | 0 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | false | 3 recordings need you.
                0 | 5 | 0 | 0 | 3 | 0 | 1 | 0 | 0 | false | 3 recordings need you, and new recordings of one Zoom account are not found, because its sweep stopped.
                0 | 0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | true  | New recordings of 2 Zoom accounts are not found, because their sweeps stopped.
                0 | 5 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | false | 1 recording is missing.
                0 | 5 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | false | 1 recording needs you, and 2 recordings are missing.
                0 | 5 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | false | The directory of one institution is not in line with Ensemble, because its last sync failed.
                0 | 5 | 0 | 0 | 1 | 0 | 0 | 2 | 0 | false | 1 recording needs you, and the directories of 2 institutions are not in line with Ensemble, because their last syncs failed.
                0 | 5 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | false | One Zoom account has not been heard of for longer than usual.
                0 | 5 | 0 | 0 | 0 | 0 | 1 | 0 | 2 | false | New recordings of one Zoom account are not found, because its sweep stopped, and 2 Zoom accounts have not been heard of for longer than usual.
                """)
    void saysWhetherEverythingIsAllRight(
            int dayRunning,
            int ingested,
            int skipped,
            int running,
            int failed,
            int missing,
            int stopped,
            int unsynced,
            int silent,
            boolean isEmpty,
            String sentence) {
        assertThat(OverviewSentence.of(
                        new Overview.Counts(dayRunning, ingested, skipped, 0),
                        running,
                        new OverviewTroubles(failed, missing, stopped, unsynced, silent),
                        isEmpty))
                .isEqualTo(sentence);
    }
}
