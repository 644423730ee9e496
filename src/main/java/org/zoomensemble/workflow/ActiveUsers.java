package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.workflow.Admission.Verdict;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserSettings;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** The Zoom users whose recordings a media workflow ingests. Each is validated at Zoom before he is added. Thread-safe. */
@Service
public class ActiveUsers {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final int LONGEST_EMAIL = 254;

    private final MediaWorkflows mediaWorkflows;
    private final ActiveUserRepository activeUsers;
    private final ZoomApi zoom;
    private final ZoomUserSettingsReading settings;

    ActiveUsers(
            MediaWorkflows mediaWorkflows,
            ActiveUserRepository activeUsers,
            ZoomApi zoom,
            ZoomUserSettingsReading settings) {
        this.mediaWorkflows = mediaWorkflows;
        this.activeUsers = activeUsers;
        this.zoom = zoom;
        this.settings = settings;
    }

    /**
     * Active users by e-mail.
     *
     * @throws NotThereException no such media workflow
     */
    public Page<ActiveUser> list(UUID mediaWorkflowId, String cursor, int size) {
        mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        List<ActiveUser> rows = activeUsers.list(mediaWorkflowId, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.email().toLowerCase(Locale.ROOT), row.zoomUserId()));
    }

    /**
     * Validates each e-mail at Zoom and adds those that can be. Each counts for itself; when Zoom fails on the way, those
     * before it stay added, and sending all again answers them as already active.
     *
     * @return one answer for each e-mail, in the same order
     * @throws NotThereException no such media workflow
     */
    public List<Admission> add(UUID mediaWorkflowId, List<String> emails) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        List<Admission> admissions = new ArrayList<>();
        for (String email : emails) {
            admissions.add(add(mediaWorkflow, email == null ? "" : email.strip()));
        }
        return admissions;
    }

    /** @throws NotThereException no such media workflow, or nobody active in it with this e-mail */
    public void remove(UUID mediaWorkflowId, String email) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        if (!activeUsers.remove(mediaWorkflowId, email.strip())) {
            throw new NotThereException(
                    email.strip() + " is not active in the media workflow " + mediaWorkflow.name() + ".");
        }
    }

    private Admission add(MediaWorkflow mediaWorkflow, String email) {
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            return new Admission(
                    email, Verdict.INVALID_EMAIL, "This is no e-mail address of the form name@domain; correct it.");
        }
        try {
            ZoomUser user = zoom.user(mediaWorkflow.connectionId(), email);
            return judge(mediaWorkflow, user, email);
        } catch (ZoomUserUnknownException e) {
            return unknown(email);
        }
    }

    private Admission judge(MediaWorkflow mediaWorkflow, ZoomUser user, String email) throws ZoomUserUnknownException {
        // Zoom also answers to former and alias addresses; only the one that the user has now is taken.
        boolean isSomebodyElse =
                !user.email().isEmpty() && !user.email().strip().equalsIgnoreCase(email);
        if (user.id() == null || isSomebodyElse || "pending".equals(user.status())) {
            return unknown(email);
        }
        if (user.isDeactivated()) {
            return new Admission(
                    email,
                    Verdict.DEACTIVATED,
                    email + " is deactivated at Zoom; activate the user there, then add again.");
        }
        if (!user.isLicensed()) {
            return new Admission(
                    email,
                    Verdict.NOT_LICENSED,
                    email + " has no paid Zoom license, so there are no cloud recordings; assign one at Zoom, then add"
                            + " again.");
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
        if (activeUsers.add(mediaWorkflow, user, email, read)) {
            return new Admission(email, Verdict.ADDED, email + " was added.");
        }
        return present(mediaWorkflow, user, email).orElseGet(() -> unknown(email));
    }

    private Optional<Admission> present(MediaWorkflow mediaWorkflow, ZoomUser user, String email) {
        return activeUsers.place(mediaWorkflow.libraryId(), user.id()).map(place -> {
            if (place.mediaWorkflowId().equals(mediaWorkflow.id())) {
                activeUsers.renamed(user.id(), mediaWorkflow.id(), email, user.displayName());
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
