package org.zoomensemble.ensemble.camel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.zoomensemble.security.Secret;

/** HTTP Basic with the service account. */
final class BasicLogin implements EnsembleLogin {

    private final EnsembleSettings settings;

    BasicLogin(EnsembleSettings settings) {
        this.settings = settings;
    }

    @Override
    public String authorization() {
        String name = EnsembleSettings.required("ZOOMENSEMBLE_ENSEMBLE_USERNAME", settings.username());
        return of(name, settings.password(), "ZOOMENSEMBLE_ENSEMBLE_PASSWORD");
    }

    @Override
    public void renew(String refused) {
        // There is no other.
    }

    static String of(String name, Secret secret, String variable) {
        String value = EnsembleSettings.required(variable, secret == null ? null : secret.value());
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + value).getBytes(StandardCharsets.UTF_8));
    }
}
