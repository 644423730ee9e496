package org.zoomensemble.workflow;

/** The four switches as somebody sends them; null means: as it is. */
public record SwitchesDraft(
        Boolean retrieveRecordings30DaysOld, Boolean removeRecordings, Boolean autoCreate, Boolean enabled) {

    /** Nothing is said about any switch. */
    public static SwitchesDraft silent() {
        return new SwitchesDraft(null, null, null, null);
    }

    Switches over(Switches present) {
        return new Switches(
                either(retrieveRecordings30DaysOld, present.retrieveRecordings30DaysOld()),
                either(removeRecordings, present.removeRecordings()),
                either(autoCreate, present.autoCreate()),
                either(enabled, present.enabled()));
    }

    /** The name of the first switch that would change. */
    String firstOtherThan(Switches present) {
        Switches wanted = over(present);
        if (wanted.retrieveRecordings30DaysOld() != present.retrieveRecordings30DaysOld()) {
            return "retrieveRecordings30DaysOld";
        }
        if (wanted.removeRecordings() != present.removeRecordings()) {
            return "removeRecordings";
        }
        return wanted.autoCreate() != present.autoCreate() ? "autoCreate" : "enabled";
    }

    private static boolean either(Boolean sent, boolean present) {
        return sent == null ? present : sent;
    }
}
