package org.zoomensemble.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zoomensemble.rules.CaptionFacts;
import org.zoomensemble.rules.MediaFileFacts;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;

/** Every table file, and every convention broken once on purpose. */
class TableConventionsTest {

    private static final Map<String, Set<String>> FACTS = Map.of(
            SelectionFacts.DECISION,
            new SelectionFacts(0, "", "", "", false, false).asMap().keySet(),
            RestrictionFacts.DECISION,
            new RestrictionFacts(false, false, false, false).asMap().keySet(),
            CaptionFacts.DECISION,
            new CaptionFacts(false, false, false, false, 0).asMap().keySet(),
            MediaFileFacts.DECISION,
            new MediaFileFacts("", "").asMap().keySet());

    static Stream<Map.Entry<String, String>> tables() {
        return ModelFiles.tables().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsTheConventions(Map.Entry<String, String> table) {
        assertThat(TableConventions.broken(table.getKey(), table.getValue(), FACTS))
                .isEmpty();
    }

    @Test
    void everyKindOfFactsHasItsTable() {
        assertThat(ModelFiles.tables().keySet().stream().map(name -> name.replace(".dmn", "")))
                .containsExactlyInAnyOrderElementsOf(FACTS.keySet());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "decision id=\"caption-source\"", "decision id=\"captionSource\"", "named like the decision"),
                Arguments.of("camunda:historyTimeToLive=\"P180D\"", "", "history time to live"),
                Arguments.of("camunda:versionTag=\"1.0.0\"", "", "version tag"),
                Arguments.of("(?s)<description>\\s+Decides.*?</description>", "", "has a description"),
                Arguments.of("<text>hasTranscript</text>", "<text>transcript</text>", "exactly the facts"),
                Arguments.of("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"", "the first row that fits"),
                Arguments.of("(?s)<rule id=\"rule_noCaptions\">.*?</rule>", "", "the last row fits always"),
                Arguments.of("input_hasCaptions", "InputClause_1", "the id is input_"),
                Arguments.of("label=\"Closed captions there\\?\"", "", "labelled in business words"),
                Arguments.of("typeRef=\"long\"", "", "has a type"),
                Arguments.of("output_captionSource", "OutputClause_1", "the id is output_"),
                Arguments.of("rule_transcriptLate", "DecisionRule_1", "the id is rule_"),
                Arguments.of("<description>Made by Zoom from the audio.</description>", "", "says why"),
                Arguments.of("<text>\"WAIT\"</text>", "<text></text>", "answers every output"),
                Arguments.of(
                        "<inputExpression id",
                        "<inputExpression expressionLanguage=\"javascript\" id",
                        "expressions are FEEL"),
                Arguments.of("<outputEntry id", "<outputEntry expressionLanguage=\"juel\" id", "expressions are FEEL"),
                Arguments.of("dmnElementRef=\"caption-source\"", "dmnElementRef=\"other\"", "is drawn"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultIsSeen(String pattern, String replacement, String sentence) {
        String content = ModelFiles.tables().get("caption-source.dmn");
        String broken = content.replaceAll(pattern, replacement);
        assertThat(broken).isNotEqualTo(content);
        assertThat(TableConventions.broken("caption-source.dmn", broken, FACTS))
                .anyMatch(told -> told.contains(sentence));
    }
}
