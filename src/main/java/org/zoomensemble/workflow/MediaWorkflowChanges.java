package org.zoomensemble.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;

/** Writes changes of media workflows into the record. Joins the caller's transaction. */
@Component
class MediaWorkflowChanges {

    private final ChangeLog changes;
    private final Directory directory;

    MediaWorkflowChanges(ChangeLog changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    /**
     * To be asked under the media workflow's lock.
     *
     * @param expectedRevision null where it does not matter
     * @throws ChangedMeanwhileException the media workflow has another revision
     */
    void refuseStale(MediaWorkflow present, Integer expectedRevision) {
        changes.refuseStale(
                Change.Kind.MEDIA_WORKFLOW,
                present.id().toString(),
                "the media workflow " + present.name(),
                expectedRevision,
                present.revision());
    }

    SavedMediaWorkflow made(SavedMediaWorkflow saved) {
        record(saved.mediaWorkflow(), Map.of(), fields(saved.mediaWorkflow()));
        return saved;
    }

    SavedMediaWorkflow changed(MediaWorkflow before, SavedMediaWorkflow saved) {
        record(saved.mediaWorkflow(), fields(before), fields(saved.mediaWorkflow()));
        return saved;
    }

    void deleted(MediaWorkflow mediaWorkflow) {
        record(mediaWorkflow, fields(mediaWorkflow), Map.of());
    }

    private void record(MediaWorkflow mediaWorkflow, Map<String, String> before, Map<String, String> after) {
        Library library = directory.library(mediaWorkflow.libraryId());
        changes.record(new Change(
                Change.Kind.MEDIA_WORKFLOW,
                mediaWorkflow.id().toString(),
                mediaWorkflow.name(),
                new Change.Place(library.institutionId(), library.organizationId(), library.id()),
                mediaWorkflow.revision(),
                before,
                after));
    }

    private static Map<String, String> fields(MediaWorkflow mediaWorkflow) {
        Map<String, String> fields = InheritedTexts.of(mediaWorkflow).fields();
        fields.put("templateName", mediaWorkflow.templateName());
        fields.put("ensembleWorkflowId", mediaWorkflow.ensembleWorkflowId());
        return fields;
    }
}
