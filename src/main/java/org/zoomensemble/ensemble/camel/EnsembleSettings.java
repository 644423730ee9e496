package org.zoomensemble.ensemble.camel;

import com.damnhandy.uri.template.MalformedUriTemplateException;
import com.damnhandy.uri.template.UriTemplate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.zoomensemble.operations.StartRefusedException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;

/**
 * Where Ensemble is and how we log in. Everything may be absent, so that the application starts and says at the first
 * call what is missing; what is present must be well formed.
 *
 * @param url                address of the site, for example {@code https://ensemble.example.edu}; a path is allowed
 * @param scope              of the OAuth 2.0 token; empty for none
 * @param uploadHosts        further hosts ({@code host} or {@code host:port}) that may receive uploads and the login
 * @param captionUrlTemplate RFC 6570 template with {@code contentId}, where the server offers no link
 * @param userUrlTemplate    RFC 6570 template with {@code libraryId, pageSize, pageNumber}, where the server offers no link
 * @param connections        simultaneous connections; every running transfer holds one
 * @param pageSize           of every list
 */
@Validated
@ConfigurationProperties("zoomensemble.ensemble")
record EnsembleSettings(
        String url,
        @DefaultValue("hapi") Api api,
        String username,
        Secret password,
        @DefaultValue("basic") Auth auth,
        String tokenUrl,
        String clientId,
        Secret clientSecret,
        String scope,
        @DefaultValue Set<String> uploadHosts,
        String captionUrlTemplate,
        String userUrlTemplate,
        @DefaultValue("64") @Min(1) @Max(10_000) int connections,
        @DefaultValue("100") @Min(1) @Max(1000) int pageSize) {

    enum Api {
        HAPI,
        V2
    }

    enum Auth {
        BASIC,
        OAUTH2
    }

    EnsembleSettings {
        url = trimmed(url);
        username = trimmed(username);
        tokenUrl = trimmed(tokenUrl);
        clientId = trimmed(clientId);
        scope = trimmed(scope);
        captionUrlTemplate = trimmed(captionUrlTemplate);
        userUrlTemplate = trimmed(userUrlTemplate);
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        requireAddress("ZOOMENSEMBLE_ENSEMBLE_URL", url);
        requireAddress("ZOOMENSEMBLE_ENSEMBLE_TOKEN_URL", tokenUrl);
        uploadHosts = Set.copyOf(uploadHosts.stream()
                .map(host -> host.trim().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList());
        uploadHosts.forEach(EnsembleSettings::requireHost);
        requireTemplate("ZOOMENSEMBLE_ENSEMBLE_CAPTION_URL_TEMPLATE", captionUrlTemplate);
        requireTemplate("ZOOMENSEMBLE_ENSEMBLE_USER_URL_TEMPLATE", userUrlTemplate);
    }

    /** The address of the site, without a slash at its end. */
    URI site() {
        return URI.create(required("ZOOMENSEMBLE_ENSEMBLE_URL", url));
    }

    /** @throws WorkFailure GIVE_UP, naming the setting, where the value is empty */
    static String required(String variable, String value) {
        if (value == null || value.isEmpty()) {
            throw WorkFailure.giveUp(
                    variable + " is not set, so Ensemble cannot be asked; set it and start the application again.");
        }
        return value;
    }

    private static String trimmed(String value) {
        return value == null ? "" : value.trim();
    }

    private static void requireHost(String host) {
        if (!host.matches("([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?")) {
            throw new StartRefusedException(
                    "ZOOMENSEMBLE_ENSEMBLE_UPLOAD_HOSTS has an entry that is no host of the form name or name:port.",
                    "List hosts without https:// and without a path.");
        }
    }

    private static void requireTemplate(String variable, String template) {
        try {
            UriTemplate.fromTemplate(template);
        } catch (MalformedUriTemplateException e) {
            throw new StartRefusedException(variable + " is no URI template (RFC 6570).", "Correct it or remove it.");
        }
    }

    private static void requireAddress(String variable, String value) {
        if (value.isEmpty()) {
            return;
        }
        try {
            URI address = new URI(value);
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // told below, without the text: a mistyped address may carry a password
        }
        throw new StartRefusedException(
                variable
                        + " is not an address of the form https://host or https://host/path, without user, query and fragment.",
                "Correct it or remove it.");
    }
}
