package org.zoomensemble.security;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exceptions from "https and public only".
 *
 * @param allowedPrivateHosts {@code ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS}: hosts, by name or address, that may be
 *     private or plain http at any port
 */
@ConfigurationProperties("zoomensemble")
record AddressSettings(@DefaultValue List<String> allowedPrivateHosts) {

    AddressSettings {
        allowedPrivateHosts = allowedPrivateHosts.stream()
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(AddressSettings::plain)
                .toList();
    }

    private static String plain(String host) {
        boolean isIpv6 = host.chars().filter(character -> character == ':').count() > 1;
        if (host.contains("/") || host.contains("*") || host.contains(" ") || host.contains(":") && !isIpv6) {
            throw new IllegalArgumentException("ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS lists \"" + host
                    + "\"; give the host alone, without scheme, port, path or asterisk.");
        }
        return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }
}
