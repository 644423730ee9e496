package org.zoomensemble.workflow;

import org.zoomensemble.operations.UnacceptableInputException;

/** The four switches, and the days before a removal, as somebody sends them; null means: as it is. */
public record SwitchesDraft(
        Boolean retrieveRecordings30DaysOld,
        Boolean removeRecordings,
        Boolean autoCreate,
        Boolean enabled,
        Integer removeAfterDays) {

    private static final int MOST_DAYS = 29;

    /** The sentence for days that do not fit. */
    public static final String DAYS = "Enter a whole number of days from 0 to " + MOST_DAYS
            + "; many Zoom accounts delete recordings after 30 days by themselves.";

    public SwitchesDraft(
            Boolean retrieveRecordings30DaysOld, Boolean removeRecordings, Boolean autoCreate, Boolean enabled) {
        this(retrieveRecordings30DaysOld, removeRecordings, autoCreate, enabled, null);
    }

    /** Nothing is said about any switch. */
    public static SwitchesDraft silent() {
        return new SwitchesDraft(null, null, null, null, null);
    }

    /** @throws UnacceptableInputException the days are fewer than 0 or more than 29 */
    Switches over(Switches present) {
        if (removeAfterDays != null && (removeAfterDays < 0 || removeAfterDays > MOST_DAYS)) {
            throw new UnacceptableInputException("removeAfterDays", DAYS);
        }
        return new Switches(
                either(retrieveRecordings30DaysOld, present.retrieveRecordings30DaysOld()),
                either(removeRecordings, present.removeRecordings()),
                either(autoCreate, present.autoCreate()),
                either(enabled, present.enabled()),
                removeAfterDays == null ? present.removeAfterDays() : removeAfterDays);
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
        if (wanted.removeAfterDays() != present.removeAfterDays()) {
            return "removeAfterDays";
        }
        return wanted.autoCreate() != present.autoCreate() ? "autoCreate" : "enabled";
    }

    private static boolean either(Boolean sent, boolean present) {
        return sent == null ? present : sent;
    }
}
