package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.rules.CaptionFacts;
import org.zoomensemble.rules.MediaFileFacts;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;
import org.zoomensemble.rules.Verdict;

/** The shipped tables over their full matrix of facts, through the class that the features ask. */
class DecisionTablesTest {

    private static final boolean[] BOTH = {false, true};

    private static TestEngine house;
    private static CamundaDecisionTables tables;

    @BeforeAll
    static void start() {
        house = new TestEngine();
        tables = new CamundaDecisionTables(
                house.engine.getDecisionService(), new RunningTables(house.engine.getRepositoryService()));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void recordingSelection() {
        int asked = 0;
        for (int minutes : new int[] {0, 1, 50, 100_000}) {
            for (String topic : new String[] {"", "Lecture", null}) {
                for (String type : new String[] {"1", "2", "3", "4", "5", "6", "7", "8", "9", "99", "", null}) {
                    for (boolean hasVideo : BOTH) {
                        for (boolean hasAudio : BOTH) {
                            Verdict verdict = decide(
                                    SelectionFacts.DECISION,
                                    new SelectionFacts(minutes, topic, "host@example.org", type, hasVideo, hasAudio)
                                            .asMap());
                            assertThat(verdict.text("selection")).isEqualTo(hasVideo || hasAudio ? "INGEST" : "SKIP");
                            assertThat(verdict.text("reason")).endsWith(".");
                            asked++;
                        }
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(4 * 3 * 12 * 4);
    }

    @Test
    void restrictionHandling() {
        for (boolean hasPassword : BOTH) {
            for (boolean isDownloadDisabled : BOTH) {
                for (boolean isHostOnly : BOTH) {
                    for (boolean isSignInRequired : BOTH) {
                        Verdict verdict = decide(
                                RestrictionFacts.DECISION,
                                new RestrictionFacts(hasPassword, isDownloadDisabled, isHostOnly, isSignInRequired)
                                        .asMap());
                        assertThat(verdict.isTrue("isVideoIngested")).isTrue();
                        assertThat(verdict.isTrue("isCaptionIngested"))
                                .isEqualTo(!hasPassword && !isDownloadDisabled && !isHostOnly);
                        assertThat(verdict.text("reason"))
                                .startsWith(
                                        hasPassword
                                                ? "The recording has a password"
                                                : isDownloadDisabled
                                                        ? "Download is disabled"
                                                        : isHostOnly
                                                                ? "Only the host"
                                                                : isSignInRequired
                                                                        ? "Sign-in is required"
                                                                        : "No restriction");
                    }
                }
            }
        }
    }

    @Test
    void captionSource() {
        for (boolean isAllowed : BOTH) {
            for (boolean hasCaptions : BOTH) {
                for (boolean hasTranscript : BOTH) {
                    for (boolean isExpected : BOTH) {
                        for (long minutes : new long[] {0, 1, 1439, 1440, 1441, 1_000_000}) {
                            Verdict verdict = decide(
                                    CaptionFacts.DECISION,
                                    new CaptionFacts(isAllowed, hasCaptions, hasTranscript, isExpected, minutes)
                                            .asMap());
                            String expected = !isAllowed
                                    ? "NONE"
                                    : hasCaptions
                                            ? "CAPTION"
                                            : hasTranscript
                                                    ? "TRANSCRIPT"
                                                    : isExpected && minutes < 1440 ? "WAIT" : "NONE";
                            assertThat(verdict.text("captionSource")).isEqualTo(expected);
                            assertThat(verdict.text("reason")).endsWith(".");
                        }
                    }
                }
            }
        }
    }

    @Test
    void mediaFileChoicePrefersVideosInTheOrderOfTheProduct() {
        List<MediaFileFacts> preferred = List.of(
                new MediaFileFacts("MP4", "shared_screen_with_speaker_view"),
                new MediaFileFacts("MP4", "shared_screen_with_gallery_view"),
                new MediaFileFacts("MP4", "shared_screen"),
                new MediaFileFacts("MP4", "active_speaker"),
                new MediaFileFacts("MP4", "gallery_view"),
                new MediaFileFacts("MP4", "production_studio"),
                new MediaFileFacts("MP4", "host_video"),
                new MediaFileFacts("MP4", "a_type_that_zoom_adds_later"),
                new MediaFileFacts("MP4", "sign_interpretation"),
                new MediaFileFacts("M4A", "audio_only"),
                new MediaFileFacts("M4A", "audio_interpretation"),
                new MediaFileFacts("TXT", "chat_file"));
        List<Integer> ranks = new ArrayList<>();
        for (MediaFileFacts file : preferred) {
            ranks.add(rank(file));
        }
        assertThat(ranks).isSorted().doesNotHaveDuplicates();
        assertThat(rank(new MediaFileFacts("MP4", "speaker_view")))
                .isEqualTo(rank(new MediaFileFacts("MP4", "active_speaker")));
    }

    @ParameterizedTest
    @CsvSource({
        "MP4, shared_screen_with_speaker_view",
        "MP4, shared_screen_with_gallery_view",
        "MP4, shared_screen",
        "MP4, active_speaker",
        "MP4, speaker_view",
        "MP4, gallery_view",
        "MP4, production_studio",
        "MP4, host_video",
        "MP4, sign_interpretation",
        "MP4,",
        "M4A, audio_only",
        "M4A, audio_interpretation",
        "M4A, audio_only_each_participant",
        "M4A,",
        "'',",
        ","
    })
    void mediaFileChoiceAlwaysAnswers(String fileType, String recordingType) {
        assertThat(rank(new MediaFileFacts(fileType, recordingType))).isPositive();
    }

    @Test
    void namesTheTableAndTheFactsWhereItCannotDecide() {
        Map<String, Object> facts = new HashMap<>(Map.of("hasPassword", "perhaps"));
        assertThatThrownBy(() -> tables.decide(RestrictionFacts.DECISION, facts))
                .isInstanceOfSatisfying(
                        WorkFailure.class,
                        failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP))
                .hasMessageStartingWith(
                        "The table restriction-handling could not decide for hasPassword = perhaps (DMN-");
        assertThatThrownBy(() -> tables.decide("no-such-table", Map.of()))
                .isInstanceOf(WorkFailure.class)
                .hasMessageStartingWith("There is no table no-such-table.");
    }

    @Test
    void aNewVersionDecidesWithinASecondOrTwo() throws InterruptedException {
        try (TestEngine own = new TestEngine()) {
            CamundaDecisionTables asked = new CamundaDecisionTables(
                    own.engine.getDecisionService(), new RunningTables(own.engine.getRepositoryService()));
            Map<String, Object> facts = new MediaFileFacts("MP4", "gallery_view").asMap();
            assertThat(asked.decide(MediaFileFacts.DECISION, facts))
                    .isEqualTo(new Verdict(MediaFileFacts.DECISION, 1, facts, Map.of("rank", 50)));

            own.deploy(
                    "media-file-choice.dmn",
                    Shipped.table("media-file-choice").replace("<text>50</text>", "<text>55</text>"));
            Thread.sleep(1_100);

            assertThat(asked.decide(MediaFileFacts.DECISION, facts))
                    .isEqualTo(new Verdict(MediaFileFacts.DECISION, 2, facts, Map.of("rank", 55)));
        }
    }

    @Test
    void theSameQuestionIsEvaluatedOnce() {
        try (TestEngine own = new TestEngine()) {
            CamundaDecisionTables asked = new CamundaDecisionTables(
                    own.engine.getDecisionService(), new RunningTables(own.engine.getRepositoryService()));
            Map<String, Object> facts = new MediaFileFacts("MP4", "gallery_view").asMap();
            for (int i = 0; i < 150; i++) {
                asked.decide(MediaFileFacts.DECISION, facts);
            }
            assertThat(own.engine
                            .getHistoryService()
                            .createHistoricDecisionInstanceQuery()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTableThatAnswersTwiceIsRefused() {
        try (TestEngine own = new TestEngine()) {
            CamundaDecisionTables asked = new CamundaDecisionTables(
                    own.engine.getDecisionService(), new RunningTables(own.engine.getRepositoryService()));
            own.deploy(
                    "media-file-choice.dmn",
                    Shipped.table("media-file-choice").replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""));
            assertThatThrownBy(() ->
                            asked.decide(MediaFileFacts.DECISION, new MediaFileFacts("MP4", "gallery_view").asMap()))
                    .isInstanceOf(WorkFailure.class)
                    .hasMessageContaining(
                            "media-file-choice could not decide for fileType = MP4, recordingType = gallery_view");
        }
    }

    private static Verdict decide(String table, Map<String, Object> facts) {
        return tables.decide(table, facts);
    }

    private static int rank(MediaFileFacts file) {
        return (int) decide(MediaFileFacts.DECISION, file.asMap()).result().get("rank");
    }
}
