package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.workflow.IngestTargets;

/** Asks Ensemble for the contents of a reconciliation, a batch at a time; behind the last one compares and writes down what differs. */
@Component
class EnsembleLook {

    private static final int CONTENTS_PER_STEP = 200;

    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final ReconciliationRepository rows;
    private final ReconciliationFindings findings;
    private final DifferenceRepository differences;
    private final TransactionTemplate transaction;

    EnsembleLook(
            EnsembleApi ensemble,
            IngestTargets targets,
            ReconciliationRepository rows,
            ReconciliationFindings findings,
            DifferenceRepository differences,
            TransactionTemplate transaction) {
        this.ensemble = ensemble;
        this.targets = targets;
        this.rows = rows;
        this.findings = findings;
        this.differences = differences;
        this.transaction = transaction;
    }

    /** @return whether contents are left */
    boolean look(ReconciliationRow row, Heartbeat heartbeat) {
        long begun = System.nanoTime();
        String institution = targets.target(row.mediaWorkflowId(), "").institutionEnsembleId();
        boolean tells = !findings.hasContents(row.id())
                || ensemble.capabilities(institution).confirms();
        List<ReconciliationFindings.Asked> batch =
                tells ? findings.nextContents(row.id(), CONTENTS_PER_STEP) : List.of();
        for (ReconciliationFindings.Asked asked : batch) {
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(RecordingReconciliationSteps.STEP_TIME) > 0) {
                return true;
            }
            ContentAnswer answer = answer(ensemble.content(institution, asked.contentId()));
            heartbeat.advanced();
            findings.answered(row.id(), asked.itemId(), answer);
        }
        if (tells && !findings.nextContents(row.id(), 1).isEmpty()) {
            return true;
        }
        heartbeat.advanced();
        transaction.executeWithoutResult(status -> compare(row, tells));
        return false;
    }

    private static ContentAnswer answer(Optional<EnsembleContent> content) {
        if (content.isEmpty()) {
            return ContentAnswer.GONE;
        }
        if (content.get().isReady()) {
            return ContentAnswer.READY;
        }
        return content.get().isFailed() ? ContentAnswer.FAILED : ContentAnswer.NOT_READY;
    }

    private void compare(ReconciliationRow row, boolean tells) {
        Comparison.Result result = Comparison.of(
                findings.atZoom(row.id()),
                findings.here(row.id()),
                findings.inEnsemble(row.id()),
                findings.hostsListed(row.id()),
                tells,
                Instant.now());
        int position = 0;
        for (Comparison.Found found : result.differences()) {
            differences.add(row.id(), ++position, found);
        }
        rows.done(row.id(), result.counts());
        findings.forget(row.id());
    }
}
