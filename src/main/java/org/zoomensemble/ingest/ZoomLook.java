package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.HostRecordings;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/**
 * Lists the hosts of a reconciliation at Zoom, a batch at a time. A host who is active in several media workflows is listed
 * once for all of their reconciliations of the same days that run together. One host's trouble ends as a sentence at that host.
 */
@Component
class ZoomLook {

    private static final int HOSTS_PER_STEP = 25;
    private static final int ATTEMPTS_FOR_A_HOST = 3;

    private final ReconciliationRepository rows;
    private final ReconciliationFindings findings;
    private final HostRecordings recordings;
    private final TransactionTemplate transaction;

    ZoomLook(
            ReconciliationRepository rows,
            ReconciliationFindings findings,
            HostRecordings recordings,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.findings = findings;
        this.recordings = recordings;
        this.transaction = transaction;
    }

    /** @return whether hosts are left */
    boolean look(ReconciliationRow row, Heartbeat heartbeat) {
        long begun = System.nanoTime();
        Map<String, WorkFailure> refused = new HashMap<>();
        for (ReconciliationRepository.Host host : rows.nextHosts(row.id(), HOSTS_PER_STEP)) {
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(RecordingReconciliationSteps.STEP_TIME) > 0) {
                break;
            }
            try {
                list(row, host.zoomUserId(), heartbeat);
            } catch (ZoomUserUnknownException unknown) {
                rows.hostDone(row.id(), host.zoomUserId(), unknown.getMessage());
            } catch (WorkFailure failure) {
                failed(row, host, failure, refused);
            }
        }
        judge(row, refused);
        if (rows.isHostLeft(row.id())) {
            return true;
        }
        transaction.executeWithoutResult(status -> {
            if (rows.listed(row.id())) {
                findings.takeInContents(row.id());
            }
        });
        return false;
    }

    private void failed(
            ReconciliationRow row,
            ReconciliationRepository.Host host,
            WorkFailure failure,
            Map<String, WorkFailure> refused) {
        switch (failure.reaction()) {
            case PAUSE -> throw failure;
            case RETRY -> {
                rows.hostFailed(row.id(), host.zoomUserId(), failure.getMessage());
                if (host.attempts() + 1 < ATTEMPTS_FOR_A_HOST || !rows.hasListed(row.id())) {
                    throw failure;
                }
                rows.hostDone(row.id(), host.zoomUserId(), failure.getMessage());
            }
            case GIVE_UP -> {
                refused.put(host.zoomUserId(), failure);
                if (!rows.hasListed(row.id()) && refused.size() >= ATTEMPTS_FOR_A_HOST) {
                    throw failure;
                }
            }
        }
    }

    /** What Zoom refuses for some hosts only is theirs, what it refuses for all is the account's. */
    private void judge(ReconciliationRow row, Map<String, WorkFailure> refused) {
        if (!refused.isEmpty() && !rows.hasListed(row.id())) {
            throw refused.values().iterator().next();
        }
        refused.forEach((host, failure) -> rows.hostDone(row.id(), host, failure.getMessage()));
    }

    private void list(ReconciliationRow row, String host, Heartbeat heartbeat) throws ZoomUserUnknownException {
        List<ZoomRecording> found =
                recordings.list(row.connectionId(), host, row.fromDay(), row.toDay(), heartbeat).stream()
                        .filter(recording -> isOf(row, recording))
                        .toList();
        transaction.executeWithoutResult(status -> rows.waitingFor(row, host).forEach(waiting -> {
            note(waiting, found);
            rows.hostDone(waiting.id(), host, null);
        }));
    }

    private static boolean isOf(ReconciliationRow row, ZoomRecording recording) {
        if (recording.startTime() == null) {
            return true;
        }
        LocalDate day = recording.startTime().atOffset(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(row.fromDay()) && !day.isAfter(row.toDay());
    }

    private void note(ReconciliationRow row, List<ZoomRecording> found) {
        Map<String, Predicate<ZoomRecording>> wanted = new HashMap<>();
        for (ZoomRecording recording : found) {
            findings.atZoom(
                    row.id(),
                    recording,
                    wanted.computeIfAbsent(
                                    recording.hostId(),
                                    host -> recordings.wanted(row.connectionId(), row.mediaWorkflowId(), host))
                            .test(recording));
        }
    }
}
