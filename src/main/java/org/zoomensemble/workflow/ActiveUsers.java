package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;
import org.zoomensemble.workflow.Admission.Verdict;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** The Zoom users whose recordings a media workflow ingests. Each is validated at Zoom before he is added. Thread-safe. */
@Service
public class ActiveUsers {

    /** So many e-mails are taken at once; each costs calls to Zoom while somebody waits for the answer. */
    public static final int MOST_AT_ONCE = 100;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final int LONGEST_EMAIL = 254;

    private final MediaWorkflows mediaWorkflows;
    private final ActiveUserRepository activeUsers;
    private final ZoomUserRepository zoomUsers;
    private final ZoomApi zoom;
    private final ZoomUserSettingsReading settings;
    private final Directory directory;
    private final ChangeLog changes;
    private final TransactionOperations transactions;

    ActiveUsers(
            MediaWorkflows mediaWorkflows,
            ActiveUserRepository activeUsers,
            ZoomUserRepository zoomUsers,
            ZoomApi zoom,
            ZoomUserSettingsReading settings,
            Directory directory,
            ChangeLog changes,
            TransactionOperations transactions) {
        this.mediaWorkflows = mediaWorkflows;
        this.activeUsers = activeUsers;
        this.zoomUsers = zoomUsers;
        this.zoom = zoom;
        this.settings = settings;
        this.directory = directory;
        this.changes = changes;
        this.transactions = transactions;
    }

    /**
     * Active users by e-mail.
     *
     * @throws NotThereException no such media workflow
     */
    public Page<ActiveUser> list(UUID mediaWorkflowId, String cursor, int size) {
        return list(mediaWorkflowId, null, cursor, size);
    }

