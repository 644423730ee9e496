package org.zoomensemble.security;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The grants that a user has now, and which password, remembered for seconds, so that a request costs no query.
 * Thread-safe.
 */
@Component
class CurrentGrants {

    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_USERS = 1_000;

    private record Known(Set<Grant> grants, String passwordStamp, long readAt) {}

    private final UserDirectory directory;
    private final LongSupplier nanoTime;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Autowired
    CurrentGrants(UserDirectory directory) {
        this(directory, System::nanoTime);
    }

    CurrentGrants(UserDirectory directory, LongSupplier nanoTime) {
        this.directory = directory;
        this.nanoTime = nanoTime;
    }

    /** Empty for a user who has no grant, and for one who is gone. */
    Set<Grant> of(String user) {
        return known(user).grants;
    }

    /** As {@link UserDirectory#passwordStamp}. */
    String passwordStamp(String user) {
        return known(user).passwordStamp;
    }

    private Known known(String user) {
        Known before = known.get(user);
        long now = nanoTime.getAsLong();
        if (before != null && now - before.readAt < REMEMBERED.toNanos()) {
            return before;
        }
        if (known.size() >= MOST_USERS) {
            known.clear();
        }
        Known read = new Known(read(user), directory.passwordStamp(user), now);
        known.put(user, read);
        return read;
    }

    /** Somebody's grants or password were changed. */
    void forget(String user) {
        known.remove(user);
    }

    private Set<Grant> read(String user) {
        return directory.groupsOf(user).orElse(Set.of()).stream()
                .flatMap(group -> Grant.ofGroup(group).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
