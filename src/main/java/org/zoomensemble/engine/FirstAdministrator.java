package org.zoomensemble.engine;

import java.security.SecureRandom;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zoomensemble.security.Role;
import org.zoomensemble.security.Secret;

/** Makes the user {@code admin} where nobody could administer otherwise, and lets the setting reset its password. */
@Component
final class FirstAdministrator {

    static final String ID = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;

    private final Secret configured;

    FirstAdministrator(FirstAdministratorSettings settings) {
        this.configured = settings.adminPassword();
    }

    void ensure(IdentityService identity) {
        if (configured != null) {
            save(identity, configured);
            LOG.info("The user \"{}\" has the password of ZOOMENSEMBLE_ADMIN_PASSWORD.", ID);
            return;
        }
        boolean isSomeoneThere = identity.createUserQuery()
                        .memberOfGroup(Role.ADMINISTRATOR.group())
                        .count()
                > 0;
        if (!isSomeoneThere) {
            Secret generated = generated();
            save(identity, generated);
            LOG.warn(
                    "\n\n    First log-in: user \"{}\", password \"{}\". It is shown this once; change it in Camunda"
                            + " Admin, or set ZOOMENSEMBLE_ADMIN_PASSWORD.\n",
                    ID,
                    generated.value());
        }
    }

    private static void save(IdentityService identity, Secret password) {
        User admin = identity.createUserQuery().userId(ID).singleResult();
        if (admin == null) {
            admin = identity.newUser(ID);
            admin.setFirstName("First");
            admin.setLastName("Administrator");
        }
        admin.setPassword(password.value());
        // A site's password policy is for people; here it would end the start without a sentence.
        ((IdentityServiceImpl) identity).saveUser(admin, true);
        identity.unlockUser(ID);
        boolean isMember = identity.createGroupQuery()
                        .groupMember(ID)
                        .groupId(Role.ADMINISTRATOR.group())
                        .count()
                > 0;
        if (!isMember) {
            identity.createMembership(ID, Role.ADMINISTRATOR.group());
        }
    }

    private static Secret generated() {
        StringBuilder password = new StringBuilder(LENGTH);
        new SecureRandom().ints(LENGTH, 0, ALPHABET.length()).forEach(at -> password.append(ALPHABET.charAt(at)));
        return new Secret(password.toString());
    }
}