    /**
     * Active users by e-mail.
     *
     * @param search part of the e-mail or of Zoom's name of the user, without regard to case; null or blank for all
     * @throws NotThereException no such media workflow
     */
    public Page<ActiveUser> list(UUID mediaWorkflowId, String search, String cursor, int size) {
        mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        String part = search == null ? "" : search.replace("\0", "").strip();
        List<ActiveUser> rows = activeUsers.list(mediaWorkflowId, part, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.email().toLowerCase(Locale.ROOT), row.zoomUserId()));
    }

    /** How many are active in a media workflow. */
    public int count(UUID mediaWorkflowId) {
        return activeUsers.count(mediaWorkflowId);
    }

    /**
     * Validates each e-mail at Zoom and adds those that can be. Each counts for itself; when Zoom fails on the way, those
     * before it stay added, and sending all again answers them as already active.
     *
     * @return one answer for each e-mail, in the same order
     * @throws NotThereException          no such media workflow
     * @throws UnacceptableInputException more than {@link #MOST_AT_ONCE}; then nothing is changed
     */
    public List<Admission> add(UUID mediaWorkflowId, List<String> emails) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        if (emails.size() > MOST_AT_ONCE) {
            throw new UnacceptableInputException(
                    "emails",
                    String.format(
                            Locale.ROOT,
                            "Of the %,d e-mails that were sent only %d go at once, so nothing was changed; send them in parts of at most %d.",
                            emails.size(),
                            MOST_AT_ONCE,
                            MOST_AT_ONCE));
        }
        Map<String, Admission> judged = new HashMap<>();
        List<Admission> admissions = new ArrayList<>();
        for (String sent : emails) {
            String email = sent == null ? "" : sent.strip();
            Admission before = judged.get(email.toLowerCase(Locale.ROOT));
            Admission admission = before == null ? add(mediaWorkflow, email) : again(before, email);
            judged.putIfAbsent(email.toLowerCase(Locale.ROOT), admission);
            admissions.add(admission);
        }
        return admissions;
    }

    /**
     * Compares without regard to case, and exactly.
     *
     * @throws NotThereException no such media workflow, or nobody active in it with this e-mail
     */
    public void remove(UUID mediaWorkflowId, String email) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        transactions.executeWithoutResult(status -> {
            List<ActiveUser> removed = activeUsers.remove(mediaWorkflowId, email.strip());
            if (removed.isEmpty()) {
                throw new NotThereException(
                        email.strip() + " is not active in the media workflow " + mediaWorkflow.name() + ".");
            }
            removed.forEach(user -> record(
                    mediaWorkflow,
                    user.zoomUserId(),
                    user.email(),
                    fields(mediaWorkflow, user.email(), user.displayName()),
                    Map.of()));
        });
    }

    private Admission add(MediaWorkflow mediaWorkflow, String email) {
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            return new Admission(
                    email, Verdict.INVALID_EMAIL, "This is no e-mail address of the form name@domain; correct it.");
        }
        try {
            ZoomUser user = zoom.user(mediaWorkflow.connectionId(), email);
            transactions.executeWithoutResult(status -> zoomUsers.told(mediaWorkflow.connectionId(), user));
            return judge(mediaWorkflow, user, email);
        } catch (ZoomUserUnknownException e) {
            zoomUsers.unknown(mediaWorkflow.connectionId(), email);
            return unknown(email);
        }
    }

    /** An address that stood in the same list before is not asked of Zoom again. */
    private static Admission again(Admission before, String email) {
        return before.verdict() == Verdict.ADDED
                ? new Admission(
                        email,
                        Verdict.ALREADY_ACTIVE,
                        email + " stands more than once in what was sent; it was added once.")
                : new Admission(email, before.verdict(), before.sentence());
    }

    private Admission judge(MediaWorkflow mediaWorkflow, ZoomUser user, String email) throws ZoomUserUnknownException {
        // Zoom also answers to former and alias addresses; only the one that the user has now is taken.
        boolean isSomebodyElse =
                !user.email().isEmpty() && !user.email().strip().equalsIgnoreCase(email);
        if (user.id() != null && isSomebodyElse) {
            return new Admission(
                    email,
                    Verdict.UNKNOWN_AT_ZOOM,
                    email + " is a former or second address of the Zoom user "
                            + user.email().strip() + "; add that address.");
        }
        if (user.id() == null || "pending".equals(user.status())) {
            return unknown(email);
        }
        Optional<Admission> obstacle = ZoomObstacle.of(user, email);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Optional<Admission> present = present(mediaWorkflow, user, email);
        if (present.isPresent()) {
            return present.get();
        }
        ZoomUserSettings read = settings.read(mediaWorkflow.connectionId(), user.id());
        if (Boolean.FALSE.equals(read.isCloudRecordingOn())) {
            return new Admission(
                    email,
                    Verdict.NO_CLOUD_RECORDING,
                    "Cloud recording is switched off for " + email + " at Zoom; switch it on there, then add again.");
        }
        if (Boolean.TRUE.equals(transactions.execute(status -> enter(mediaWorkflow, user, email, read)))) {
            return new Admission(email, Verdict.ADDED, email + " was added.");
        }
        return present(mediaWorkflow, user, email).orElseGet(() -> unknown(email));
    }

    private boolean enter(MediaWorkflow mediaWorkflow, ZoomUser user, String sent, ZoomUserSettings read) {
        String email = asZoomWrites(user, sent);
        activeUsers.foundByHand(mediaWorkflow.id(), email);
        boolean isNew = activeUsers.add(mediaWorkflow, user, email, read);
        if (isNew) {
            record(mediaWorkflow, user.id(), email, Map.of(), fields(mediaWorkflow, email, user.displayName()));
        }
        return isNew;
    }

    /** The same address but for the case of its letters. */
    private static String asZoomWrites(ZoomUser user, String sent) {
        return user.email().isEmpty() ? sent : user.email().strip();
    }

    private void record(
            MediaWorkflow mediaWorkflow,
            String zoomUserId,
            String email,
            Map<String, String> before,
            Map<String, String> after) {
        Library library = directory.library(mediaWorkflow.libraryId());
        changes.record(new Change(
                Change.Kind.ACTIVE_USER,
                zoomUserId,
                email,
                new Change.Place(library.institutionId(), library.organizationId(), library.id()),
                null,
                before,
                after));
    }

    private static Map<String, String> fields(MediaWorkflow mediaWorkflow, String email, String displayName) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("displayName", displayName);
        fields.put("mediaWorkflow", mediaWorkflow.name());
        fields.put("mediaWorkflowId", mediaWorkflow.id().toString());
        return fields;
    }

    private Optional<Admission> present(MediaWorkflow mediaWorkflow, ZoomUser user, String email) {
        return activeUsers.place(mediaWorkflow.libraryId(), user.id()).map(place -> {
            if (place.mediaWorkflowId().equals(mediaWorkflow.id())) {
                activeUsers.renamed(user.id(), mediaWorkflow.id(), asZoomWrites(user, email), user.displayName());
                return new Admission(email, Verdict.ALREADY_ACTIVE, email + " is active here already.");
            }
            return new Admission(
                    email,
                    Verdict.ACTIVE_ELSEWHERE,
                    email + " is active in the media workflow " + place.mediaWorkflowName()
                            + " of the same library; remove the user there first.");
        });
    }

    private static Admission unknown(String email) {
        return new Admission(
                email,
                Verdict.UNKNOWN_AT_ZOOM,
                "Zoom knows no active user " + email
                        + " in this account; check the spelling, or invite the user at Zoom first.");
    }
}
