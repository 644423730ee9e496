package org.zoomensemble.workflow;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;

/** The media workflows of libraries, made from templates. Thread-safe. */
@Service
public class MediaWorkflows {

    private final MediaWorkflowRepository mediaWorkflows;
    private final TemplateRepository templates;
    private final Directory directory;
    private final EnsembleApi ensemble;
    private final MediaWorkflowChanges changes;
    private final AutoCreateRepository autoCreated;
    private final TransactionOperations transactions;

    MediaWorkflows(
            MediaWorkflowRepository mediaWorkflows,
            TemplateRepository templates,
            Directory directory,
            EnsembleApi ensemble,
            MediaWorkflowChanges changes,
            AutoCreateRepository autoCreated,
            TransactionOperations transactions) {
        this.mediaWorkflows = mediaWorkflows;
        this.templates = templates;
        this.directory = directory;
        this.ensemble = ensemble;
        this.changes = changes;
        this.autoCreated = autoCreated;
        this.transactions = transactions;
    }

    /** @throws NotThereException no such media workflow */
    public MediaWorkflow mediaWorkflow(UUID id) {
        return mediaWorkflows.find(id).orElseThrow(() -> notThere(id));
    }

    /** Media workflows of this reach by name; null for every library or template. */
    public Page<MediaWorkflow> list(Reach reach, UUID libraryId, UUID templateId, String cursor, int size) {
        List<MediaWorkflow> rows = mediaWorkflows.list(reach, libraryId, templateId, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.name(), row.id().toString()));
    }

    /**
     * Makes a media workflow for a library. Asks Ensemble only where an upload workflow is named.
     *
     * @throws UnacceptableInputException a field is missing or does not fit the library
     */
    public SavedMediaWorkflow make(MediaWorkflowDraft draft) {
        Library library = library(draft.libraryId());
        String ensembleWorkflowId = uploadWorkflow(library.id(), draft.ensembleWorkflowId(), null);
        return transactions.execute(status -> {
            WorkflowTemplate template = template(draft.templateId(), library);
            InheritedTexts above = InheritedTexts.of(template).handedDown(library.name());
            InheritedTexts texts = above.with(TextChange.of(draft), above);
            refuseName(texts);
            UUID id = UUID.randomUUID();
            mediaWorkflows.add(id, library.id(), template.id(), ensembleWorkflowId, texts);
            return changes.made(saved(id));
        });
    }

    /**
     * Changes a media workflow; what differs from its template afterwards is customized.
     *
     * @param expectedRevision the revision that the draft was made from; null where it does not matter
     * @throws NotThereException          no such media workflow
     * @throws UnacceptableInputException a field does not fit
     * @throws ChangedMeanwhileException  the media workflow has another revision than the expected one
     */
    public SavedMediaWorkflow change(UUID id, MediaWorkflowDraft draft, Integer expectedRevision) {
        MediaWorkflow before = mediaWorkflow(id);
        refuseOther("libraryId", before.libraryId(), draft.libraryId());
        refuseOther("templateId", before.templateId(), draft.templateId());
        String ensembleWorkflowId =
                uploadWorkflow(before.libraryId(), draft.ensembleWorkflowId(), before.ensembleWorkflowId());
        return transactions.execute(status -> {
            MediaWorkflow present = mediaWorkflows.lock(id).orElseThrow(() -> notThere(id));
            changes.refuseStale(present, expectedRevision);
            WorkflowTemplate template = templates.find(present.templateId()).orElseThrow();
            InheritedTexts above = InheritedTexts.of(template).handedDown(present.libraryName());
            InheritedTexts texts = InheritedTexts.of(present).with(TextChange.of(draft), above);
            if (!texts.name().equals(present.name())) {
                refuseName(texts);
            }
            mediaWorkflows.change(id, ensembleWorkflowId, texts);
            return changes.changed(present, saved(id));
        });
    }

    /**
     * Deletes a media workflow with its active users.
     *
     * @throws NotThereException no such media workflow
     * @throws ConflictException it has ingests
     */
    public void delete(UUID id) {
        MediaWorkflow mediaWorkflow = mediaWorkflow(id);
        try {
            transactions.executeWithoutResult(status -> {
                MediaWorkflow locked = mediaWorkflows.lock(id).orElseThrow(() -> notThere(id));
                changes.deleted(locked);
                // Whoever made it: Auto create does not make again what somebody deleted.
                autoCreated.made(locked.templateId(), locked.libraryId(), id);
                mediaWorkflows.delete(id);
            });
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("The media workflow " + mediaWorkflow.name()
                    + " has ingests and stays, so that its recordings remain accounted for; remove its active users to"
                    + " end its work.");
        }
    }

    private SavedMediaWorkflow saved(UUID id) {
        MediaWorkflow saved = mediaWorkflow(id);
        return new SavedMediaWorkflow(saved, VariableWarnings.of(saved.name(), saved.title(), saved.description()));
    }

    private Library library(UUID libraryId) {
        if (libraryId == null) {
            throw new UnacceptableInputException(
                    "libraryId", "This is missing; name the library that gets the workflow.");
        }
        Library library;
        try {
            library = directory.library(libraryId);
        } catch (NotThereException e) {
            throw new UnacceptableInputException("libraryId", e.getMessage());
        }
        if (library.isGone()) {
            throw new UnacceptableInputException(
                    "libraryId", "Ensemble does not list the library " + library.name() + " any more; choose another.");
        }
        return library;
    }

    private WorkflowTemplate template(UUID templateId, Library library) {
        if (templateId == null) {
            throw new UnacceptableInputException("templateId", "This is missing; name the template to be used.");
        }
        WorkflowTemplate template = templates
                .lock(templateId)
                .orElseThrow(() -> new UnacceptableInputException(
                        "templateId", "There is no workflow template with the id " + templateId + "."));
        boolean fits = template.level() == TemplateLevel.ORGANIZATION
                ? template.organizationId().equals(library.organizationId())
                : template.institutionId().equals(library.institutionId());
        if (!fits) {
            throw new UnacceptableInputException(
                    "templateId",
                    "The template " + template.name() + " does not belong to the organization "
                            + library.organizationName() + " of the library " + library.name()
                            + " nor to its institution; choose one that does.");
        }
        return template;
    }

    private String uploadWorkflow(UUID libraryId, String sent, String present) {
        if (sent == null) {
            return present;
        }
        String id = sent.strip();
        if (id.isEmpty()) {
            return null;
        }
        if (id.equals(present)) {
            return present;
        }
        MediaWorkflowRepository.LibraryInEnsemble library = mediaWorkflows.inEnsemble(libraryId);
        List<EnsembleWorkflow> offered =
                ensemble.uploadWorkflows(library.institutionEnsembleId(), library.libraryEnsembleId());
        if (offered.stream().noneMatch(workflow -> workflow.id().equals(id))) {
            throw new UnacceptableInputException(
                    "ensembleWorkflowId",
                    "The library has no such upload workflow in Ensemble; there are: "
                            + String.join(
                                    ", ",
                                    offered.stream()
                                            .map(workflow -> workflow.id() + " (" + workflow.name() + ")")
                                            .toList())
                            + ". Leave it out for the library's default.");
        }
        return id;
    }

    private static void refuseName(InheritedTexts texts) {
        texts.faultOfName().ifPresent(sentence -> {
            throw new UnacceptableInputException("name", sentence);
        });
    }

    private static void refuseOther(String field, UUID present, UUID sent) {
        if (sent != null && !Objects.equals(sent, present)) {
            throw new UnacceptableInputException(
                    field, "A media workflow stays where it was made; make a new one there and delete this one.");
        }
    }

    private static NotThereException notThere(UUID id) {
        return new NotThereException("There is no media workflow with the id " + id + ".");
    }
}
