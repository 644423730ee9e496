package org.zoomensemble.workflow;

/** The four switches of a template. They are set at the template that defines them and locked below. */
public record Switches(
        boolean retrieveRecordings30DaysOld, boolean removeRecordings, boolean autoCreate, boolean enabled) {

    /** All four off: nothing happens before somebody asks for it. */
    public static Switches off() {
        return new Switches(false, false, false, false);
    }
}
