package org.zoomensemble.workflow;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.directory.DirectoryFollower;

/**
 * Makes media workflows for libraries that are seen for the first time after an organization template's *Auto create* was
 * set. Whether *Enable* is on does not matter: a media workflow does nothing before it is.
 */
@Service
class AutoCreation implements DirectoryFollower, AutoCreateSteps {

    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(AutoCreation.class);

    private final AutoCreateRepository waiting;
    private final TemplateRepository templates;
    private final MediaWorkflowRepository mediaWorkflows;
    private final MediaWorkflowChanges changes;
    private final AutoCreateProcess process;
    private final TransactionOperations transactions;

    AutoCreation(
            AutoCreateRepository waiting,
            TemplateRepository templates,
            MediaWorkflowRepository mediaWorkflows,
            MediaWorkflowChanges changes,
            AutoCreateProcess process,
            TransactionOperations transactions) {
        this.waiting = waiting;
        this.templates = templates;
        this.mediaWorkflows = mediaWorkflows;
        this.changes = changes;
        this.process = process;
        this.transactions = transactions;
    }

    @Override
    public void directorySynced(UUID syncId) {
        if (!waiting.next(1).isEmpty()) {
            process.librariesSeen(syncId);
        }
    }

    /** Starts the process where a library waits and no process is on its way, on all nodes one. */
    void look() {
        transactions.executeWithoutResult(status -> {
            if (waiting.next(1).isEmpty()) {
                return;
            }
            waiting.lockLook();
            if (!process.isRunning() && !waiting.next(1).isEmpty()) {
                process.librariesSeen(UUID.randomUUID());
            }
        });
    }

    @Override
    public boolean makeMediaWorkflows() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            List<AutoCreateRepository.Waiting> batch = waiting.next(BATCH);
            // Locked in one order, as a push-down does, so that neither misses what the other makes.
            Map<UUID, WorkflowTemplate> locked = batch.stream()
                    .map(AutoCreateRepository.Waiting::templateId)
                    .distinct()
                    .sorted()
                    .flatMap(id -> templates.lock(id).stream())
                    .collect(Collectors.toMap(WorkflowTemplate::id, Function.identity()));
            batch.stream()
                    .filter(library -> locked.containsKey(library.templateId()))
                    .forEach(library -> make(locked.get(library.templateId()), library));
            return !waiting.next(1).isEmpty();
        }));
    }

    private void make(WorkflowTemplate template, AutoCreateRepository.Waiting library) {
        UUID id = UUID.randomUUID();
        if (!waiting.made(template.id(), library.libraryId(), id)) {
            return;
        }
        InheritedTexts texts = InheritedTexts.of(template).handedDown(library.libraryName());
        mediaWorkflows.add(id, library.libraryId(), template.id(), null, texts.withNameThatFits());
        changes.made(new SavedMediaWorkflow(mediaWorkflows.find(id).orElseThrow(), List.of()));
        LOG.info(
                "The library {} is new and has a media workflow of the template {} now.",
                library.libraryName(),
                template.name());
    }
}
