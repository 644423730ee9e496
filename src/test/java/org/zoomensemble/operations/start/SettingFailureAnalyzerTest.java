package org.zoomensemble.operations.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class SettingFailureAnalyzerTest {

    private final SettingFailureAnalyzer analyzer = new SettingFailureAnalyzer();

    record Sweep(Duration everyHowLong, String secretKey, int apiToken) {

        Sweep {
            if ("short".equals(secretKey)) {
                throw new IllegalArgumentException("a key has 32 bytes");
            }
        }
    }

    @Test
    void namesTheVariableTheValueAndWhatWasExpected() {
        assertThat(analyze("every-how-long", "soon").getDescription())
                .startsWith(
                        "The setting ZOOMENSEMBLE_SWEEP_EVERY_HOW_LONG (zoomensemble.sweep.every-how-long) has a value"
                                + " \"soon\" that is no duration.");
    }

    @Test
    void neverRepeatsWhatMayBeASecret() {
        FailureAnalysis analysis = analyze("api-token", "canary-secret");

        assertThat(analysis.getDescription())
                .startsWith(
                        "The setting ZOOMENSEMBLE_SWEEP_API_TOKEN (zoomensemble.sweep.api-token) has a value that is"
                                + " no number.");
        assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("canary-secret");
    }

    @Test
    void repeatsTheSentenceOfASettingThatRefuses() {
        assertThat(analyze("secret-key", "short").getDescription())
                .startsWith("The setting ZOOMENSEMBLE_SWEEP (zoomensemble.sweep) cannot be used: a key has 32 bytes.");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException("something else")))
                .isNull();
    }

    @Test
    void writesIndexesAsTheEnvironmentDoes() {
        assertThat(List.of(new SettingName("zoomensemble.allowed-private-hosts[0]").variable()))
                .containsExactly("ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS_0");
    }

    private FailureAnalysis analyze(String name, String value) {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("zoomensemble.sweep." + name, value)));
        return analyzer.analyze(catchThrowable(() -> binder.bind("zoomensemble.sweep", Bindable.of(Sweep.class))));
    }
}
