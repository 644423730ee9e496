package org.zoomensemble.ingest;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.UnfinishedIngests;
import org.zoomensemble.zoom.ZoomConnections;

/** Makes sure that "there is no recording" is the word of the account that had it. */
@Service
class AskedAccount implements UnfinishedIngests {

    private final ZoomConnections connections;
    private final IngestRepository ingests;

    AskedAccount(ZoomConnections connections, IngestRepository ingests) {
        this.connections = connections;
        this.ingests = ingests;
    }

    @Override
    public int count(UUID connectionId, String zoomAccount) {
        return ingests.unfinished(connectionId, zoomAccount);
    }

    /**
     * To be asked before a recording is taken for gone.
     *
     * @throws WorkFailure GIVE_UP where Zoom was asked as another account
     */
    void confirm(Ingest ingest) {
        String asked = connections.connection(ingest.connectionId()).login().account();
        if (!asked.equals(ingest.zoomAccount())) {
            throw WorkFailure.giveUp(
                    ("The recording belongs to the Zoom account %s, but the template has the credentials of"
                                    + " %s now. Put those of the former account back and choose retry, or cancel the ingest.")
                            .formatted(ingest.zoomAccount(), asked));
        }
    }
}
