package org.zoomensemble.security;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Name and password against the {@link UserDirectory}, for the login page and for HTTP Basic. */
@Component
class DirectoryAuthenticationProvider implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryAuthenticationProvider.class);

    private final UserDirectory directory;
    private final CurrentGrants currentGrants;
    private final VerifiedCredentials verified;
    private final LoginThrottle throttle;

    DirectoryAuthenticationProvider(
            UserDirectory directory,
            CurrentGrants currentGrants,
            VerifiedCredentials verified,
            LoginThrottle throttle) {
        this.directory = directory;
        this.currentGrants = currentGrants;
        this.verified = verified;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        Secret password = new Secret(String.valueOf(attempt.getCredentials()));
        try {
            // Read before the password is asked about: a change in between ends the session, not the other way round.
            Optional<String> stamp = verified.passwordStamp(user, password)
                    .filter(known -> known.equals(currentGrants.passwordStamp(user)));
            String passwordStamp = stamp.isPresent() ? stamp.get() : verify(user, password, address(attempt));
            Set<Grant> grants = currentGrants.of(user);
            if (grants.isEmpty()) {
                throw new DisabledException("This user has no role here; ask an administrator for one.");
            }
            return new LoggedIn(user, grants, passwordStamp, attempt.getDetails());
        } catch (AuthenticationException refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw new InternalAuthenticationServiceException(
                    "Users cannot be looked up at the moment; try again shortly.", failed);
        }
    }

    private String verify(String user, Secret password, String address) {
        throttle.check(address);
        currentGrants.forget(user);
        String passwordStamp = currentGrants.passwordStamp(user);
        if (!directory.isPassword(user, password)) {
            throttle.failed(address);
            LOG.warn("A log-in from {} failed.", address);
            throw new BadCredentialsException("User or password is wrong.");
        }
        verified.add(user, password, passwordStamp);
        return passwordStamp;
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
