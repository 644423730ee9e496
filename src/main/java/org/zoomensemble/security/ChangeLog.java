package org.zoomensemble.security;

import org.springframework.stereotype.Service;

/** Keeps who changed what, when, before and after. Thread-safe. */
@Service
public class ChangeLog {

    private final ChangeRecords records;
    private final CurrentPerson currentPerson;

    ChangeLog(ChangeRecords records, CurrentPerson currentPerson) {
        this.records = records;
        this.currentPerson = currentPerson;
    }

    /** Joins the caller's transaction, so that there is no change without its record. A change of nothing is not kept. */
    public void record(Change change) {
        if (!change.before().equals(change.after())) {
            records.add(currentPerson.person().name(), change);
        }
    }
}
