package org.zoomensemble.web;

import java.util.Locale;
import org.zoomensemble.workflow.Admission;

/**
 * What became of one Zoom user, as a line of a page.
 *
 * @param label the outcome in a word or two
 * @param icon  a class of the style sheet
 * @param tone  a colour of the style sheet
 */
public record Answer(String label, String icon, String tone, String sentence) {

    static Answer of(Admission admission) {
        String sentence = admission
                                .sentence()
                                .toLowerCase(Locale.ROOT)
                                .contains(admission.email().toLowerCase(Locale.ROOT))
                        && !admission.email().isEmpty()
                ? admission.sentence()
                : admission.email() + ": " + admission.sentence();
        return switch (admission.verdict()) {
            case ADDED -> new Answer("Added.", "icon-ingested", "tone-ingested", sentence);
            case ALREADY_ACTIVE -> new Answer("There already.", "icon-skipped", "tone-skipped", sentence);
            case UNKNOWN_AT_ZOOM, NOT_LICENSED, DEACTIVATED, NO_CLOUD_RECORDING, ACTIVE_ELSEWHERE, INVALID_EMAIL ->
                new Answer("Not added.", "icon-failed", "tone-failed", sentence);
        };
    }

    static Answer removed(String email) {
        return new Answer(
                "Removed.",
                "icon-ingested",
                "tone-ingested",
                email + " was removed; recordings that were found already go on.");
    }

    static Answer refused(String sentence) {
        return new Answer("Not removed.", "icon-failed", "tone-failed", sentence);
    }
}
