package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

/** The short way gives the answers of the long one, and is really taken. */
class QuickFeelTest {

    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
    private final CountingFeel counting = new CountingFeel(feel);
    private final FeelEngine quick = new QuickFeel(counting);

    private static final class CountingFeel implements FeelEngine {
        private final FeelEngine feel;
        private int asked;

        CountingFeel(FeelEngine feel) {
            this.feel = feel;
        }

        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
            asked++;
            return feel.evaluateSimpleExpression(expression, context);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext context) {
            asked++;
            return feel.evaluateSimpleUnaryTests(expression, inputVariable, context);
        }
    }

    private static final List<String> EXPRESSIONS = List.of(
            "text",
            "flag",
            "none",
            "number",
            "missing",
            "true",
            "false",
            "null",
            "\"INGEST\"",
            "\"\"",
            " \"a b\" ",
            "\"a\\\"b\"",
            "\"Ä ö, x\"",
            "text + \"x\"",
            "number + 1",
            "upper case(text)",
            "not(flag)",
            "10",
            "-3",
            "1.5",
            "[1,2]",
            "if flag then \"a\" else \"b\"");

    private static final List<String> TESTS = List.of(
            "true",
            "false",
            "null",
            "\"MP4\"",
            "\"MP4\",\"M4A\"",
            "\"MP4\" , \"x\"",
            "\"\"",
            "\"a\\\"b\"",
            "not(\"MP4\")",
            "< 10",
            "[1..5]",
            "5",
            "flag",
            "text",
            "starts with(?, \"M\")",
            "-1",
            "\"MP4\", 5",
            "-",
            " - ");

    @Test
    void expressionsHaveTheSameValues() {
        VariableContext context = context("MP4").asVariableContext();
        for (String expression : EXPRESSIONS) {
            assertThat(answer(() -> quick.evaluateSimpleExpression(expression, context)))
                    .as(expression)
                    .isEqualTo(answer(() -> feel.evaluateSimpleExpression(expression, context)));
        }
    }

    @Test
    void testsHaveTheSameOutcome() {
        for (Object input : new Object[] {null, true, false, "MP4", "M4A", "", "true", "a\"b", 5, 5L, 0}) {
            VariableContext context = context(input).asVariableContext();
            for (String test : TESTS) {
                assertThat(answer(() -> quick.evaluateSimpleUnaryTests(test, "cellInput", context)))
                        .as(test + " for " + input)
                        .isEqualTo(answer(() -> feel.evaluateSimpleUnaryTests(test, "cellInput", context)));
            }
        }
    }

    @Test
    void thePlainCellsOfOurTablesTakeTheShortWay() {
        VariableContext context = context("MP4").asVariableContext();
        quick.evaluateSimpleExpression("text", context);
        quick.evaluateSimpleExpression("\"INGEST\"", context);
        quick.evaluateSimpleExpression("true", context);
        quick.evaluateSimpleUnaryTests("\"MP4\",\"M4A\"", "cellInput", context);
        quick.evaluateSimpleUnaryTests("-", "cellInput", context);
        assertThat(counting.asked).isZero();

        quick.evaluateSimpleUnaryTests("starts with(?, \"M\")", "cellInput", context);
        assertThat(counting.asked).isEqualTo(1);
    }

    private static VariableMap context(Object input) {
        return Variables.createVariables()
                .putValue("text", "hello")
                .putValue("flag", true)
                .putValue("none", null)
                .putValue("number", 7)
                .putValue("cellInput", input);
    }

    private static Object answer(java.util.function.Supplier<Object> question) {
        try {
            return question.get();
        } catch (FeelException e) {
            return FeelException.class;
        }
    }
}
