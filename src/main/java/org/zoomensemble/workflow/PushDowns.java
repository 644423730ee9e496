package org.zoomensemble.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.CurrentPerson;

/**
 * The carrying down of templates' texts to what is based on them. An institution template and the organization templates
 * based on it are one tree; of one tree one push-down runs at a time, in the order in which they were asked for.
 * Thread-safe.
 */
@Service
public class PushDowns {

    private static final Logger LOG = LoggerFactory.getLogger(PushDowns.class);

    private final PushDownRepository pushDowns;
    private final PushDownPreviewing previewing;
    private final TemplateRepository templates;
    private final PushDownProcess process;
    private final CurrentPerson currentPerson;
    private final TransactionOperations transactions;

    PushDowns(
            PushDownRepository pushDowns,
            PushDownPreviewing previewing,
            TemplateRepository templates,
            PushDownProcess process,
            CurrentPerson currentPerson,
            TransactionOperations transactions) {
        this.pushDowns = pushDowns;
        this.previewing = previewing;
        this.templates = templates;
        this.process = process;
        this.currentPerson = currentPerson;
        this.transactions = transactions;
    }

    /**
     * What saving this draft would do below, for each of {@code EXCEPT_CUSTOMIZED} and {@code OVERWRITE_ALL}. Changes
     * nothing.
     *
     * @throws NotThereException          no such template
     * @throws UnacceptableInputException a field must not be empty
     */
    public List<PushDownPreview> preview(UUID templateId, TemplateDraft draft) {
        WorkflowTemplate template = templates
                .find(templateId)
                .orElseThrow(
                        () -> new NotThereException("There is no workflow template with the id " + templateId + "."));
        InheritedTexts texts = texts(template, draft);
        return Stream.of(PushDownMode.EXCEPT_CUSTOMIZED, PushDownMode.OVERWRITE_ALL)
                .map(mode -> previewing.of(templateId, texts, mode))
                .toList();
    }

    /** @throws NotThereException no such push-down */
    public PushDown pushDown(UUID id) {
        return pushDowns
                .view(id)
                .map(this::asItIs)
                .orElseThrow(() -> new NotThereException(
                        "There is no push-down with the id " + id + "; they are forgotten after 180 days."));
    }

    /** The newest push-down of a template. */
    public Optional<PushDown> newest(UUID templateId) {
        return pushDowns.newest(templateId).map(this::asItIs);
    }

    private PushDown asItIs(PushDown pushDown) {
        return pushDown.state() == PushDown.State.RUNNING && process.standsStill(pushDown.id())
                ? pushDown.standingStill()
                : pushDown;
    }

    /** What a template's texts become with this draft. */
    InheritedTexts texts(WorkflowTemplate present, TemplateDraft draft) {
        InheritedTexts above = present.basedOn() == null
                ? null
                : InheritedTexts.of(templates.find(present.basedOn()).orElseThrow())
                        .handedDown();
        return InheritedTexts.of(present).with(TextChange.of(draft), above);
    }

    /**
     * Asks for a push-down of the template as it is now; joins the caller's transaction, which has locked it and the one
     * that it is based on.
     *
     * @return the push-down's id; null where none is wanted
     */
    UUID request(WorkflowTemplate template, PushDownMode mode) {
        if (mode == PushDownMode.NO) {
            return null;
        }
        UUID id = UUID.randomUUID();
        UUID rootId = template.basedOn() == null ? template.id() : template.basedOn();
        pushDowns.add(id, template, rootId, mode, currentPerson.person().name());
        goOn(rootId);
        return id;
    }

    /**
     * Begins the next push-down of a tree where none runs. One whose process instance vanished is ended first, so that it
     * does not stand in the way for ever.
     */
    void goOn(UUID rootId) {
        transactions.executeWithoutResult(status -> {
            if (!templates.lockTree(rootId)) {
                return;
            }
            Optional<UUID> running = pushDowns.running(rootId);
            if (running.isPresent()) {
                if (process.isAlive(running.get())) {
                    return;
                }
                vanished(running.get());
            }
            pushDowns.firstWaiting(rootId).ifPresent(next -> {
                pushDowns.begin(next);
                process.pushDownBegun(next);
            });
        });
    }

    private void vanished(UUID id) {
        PushDown pushDown = pushDown(id);
        pushDowns.finished(id, PushDownWords.vanished(pushDown.done(), pushDown.total()));
        LOG.warn(
                "The process instance of the push-down {} of the template {} was deleted in Cockpit; it is ended.",
                id,
                pushDown.templateName());
    }
}
