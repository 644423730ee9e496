package org.zoomensemble.workflow;

/**
 * The four switches of a template. They are set at the template that defines them and locked below.
 *
 * @param removeAfterDays belongs to *Remove recordings*: how many days pass between ingest and removal, 0 to 29
 */
public record Switches(
        boolean retrieveRecordings30DaysOld,
        boolean removeRecordings,
        boolean autoCreate,
        boolean enabled,
        int removeAfterDays) {

    /** Removal, where it is on, follows the ingest at once. */
    public Switches(
            boolean retrieveRecordings30DaysOld, boolean removeRecordings, boolean autoCreate, boolean enabled) {
        this(retrieveRecordings30DaysOld, removeRecordings, autoCreate, enabled, 0);
    }

    /** All four off: nothing happens before somebody asks for it. */
    public static Switches off() {
        return new Switches(false, false, false, false);
    }
}
