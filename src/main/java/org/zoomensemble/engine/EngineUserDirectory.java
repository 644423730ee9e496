package org.zoomensemble.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.UserDirectory;

/** The engine's own users, which people manage in Camunda Admin. */
@Component
final class EngineUserDirectory implements UserDirectory {

    private final IdentityService identity;
    private final SlowPasswordEncryptor encryptor = new SlowPasswordEncryptor();
    private final String nobodysPassword = encryptor.encrypt("");

    // Lazy: the web server's filters are made before the engine.
    EngineUserDirectory(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean isPassword(String user, Secret password) {
        if (!isUser(user)) {
            // Takes the time that a known user's password takes, so that the answer does not tell who exists.
            encryptor.check(password.value(), nobodysPassword);
            return false;
        }
        return identity.checkPassword(user, password.value());
    }

    @Override
    public Optional<Set<String>> groupsOf(String user) {
        if (!isUser(user)) {
            return Optional.empty();
        }
        return Optional.of(identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String passwordStamp(String user) {
        User known =
                user.isEmpty() ? null : identity.createUserQuery().userId(user).singleResult();
        return known == null ? "" : digest(known.getPassword());
    }

    private static String digest(String storedPassword) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.valueOf(storedPassword).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime has no SHA-256.", missing);
        }
    }

    private boolean isUser(String user) {
        return !user.isEmpty() && identity.createUserQuery().userId(user).count() == 1;
    }
}
