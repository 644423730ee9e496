package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushDownWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0 | 0 | 0 | There was nothing below the template.
            1 | 0 | 0 | 0 | The only one below was changed.
            0 | 1 | 0 | 0 | The only one below had everything already.
            0 | 0 | 1 | 0 | The only one below is left as customized.
            2 | 0 | 0 | 0 | Both were changed.
            0 | 2 | 0 | 0 | Both had everything already.
            0 | 0 | 2 | 0 | Both are left as customized.
            1 | 1 | 0 | 0 | Both done: 1 changed, 1 had everything already.
            9 | 0 | 0 | 0 | All 9 were changed.
            0 | 3 | 0 | 0 | All 3 had everything already.
            1200 | 1 | 2 | 0 | All 1,203 done: 1,200 changed, 1 had everything already, 2 left as customized.
            0 | 0 | 0 | 1 | The only one below failed. Its reason stands here; mend it, then save the template with a push-down again.
            3 | 0 | 1 | 1 | 1 of 5 failed; 3 changed, 1 left as customized. Its reason stands here; mend it, then save the template with a push-down again.
            0 | 0 | 0 | 2 | Both failed. Each reason stands here; mend it, then save the template with a push-down again.
            """)
    void whatCameOfIt(int changed, int unchanged, int kept, int failed, String sentence) {
        assertThat(PushDownWords.isDone(changed, unchanged, kept, failed)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 10000 | 0    | 5    | 0 of 10,000 done
            500  | 10000 | 500  | 0.5  | 500 of 10,000 done
            10   | 10    | 10   | 9    | 10 of 10 done
            5000 | 10000 | 5000 | 2    | 5,000 of 10,000 done; a few seconds left, 2,500 a second
            5000 | 10000 | 2000 | 8    | 5,000 of 10,000 done; about 20 s left, 250 a second
            5000 | 10000 | 1000 | 11.7 | 5,000 of 10,000 done; about 1 min left, 85 a second
            5000 | 10000 | 1000 | 120  | 5,000 of 10,000 done; about 10 min left, 8 a second
            10   | 1000  | 10   | 100  | 10 of 1,000 done; about 3 h left, 6 a minute
            """)
    void howFarItIs(int done, int total, int worked, double seconds, String sentence) {
        assertThat(PushDownWords.runs(done, total, worked, seconds)).isEqualTo(sentence);
    }

    @Test
    void oneThatStandsStillNamesTheRemedy() {
        assertThat(PushDownWords.standsStill(3, 5))
                .startsWith("It stands still at 3 of 5:")
                .contains("chooses retry");
        assertThat(PushDownWords.vanished(0, 1)).contains("when 0 of 1 was done");
        assertThat(PushDownWords.vanished(3, 5)).contains("when 3 of 5 were done");
    }
}
