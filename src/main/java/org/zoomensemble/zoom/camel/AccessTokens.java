package org.zoomensemble.zoom.camel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.GrantedScopes;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomConnections;

/**
 * The access token of each connection, in memory so that ordinary calls cost no statement. The connection itself is read
 * anew every few seconds, so that changed credentials count soon, and always before a token is fetched.
 */
@Component
final class AccessTokens implements GrantedScopes {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private static final Duration CONNECTION_READ_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(45);
    private static final Duration SCOPES_COUNT_FOR = Duration.ofMinutes(1);

    private final ZoomConnections connections;
    private final SharedTokens shared;
    private final Duration renewedBefore;
    private final InstantSource clock;
    private final Map<UUID, Place> places = new ConcurrentHashMap<>();

    @Autowired
    AccessTokens(ZoomConnections connections, SharedTokens shared, ZoomSettings settings) {
        this(connections, shared, settings.tokenRenewedBefore(), InstantSource.system());
    }

    AccessTokens(ZoomConnections connections, SharedTokens shared, Duration renewedBefore, InstantSource clock) {
        this.connections = connections;
        this.shared = shared;
        this.renewedBefore = renewedBefore;
        this.clock = clock;
    }

    /** What is in memory for a connection. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Held held;
    }

    /**
     * @param heldSince    when this node got hold of the token
     * @param usableUntil  when it is renewed
     * @param connectionAt when the connection was read
     */
    private record Held(Access access, Instant heldSince, Instant usableUntil, Instant connectionAt) {

        boolean isUsable(Instant now) {
            return now.isBefore(usableUntil);
        }

        boolean isConnectionFresh(Instant now) {
            return now.isBefore(connectionAt.plus(CONNECTION_READ_EVERY));
        }
    }

    /**
     * The token to use now; fetched or made where there is none.
     *
     * @throws WorkFailure as the token endpoint answers
     */
    Access access(UUID connectionId) {
        Place place = places.computeIfAbsent(connectionId, id -> new Place());
        Held held = place.held;
        Instant now = clock.instant();
        if (held != null && held.isUsable(now)) {
            if (held.isConnectionFresh(now)) {
                return held.access();
            }
            // One call looks after the connection, the others go on meanwhile.
            if (!place.lock.tryLock()) {
                return held.access();
            }
        } else {
            await(place.lock);
        }
        try {
            return kept(place, connectionId, null);
        } finally {
            place.lock.unlock();
        }
    }

    /**
     * The token to use after Zoom has refused one. However many calls were refused with the same token, it is renewed
     * once.
     */
    Access renewed(UUID connectionId, Secret refused) {
        Place place = places.computeIfAbsent(connectionId, id -> new Place());
        await(place.lock);
        try {
            Held held = place.held;
            if (held != null && !held.access().token().equals(refused) && held.isUsable(clock.instant())) {
                return held.access();
            }
            place.held = null;
            return kept(place, connectionId, refused);
        } finally {
            place.lock.unlock();
        }
    }

    /**
     * A scope was missing. A token knows only the scopes that the app had when it was fetched, so one that is older than a
     * minute is not used again.
     */
    void scopeMissing(UUID connectionId, Secret token) {
        Place place = places.computeIfAbsent(connectionId, id -> new Place());
        Held held = place.held;
        if (held != null
                && held.access().token().equals(token)
                && held.heldSince().plus(SCOPES_COUNT_FOR).isBefore(clock.instant())) {
            try {
                renewed(connectionId, token);
            } catch (WorkFailure e) {
                LOG.info("No new access token after a missing scope: {}", e.getMessage());
            }
        }
    }

    /** Fetches a new token for everybody and tells its scopes; none for a login that has no scopes. */
    @Override
    public Set<String> granted(UUID connectionId) {
        Place place = places.computeIfAbsent(connectionId, id -> new Place());
        await(place.lock);
        try {
            ZoomConnection connection = connections.connection(connectionId);
            if (!(connection.login() instanceof ZoomConnection.ServerToServer)) {
                return Set.of();
            }
            FetchedToken fetched = shared.fetched(connection);
            place.held = held(connection, fetched.token());
            return fetched.scopes();
        } finally {
            place.lock.unlock();
        }
    }

    private Access kept(Place place, UUID connectionId, Secret refused) {
        Held held = place.held;
        Instant now = clock.instant();
        if (held != null && held.isUsable(now) && held.isConnectionFresh(now)) {
            return held.access();
        }
        ZoomConnection connection = connections.connection(connectionId);
        if (held != null && held.isUsable(now) && held.access().connection().revision() == connection.revision()) {
            place.held = new Held(held.access(), held.heldSince(), held.usableUntil(), now);
            return held.access();
        }
        place.held = null;
        place.held = held(connection, token(connection, refused, now));
        return place.held.access();
    }

    private Held held(ZoomConnection connection, AccessToken token) {
        Instant now = clock.instant();
        return new Held(new Access(connection, token.value()), now, usableUntil(token, now), now);
    }

    private AccessToken token(ZoomConnection connection, Secret refused, Instant now) {
        if (connection.login() instanceof ZoomConnection.ApiKey login) {
            return SelfMadeToken.of(login, now);
        }
        return shared.token(connection, refused, renewedBefore);
    }

    private Instant usableUntil(AccessToken token, Instant now) {
        Instant planned = token.expiresAt().minus(renewedBefore);
        // Zoom may give tokens that live shorter than the time before which they are renewed.
        Instant soon = now.plus(Duration.between(now, token.expiresAt()).dividedBy(2));
        return planned.isAfter(now) ? planned : soon;
    }

    private static void await(ReentrantLock lock) {
        try {
            if (!lock.tryLock(LONGEST_RENEWAL.toSeconds(), TimeUnit.SECONDS)) {
                throw WorkFailure.retry("Another call has been fetching Zoom's access token for too long.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WorkFailure.retry("Waiting for Zoom's access token was interrupted.");
        }
    }
}
