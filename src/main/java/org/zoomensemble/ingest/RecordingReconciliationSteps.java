package org.zoomensemble.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;

/**
 * Runs reconciliations. What can never succeed (a wrong credential, a missing scope) ends one as stopped, without an
 * incident: the account's sweep has one already, and tomorrow there is another reconciliation.
 */
@Service
class RecordingReconciliationSteps implements ReconciliationSteps {

    /** After so long a step begins nothing further. */
    static final Duration STEP_TIME = Duration.ofSeconds(20);

    private final Reconciliations reconciliations;
    private final ReconciliationRepository rows;
    private final ZoomLook zoom;
    private final EnsembleLook ensemble;

    RecordingReconciliationSteps(
            Reconciliations reconciliations, ReconciliationRepository rows, ZoomLook zoom, EnsembleLook ensemble) {
        this.reconciliations = reconciliations;
        this.rows = rows;
        this.zoom = zoom;
        this.ensemble = ensemble;
    }

    @Override
    public boolean openDue() {
        return reconciliations.openDue();
    }

    @Override
    public boolean lookAtZoom(UUID reconciliationId, Heartbeat heartbeat) {
        return step(reconciliationId, row -> zoom.look(row, heartbeat));
    }

    @Override
    public boolean lookAtEnsemble(UUID reconciliationId, Heartbeat heartbeat) {
        return step(reconciliationId, row -> ensemble.look(row, heartbeat));
    }

    @Override
    public void stopped(UUID reconciliationId, String sentence) {
        rows.stopped(reconciliationId, sentence, true);
    }

    private interface Step {
        boolean isMoreLeft(ReconciliationRow row);
    }

    private boolean step(UUID id, Step step) {
        Optional<ReconciliationRow> row = rows.find(id).filter(this::goesOn);
        if (row.isEmpty()) {
            return false;
        }
        rows.advanced(id);
        try {
            return step.isMoreLeft(row.get());
        } catch (WorkFailure failure) {
            if (failure.reaction() != WorkFailure.Reaction.GIVE_UP) {
                throw failure;
            }
            rows.stopped(id, failure.getMessage(), false);
            return false;
        }
    }

    /** One that ran out of attempts goes on when somebody retries it, unless the next one runs already. */
    private boolean goesOn(ReconciliationRow row) {
        return switch (row.state()) {
            case RUNNING -> true;
            case DONE -> false;
            case STOPPED -> {
                try {
                    yield rows.resume(row.id());
                } catch (DuplicateKeyException aNewerOneRuns) {
                    yield false;
                }
            }
        };
    }
}
