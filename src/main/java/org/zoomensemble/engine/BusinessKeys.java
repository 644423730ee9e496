package org.zoomensemble.engine;

import java.util.UUID;
import org.zoomensemble.operations.WorkFailure;

/** Business keys: the kind of thing, a colon, its id. */
final class BusinessKeys {

    private BusinessKeys() {}

    static String ofIngest(UUID ingestId) {
        return "ingest:" + ingestId;
    }

    static String ofSweep(UUID sweepId) {
        return "sweep:" + sweepId;
    }

    static String ofPushDown(UUID pushDownId) {
        return "push-down:" + pushDownId;
    }

    static String ofReconciliation(UUID reconciliationId) {
        return "reconciliation:" + reconciliationId;
    }

    static String ofAutoCreate(UUID syncId) {
        return "auto-create:" + syncId;
    }

    static String ofRecordingList(UUID listId) {
        return "recording-list:" + listId;
    }

    /** The id in a business key; GIVE_UP where an instance was started by hand without one. */
    static UUID id(String businessKey) {
        try {
            return UUID.fromString(businessKey.substring(businessKey.indexOf(':') + 1));
        } catch (RuntimeException e) {
            throw WorkFailure.giveUp(
                    "The business key '" + businessKey
                            + "' of this process instance names nothing; cancel the instance, it was not started by the application.");
        }
    }
}
