package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Caption;
import org.zoomensemble.sandbox.ensemble.Content;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxRecording;

/** Judges the promises by what the two peers saw, never by the application's word. */
final class Judge {

    /** One content that must be there, once. A null {@code captions} means that none may be. */
    record Expected(String library, SandboxRecording recording, String name, SandboxFile media, String captions) {}

    private static final String WATCH = "watch removals";
    private static final Predicate<HttpServletRequest> IS_REMOVAL =
            request -> request.getMethod().equals("DELETE");

    private final World world;
    private final List<Expected> expected = new CopyOnWriteArrayList<>();
    private final List<String> tooEarly = new CopyOnWriteArrayList<>();

    Judge(World world) {
        this.world = world;
        watchRemovals();
    }

    /**
     * A request meets one fault, so what else is to happen at a removal, once, is told here: before it, or after it.
     *
     * @param whose whose removal it must be
     */
    void atNextRemoval(boolean isAfter, Predicate<HttpServletRequest> whose, Runnable action) {
        world.zoom.faults().remove(WATCH);
        Predicate<HttpServletRequest> watched = request -> IS_REMOVAL.test(request) && whose.test(request);
        world.zoom
                .faults()
                .add(
                        isAfter
                                ? new Fault(
                                        "at the next removal",
                                        watched.and(request -> {
                                            judgeRemoval();
                                            return true;
                                        }),
                                        1,
                                        new Fault.After(action))
                                : new Fault("at the next removal", watched, 1, new Fault.Before(() -> {
                                    judgeRemoval();
                                    action.run();
                                })));
        watchRemovals();
    }

    /** A fault that meets removals. */
    void addAtRemovals(Fault fault) {
        world.zoom.faults().remove(WATCH);
        Predicate<HttpServletRequest> watched = request -> {
            if (!IS_REMOVAL.test(request) || !fault.on().test(request)) {
                return false;
            }
            judgeRemoval();
            return true;
        };
        world.zoom.faults().add(new Fault(fault.name(), watched, fault.times(), fault.effect()));
        watchRemovals();
    }

    /** After somebody ended all faults, this one among them. */
    void watchAgain() {
        watchRemovals();
    }

    private void watchRemovals() {
        world.zoom.faults().add(new Fault(WATCH, IS_REMOVAL, Integer.MAX_VALUE, new Fault.Before(this::judgeRemoval)));
    }

    void expect(Expected one) {
        expected.add(one);
    }

    /** Runs while Zoom is being asked to remove something: at that moment everything must be safe already. */
    private void judgeRemoval() {
        world.ensemble.ledger().awaitHashes();
        for (Expected each : expected) {
            boolean isSafe = arrived(each).stream()
                    .anyMatch(content -> content.status().equals("ready")
                            && each.media().media().sha256().equals(content.sha256()));
            if (!isSafe && wasJustAskedToRemove(each.recording())) {
                tooEarly.add(each.recording().topic());
            }
        }
    }

    private boolean wasJustAskedToRemove(SandboxRecording recording) {
        return world.zoom.calls().count(call -> call.method().equals("DELETE") && recording.isNamedIn(call.path())) > 0;
    }

    List<Content> arrived(Expected one) {
        return world.ensemble.ledger().contentsOf(one.library()).stream()
                .filter(content -> content.name().equals(one.name()))
                .toList();
    }

    /** L, D and H: everything arrived, once, with equal bytes and the right captions; and Z: nothing left Zoom too early. */
    void judge() {
        world.ensemble.ledger().awaitHashes();
        for (Expected each : expected) {
            List<Content> contents = arrived(each);
            assertThat(contents).as("items for “%s”", each.name()).hasSize(1);
            Content content = contents.get(0);
            assertThat(content.sha256())
                    .as("bytes of “%s”", each.name())
                    .isEqualTo(each.media().media().sha256());
            assertThat(content.mediaFiles())
                    .as("media files of “%s”", each.name())
                    .isEqualTo(1);
            if (each.captions() == null) {
                assertThat(content.captions())
                        .as("captions of “%s”", each.name())
                        .isEmpty();
            } else {
                assertThat(content.captions())
                        .as("captions of “%s”", each.name())
                        .extracting(Caption::text)
                        .containsExactly(each.captions());
            }
        }
        assertThat(world.ensemble.ledger().contents())
                .as("no item beyond the expected ones")
                .hasSize(expected.size());
        assertThat(world.ensemble.ledger().duplicates()).as("doubled items").isEmpty();
        judgeRemovals();
        assertThat(world.zoom.leakedBearers())
                .as("bearer sent to a foreign host")
                .isEmpty();
    }

    /** Z alone. */
    void judgeRemovals() {
        assertThat(tooEarly).as("removed from Zoom before it was safe").isEmpty();
        assertThat(world.zoom.deletesWithoutTrash())
                .as("deleted instead of trashed")
                .isEmpty();
    }
}
