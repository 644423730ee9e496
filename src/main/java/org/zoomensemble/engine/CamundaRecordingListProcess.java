package org.zoomensemble.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.RecordingListProcess;

/** What a file that names recordings tells {@code recording-list}. */
@Component
class CamundaRecordingListProcess implements RecordingListProcess {

    static final String MESSAGE = "zoomIngest.recordingListTaken";

    private final RuntimeService runtime;

    CamundaRecordingListProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void listTaken(UUID listId) {
        runtime.startProcessInstanceByMessage(MESSAGE, BusinessKeys.ofRecordingList(listId));
    }
}
