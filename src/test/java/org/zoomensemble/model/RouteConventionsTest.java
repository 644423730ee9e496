package org.zoomensemble.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route file, and every convention broken once on purpose. */
class RouteConventionsTest {

    private static final String ROUTE = "zoom-get-recording.camel.yaml";

    static Stream<Map.Entry<String, String>> routes() {
        return ModelFiles.routes().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void keepsTheConventions(Map.Entry<String, String> route) {
        assertThat(RouteConventions.broken(route.getKey(), route.getValue())).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("\\A(#.*\\R)+", "", "begins with a comment"),
                Arguments.of("id: zoom-get-recording\\b(?!-)", "id: other", "its id is the file's name"),
                Arguments.of("    description:.*\\R", "", "has a description"),
                Arguments.of("uri: direct:zoom-get-recording", "uri: direct:recording", "is entered at direct:"),
                Arguments.of("pattern: \"\\*\"", "pattern: \"x-*\"", "removes all headers"),
                Arguments.of(
                        "(pattern: \"\\*\")", "$1\n            excludePattern: Authorization", "removes all headers"),
                Arguments.of("id: zoom-get-recording-http", "id: http", "an http node has the id"),
                Arguments.of(" +connectTimeout:.*\\R", "", "sets connectTimeout"),
                Arguments.of(" +responseTimeout:.*\\R", "", "sets responseTimeout"),
                Arguments.of(" +connectionRequestTimeout:.*\\R", "", "sets connectionRequestTimeout"),
                Arguments.of("(?m)^      steps:", "      handled: true\n      steps:", "handled, x"),
                Arguments.of("(?m)^      steps:", "      steps:\n        - to: seda:later\n", "direct: or http only"),
                Arguments.of(
                        "(?m)^      steps:", "      maximumRedeliveries: 3\n      steps:", "maximumRedeliveries, x"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultIsSeen(String pattern, String replacement, String sentence) {
        String content = ModelFiles.routes().get(ROUTE);
        String broken = content.replaceAll(pattern, replacement);
        assertThat(broken).isNotEqualTo(content);
        String expected = sentence.replace(", x", ": is forbidden below a worker");
        assertThat(RouteConventions.broken(ROUTE, broken)).anyMatch(told -> told.contains(expected));
    }
}
