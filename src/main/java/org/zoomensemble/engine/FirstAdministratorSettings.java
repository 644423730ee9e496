package org.zoomensemble.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.zoomensemble.security.PeopleAdministration;
import org.zoomensemble.security.Secret;

/**
 * The way in.
 *
 * @param adminPassword {@code ZOOMENSEMBLE_ADMIN_PASSWORD}: password of the user {@code admin}, set anew and unlocked at
 *     each start while it is given. Null: the first start generates one and prints it once
 */
@ConfigurationProperties("zoomensemble")
record FirstAdministratorSettings(Secret adminPassword) {

    private static final int SHORTEST = PeopleAdministration.SHORTEST_PASSWORD;

    FirstAdministratorSettings {
        if (adminPassword != null && adminPassword.value().isEmpty()) {
            adminPassword = null;
        }
        if (adminPassword != null && adminPassword.value().length() < SHORTEST) {
            throw new IllegalStateException("ZOOMENSEMBLE_ADMIN_PASSWORD is shorter than " + SHORTEST
                    + " characters; choose a longer one, or leave it unset to have one generated.");
        }
    }
}
