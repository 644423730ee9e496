package org.zoomensemble.ensemble.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.zoomensemble.operations.StartRefusedException;

class EnsembleSettingsTest {

    private static EnsembleSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("zoomensemble.ensemble", EnsembleSettings.class);
    }

    private static EnsembleSettings with(String name, String value) {
        return bind(Map.of("zoomensemble.ensemble." + name, value));
    }

    @Test
    void everythingMayBeAbsent() {
        EnsembleSettings settings = bind(Map.of());
        assertThat(settings.api()).isEqualTo(EnsembleSettings.Api.HAPI);
        assertThat(settings.auth()).isEqualTo(EnsembleSettings.Auth.BASIC);
        assertThat(settings.uploadHosts()).isEmpty();
        assertThat(settings.connections()).isEqualTo(64);
        assertThatThrownBy(settings::site).hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_URL is not set");
    }

    @Test
    void secretsAreMasked() {
        EnsembleSettings settings = bind(Map.of(
                "zoomensemble.ensemble.url", " https://ensemble.example.edu/ev// ",
                "zoomensemble.ensemble.password", "canary-1",
                "zoomensemble.ensemble.client-secret", "canary-2",
                "zoomensemble.ensemble.upload-hosts", "Media.example.edu, tus.example.edu:8443"));
        assertThat(settings.password().value()).isEqualTo("canary-1");
        assertThat(settings.toString()).doesNotContain("canary");
        assertThat(settings.site()).hasToString("https://ensemble.example.edu/ev");
        assertThat(settings.uploadHosts()).containsExactlyInAnyOrder("media.example.edu", "tus.example.edu:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ensemble.example.edu",
                "ftp://e",
                "https://",
                "https://u:canary@e",
                "https://e/?canary",
                "https://e/#a",
                "https://e e",
                "https:///path"
            })
    void malformedAddressStopsTheStartInOneSentence(String url) {
        assertThatThrownBy(() -> with("url", url))
                .hasRootCauseInstanceOf(StartRefusedException.class)
                .rootCause()
                .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_URL is not an address")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "token-url, nonsense, ZOOMENSEMBLE_ENSEMBLE_TOKEN_URL",
        "upload-hosts, https://e, ZOOMENSEMBLE_ENSEMBLE_UPLOAD_HOSTS",
        "caption-url-template, /a/{b, ZOOMENSEMBLE_ENSEMBLE_CAPTION_URL_TEMPLATE",
        "user-url-template, /a/{b, ZOOMENSEMBLE_ENSEMBLE_USER_URL_TEMPLATE"
    })
    void otherMalformedSettingsAreNamed(String name, String value, String variable) {
        assertThatThrownBy(() -> with(name, value)).rootCause().hasMessageStartingWith(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ensemble.example.edu", "http://localhost:8080/ev", "https://[::1]:8443"})
    void addresses(String url) {
        assertThatCode(() -> with("url", url).site()).doesNotThrowAnyException();
    }
}
