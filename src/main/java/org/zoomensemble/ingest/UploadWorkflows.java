package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.IngestTarget;

/** Which of a library's upload workflows takes the media; remembered for some minutes. */
@Service
class UploadWorkflows {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final EnsembleApi ensemble;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    UploadWorkflows(EnsembleApi ensemble) {
        this.ensemble = ensemble;
    }

    EnsembleWorkflow choose(IngestTarget target) {
        List<EnsembleWorkflow> workflows = of(target);
        if (target.ensembleWorkflowId() != null) {
            return workflows.stream()
                    .filter(workflow -> workflow.id().equals(target.ensembleWorkflowId()))
                    .findFirst()
                    .orElseThrow(() ->
                            WorkFailure.giveUp(("The library “%s” has no enabled upload workflow with the id %s in"
                                            + " Ensemble any more; choose another in the media workflow, then choose retry.")
                                    .formatted(target.libraryName(), target.ensembleWorkflowId())));
        }
        return workflows.stream()
                .filter(EnsembleWorkflow::isDefault)
                .findFirst()
                .or(() -> workflows.stream().findFirst())
                .orElseThrow(
                        () -> WorkFailure.giveUp(("The library “%s” has no enabled upload workflow in Ensemble; add one"
                                        + " there, then choose retry.")
                                .formatted(target.libraryName())));
    }

    private List<EnsembleWorkflow> of(IngestTarget target) {
        Known remembered = known.get(target.libraryEnsembleId());
        if (remembered != null && remembered.until().isAfter(Instant.now())) {
            return remembered.workflows();
        }
        List<EnsembleWorkflow> workflows =
                ensemble.uploadWorkflows(target.institutionEnsembleId(), target.libraryEnsembleId());
        if (!workflows.isEmpty()) {
            known.put(
                    target.libraryEnsembleId(),
                    new Known(workflows, Instant.now().plus(REMEMBERED)));
        }
        return workflows;
    }

    private record Known(List<EnsembleWorkflow> workflows, Instant until) {}
}
