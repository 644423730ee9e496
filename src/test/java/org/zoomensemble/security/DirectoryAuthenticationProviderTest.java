package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class DirectoryAuthenticationProviderTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Directory directory = new Directory();
    private final DirectoryAuthenticationProvider provider = new DirectoryAuthenticationProvider(
            directory,
            new CurrentGrants(directory, nanos::get),
            new VerifiedCredentials(nanos::get),
            new LoginThrottle());

    private static final class Directory implements UserDirectory {
        private final Map<String, Set<String>> groups = new HashMap<>(Map.of(
                "anna", Set.of("camunda-admin", "operator", "somewhere-else"), "guest", Set.of("somewhere-else")));
        private String password = "right";
        private boolean isAway;
        private int checks;
        private int reads;

        @Override
        public boolean isPassword(String user, Secret given) {
            checks++;
            if (isAway) {
                throw new IllegalStateException("away");
            }
            return groups.containsKey(user) && given.value().equals(password);
        }

        @Override
        public Optional<Set<String>> groupsOf(String user) {
            reads++;
            return Optional.ofNullable(groups.get(user));
        }

        @Override
        public String passwordStamp(String user) {
            return "stamp of " + password;
        }
    }

    private Authentication logIn(String user, String password) {
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(user, password);
        attempt.setDetails(new WebAuthenticationDetails(new MockHttpServletRequest()));
        return provider.authenticate(attempt);
    }

    @Test
    void givesTheRolesOfTheGroupsAndKeepsNoPassword() {
        Authentication anna = logIn("anna", "right");

        assertThat(anna.isAuthenticated()).isTrue();
        assertThat(anna.getCredentials()).isNull();
        assertThat(anna.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("ROLE_ADMINISTRATOR", "ROLE_OPERATOR");
    }

    @Test
    void refusesWrongPasswordsUnknownUsersAndUsersWithoutARole() {
        assertThatThrownBy(() -> logIn("anna", "wrong")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> logIn("nobody", "right")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> logIn("guest", "right")).isInstanceOf(DisabledException.class);
    }

    @Test
    void asksTheSlowDirectoryOnceForManyCallsAndAgainAfterSeconds() {
        for (int call = 0; call < 100; call++) {
            logIn("anna", "right");
        }
        assertThat(directory.checks).isEqualTo(1);
        assertThat(directory.reads).isEqualTo(1);

        assertThatThrownBy(() -> logIn("anna", "wrong")).isInstanceOf(BadCredentialsException.class);
        directory.password = "changed";
        nanos.addAndGet(VerifiedCredentials.REMEMBERED.toNanos());
        assertThatThrownBy(() -> logIn("anna", "right")).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void stopsAskingTheDirectoryForAnAddressThatKeepsFailing() {
        for (int attempt = 0; attempt < LoginThrottle.MOST_FAILURES; attempt++) {
            String guess = "guess-" + attempt;
            assertThatThrownBy(() -> logIn("anna", guess)).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> logIn("anna", "right")).isInstanceOf(TooManyLoginsException.class);
        assertThat(directory.checks).isEqualTo(LoginThrottle.MOST_FAILURES);
    }

    @Test
    void tellsAnOutageFromAWrongPassword() {
        directory.isAway = true;

        assertThatThrownBy(() -> logIn("anna", "right")).isInstanceOf(AuthenticationServiceException.class);
    }

    @Test
    void noticesWithinSecondsThatAUserIsGone() {
        logIn("anna", "right");
        directory.groups.remove("anna");
        nanos.addAndGet(CurrentGrants.REMEMBERED.toNanos());

        assertThatThrownBy(() -> logIn("anna", "right")).isInstanceOf(DisabledException.class);
    }
}
