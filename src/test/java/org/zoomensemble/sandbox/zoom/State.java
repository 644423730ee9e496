package org.zoomensemble.sandbox.zoom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Everything that this Zoom has. Thread-safe. */
final class State {

    static final Comparator<SandboxRecording> NEWEST_FIRST = Comparator.comparing((SandboxRecording one) -> one.start())
            .reversed()
            .thenComparing(one -> one.uuid());

    final List<SandboxAccount> accounts = new CopyOnWriteArrayList<>();
    final List<SandboxUser> users = new CopyOnWriteArrayList<>();
    final Queue<SandboxRecording> recordings = new ConcurrentLinkedQueue<>();

    Optional<SandboxUser> user(SandboxAccount account, String idOrEmail) {
        return users.stream()
                .filter(user -> user.account() == account
                        && (user.id().equals(idOrEmail) || user.email().equalsIgnoreCase(idOrEmail)))
                .findFirst();
    }

    /** By uuid in whatever state, or else the newest instance of a meeting number that is there. */
    Optional<SandboxRecording> recording(SandboxAccount account, String uuidOrNumber) {
        Optional<SandboxRecording> byUuid = ofAccount(account)
                .filter(one -> one.uuid().equals(uuidOrNumber))
                .findFirst();
        if (byUuid.isPresent()) {
            return byUuid;
        }
        return ofAccount(account)
                .filter(one -> String.valueOf(one.number()).equals(uuidOrNumber)
                        && one.state() == SandboxRecording.State.THERE)
                .min(NEWEST_FIRST);
    }

    /** Of one host, newest first. */
    List<SandboxRecording> recordings(SandboxUser host, SandboxRecording.State state) {
        return recordings.stream()
                .filter(one -> one.host() == host && one.state() == state)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private Stream<SandboxRecording> ofAccount(SandboxAccount account) {
        return recordings.stream().filter(one -> one.host().account() == account);
    }
}
