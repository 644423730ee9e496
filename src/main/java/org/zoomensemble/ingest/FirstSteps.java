package org.zoomensemble.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ingest.FirstStep.Key;

/** Knows how far an empty application is from its first recording. Asks neither Zoom nor Ensemble. Thread-safe. */
@Service
public class FirstSteps {

    private final FirstStepsReading reading;

    FirstSteps(FirstStepsReading reading) {
        this.reading = reading;
    }

    /** All steps in their order, each as far as it is done within this reach. */
    public List<FirstStep> steps(Reach reach) {
        FirstStepsReading.Known known = reading.known(reach);
        List<FirstStep> steps = new ArrayList<>();
        steps.add(ensemble(known));
        steps.add(institution(known));
        steps.add(template(known));
        steps.add(step(
                Key.MEDIA_WORKFLOW,
                known.mediaWorkflow(),
                "A library has a media workflow.",
                "Choose a library and make a media workflow from the template there."));
        steps.add(step(
                Key.ACTIVE_USER,
                known.servedMediaWorkflow(),
                "A Zoom user is active in a media workflow.",
                "Say in the media workflow whose recordings are to come in.",
                known.mediaWorkflow()));
        steps.add(step(
                Key.RECORDING,
                known.ingest(),
                "The first recording has arrived here.",
                "Nothing to do: the next sweep looks for the recordings of the active users."));
        return List.copyOf(steps);
    }

    private static FirstStep ensemble(FirstStepsReading.Known known) {
        // Syncs are forgotten after a while; what they brought stays.
        boolean isDone = known.isAnswered() || known.syncedInstitution() != null;
        String open = known.failedSync() == null
                ? "The settings ZOOMENSEMBLE_ENSEMBLE_URL, _USERNAME and _PASSWORD say where Ensemble is; the first sync of"
                        + " an institution shows whether they are right."
                : "Ensemble could not be read: " + known.failedSync();
        return new FirstStep(Key.ENSEMBLE, isDone, isDone ? "Ensemble answers." : open, anInstitution(known));
    }

    private static FirstStep institution(FirstStepsReading.Known known) {
        String open;
        if (known.institution() == null) {
            open = "Enter your institution; its organizations and libraries then come from Ensemble.";
        } else if (known.isAnswered()) {
            open =
                    "Ensemble lists no organization of this institution; see that its id and Ensemble's account are right.";
        } else {
            open = "The institution is entered; sync it with Ensemble.";
        }
        boolean isDone = known.syncedInstitution() != null;
        return new FirstStep(
                Key.INSTITUTION,
                isDone,
                isDone ? "Organizations and libraries were read from Ensemble." : open,
                anInstitution(known));
    }

    private static UUID anInstitution(FirstStepsReading.Known known) {
        return known.syncedInstitution() == null ? known.institution() : known.syncedInstitution();
    }

    private static FirstStep template(FirstStepsReading.Known known) {
        String open = known.template() == null
                ? "Make a workflow template: it holds the Zoom account, and how titles are made."
                : "The template is made; switch Enable on.";
        return new FirstStep(
                Key.TEMPLATE,
                known.enabledTemplate() != null,
                known.enabledTemplate() != null ? "A workflow template is made and enabled." : open,
                known.enabledTemplate() == null ? known.template() : known.enabledTemplate());
    }

    private static FirstStep step(Key key, UUID done, String isDone, String open) {
        return step(key, done, isDone, open, null);
    }

    private static FirstStep step(Key key, UUID done, String isDone, String open, UUID where) {
        return new FirstStep(key, done != null, done == null ? open : isDone, done == null ? where : done);
    }
}
