package org.zoomensemble.ingest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.recording.RecordingLookup;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** Requests for the ingest of one recording, by whatever somebody knows of it. Thread-safe. */
@Service
public class RecordingRequests {

    /** So many users are listed while somebody waits for the answer; with more it is work for the background. */
    private static final int MOST_USERS = 60;

    private final Ingests ingests;
    private final IngestRepository rows;
    private final RecordingFinding finding;
    private final RecordingLookup lookup;
    private final IngestTargets targets;
    private final ZoomConnections connections;

    RecordingRequests(
            Ingests ingests,
            IngestRepository rows,
            RecordingFinding finding,
            RecordingLookup lookup,
            IngestTargets targets,
            ZoomConnections connections) {
        this.ingests = ingests;
        this.rows = rows;
        this.finding = finding;
        this.lookup = lookup;
        this.targets = targets;
        this.connections = connections;
    }

    /**
     * As {@link Ingests#request}, for a recording that is named by uuid, by number and start, or by share link.
     *
     * @throws UnacceptableInputException the hint is not understood, or nothing fits it
     * @throws SeveralFitException        several recordings of the number fit
     * @throws ConflictException          the template is not enabled, or too many users would have to be listed
     */
    public UUID request(UUID mediaWorkflowId, RecordingHint hint) {
        return answered(requestNow(mediaWorkflowId, hint));
    }

    /**
     * As {@link #request}; a recording that was ingested before is ingested once more from the beginning, see {@link
     * Ingests#forceAgain}.
     *
     * @return the id of the new run's ingest
     * @throws ConflictException also where the newest run has no outcome yet
     */
    public UUID requestAgain(UUID mediaWorkflowId, RecordingHint hint, String by) {
        return answered(found(mediaWorkflowId, hint)
                .map(uuid -> rows.idOf(mediaWorkflowId, uuid)
                        .map(known -> ingests.forceAgain(known, by))
                        .orElseGet(() -> ingests.request(mediaWorkflowId, uuid))));
    }

    private static UUID answered(Optional<UUID> ingestId) {
        return ingestId.orElseThrow(() -> new ConflictException("No sweep has seen this recording yet, and more than "
                + MOST_USERS + " users are active here, too many"
                + " to be listed while you wait. Send it as a file of one line to"
                + " /media-workflows/{id}/ingests, which looks for it in the background, or send the uuid."));
    }

    /** As {@link #request}; empty where too many users would have to be listed first. */
    public Optional<UUID> requestNow(UUID mediaWorkflowId, RecordingHint hint) {
        return found(mediaWorkflowId, hint).map(uuid -> ingests.request(mediaWorkflowId, uuid));
    }

    private Optional<String> found(UUID mediaWorkflowId, RecordingHint hint) {
        IngestTarget target = target(mediaWorkflowId);
        WantedRecording wanted = hint.wanted(connections.connection(target.connectionId()));
        if (!target.isEnabled() && !(wanted instanceof WantedRecording.ByUuid)) {
            throw new ConflictException(
                    "The workflow template of this media workflow is not enabled; set Enable there first.");
        }
        Finding found = finding.find(target, wanted, Heartbeat.none());
        if (found instanceof Finding.ListFirst) {
            List<String> users = lookup.activeUsers(mediaWorkflowId);
            if (users.size() > MOST_USERS) {
                return Optional.empty();
            }
            found = listed(target, wanted, users);
        }
        if (found instanceof Finding.Found one) {
            return Optional.of(one.uuid());
        }
        Finding.Unknown unknown = found instanceof Finding.Unknown told ? told : RecordingFinding.nowhere(wanted);
        throw new UnacceptableInputException(unknown.field(), unknown.sentence());
    }

    private Finding listed(IngestTarget target, WantedRecording wanted, List<String> users) {
        for (String user : users) {
            try {
                if (wanted instanceof WantedRecording.ByNumber by) {
                    lookup.list(
                            target.connectionId(),
                            user,
                            by.start().day().minusDays(1),
                            by.start().day().plusDays(1),
                            Heartbeat.none());
                } else {
                    lookup.listNewest(target.connectionId(), user, Heartbeat.none());
                }
            } catch (ZoomUserUnknownException gone) {
                continue;
            }
            if (isSeen(target, wanted)) {
                return finding.find(target, wanted, Heartbeat.none());
            }
        }
        return RecordingFinding.nowhere(wanted);
    }

    private boolean isSeen(IngestTarget target, WantedRecording wanted) {
        if (wanted instanceof WantedRecording.ByLink by) {
            return lookup.byLink(target.connectionId(), by.key()).isPresent();
        }
        return wanted instanceof WantedRecording.ByNumber by
                && !lookup.hosts(target.connectionId(), by.number()).isEmpty();
    }

    private IngestTarget target(UUID mediaWorkflowId) {
        try {
            return targets.target(mediaWorkflowId, "");
        } catch (EmptyResultDataAccessException none) {
            throw new NotThereException("There is no media workflow with the id %s.".formatted(mediaWorkflowId));
        }
    }
}
