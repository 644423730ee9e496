package org.zoomensemble.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ingest.FirstStep;

/**
 * A first step as a page shows it.
 *
 * @param isNext  whether it is the one to be done now
 * @param action  what its button says
 * @param address where the button leads; null where there is nothing to be done yet, or not by this person
 */
public record FirstStepRow(
        String title, boolean isDone, boolean isNext, String sentence, String action, String address) {

    static List<FirstStepRow> of(List<FirstStep> steps, boolean isSiteAdministrator, Reach changed) {
        Map<FirstStep.Key, FirstStep> byKey = new EnumMap<>(FirstStep.Key.class);
        steps.forEach(step -> byKey.put(step.key(), step));
        List<FirstStepRow> rows = new ArrayList<>();
        boolean isNextFound = false;
        for (FirstStep step : steps) {
            String address = step.isDone() ? null : address(step, byKey, isSiteAdministrator, changed);
            boolean isNext = address != null && !isNextFound;
            isNextFound |= isNext;
            rows.add(
                    new FirstStepRow(title(step.key()), step.isDone(), isNext, step.sentence(), action(step), address));
        }
        return rows;
    }

    private static String title(FirstStep.Key key) {
        return switch (key) {
            case ENSEMBLE -> "Connect Ensemble";
            case INSTITUTION -> "Enter the institution and sync it";
            case TEMPLATE -> "Make a workflow template and enable it";
            case MEDIA_WORKFLOW -> "Make a media workflow in a library";
            case ACTIVE_USER -> "Choose the active users";
            case RECORDING -> "See the first recording arrive";
        };
    }

    private static String action(FirstStep step) {
        return switch (step.key()) {
            case ENSEMBLE -> "See the sync";
            case INSTITUTION -> step.subject() == null ? "Enter the institution" : "Sync it";
            case TEMPLATE -> step.subject() == null ? "Make a template" : "Enable the template";
            case MEDIA_WORKFLOW -> "Choose a library";
            case ACTIVE_USER -> "Choose users";
            case RECORDING -> "";
        };
    }

    /** Null where a step before has to be done first, or this person may not do it. */
    private static String address(
            FirstStep step, Map<FirstStep.Key, FirstStep> all, boolean isSiteAdministrator, Reach changed) {
        boolean isAbove = changed.isEverything()
                || !changed.institutions().isEmpty()
                || !changed.organizations().isEmpty();
        return switch (step.key()) {
            case ENSEMBLE -> step.subject() == null ? null : "/institutions/" + step.subject();
            case INSTITUTION -> {
                if (step.subject() != null) {
                    yield "/institutions/" + step.subject();
                }
                yield isSiteAdministrator ? "/institutions" : null;
            }
            case TEMPLATE -> {
                if (!isAbove || all.get(FirstStep.Key.INSTITUTION).subject() == null) {
                    yield null;
                }
                yield step.subject() == null ? "/templates/new" : "/templates/" + step.subject();
            }
            case MEDIA_WORKFLOW -> all.get(FirstStep.Key.TEMPLATE).subject() == null ? null : "/libraries";
            case ACTIVE_USER -> step.subject() == null ? null : "/media-workflows/" + step.subject();
            case RECORDING -> null;
        };
    }
}
