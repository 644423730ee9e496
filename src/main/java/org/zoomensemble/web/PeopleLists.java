package org.zoomensemble.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.Candidate;
import org.zoomensemble.workflow.Candidates;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.ZoomUserMirroring;
import org.zoomensemble.workflow.ZoomUsersMirror;

/** Fills the two lists of a media workflow. Asks neither Zoom nor Ensemble. */
@Component
class PeopleLists {

    private static final int ROWS = 50;
    private static final int LIBRARIES = 10;

    private final Candidates candidates;
    private final ActiveUsers activeUsers;
    private final ZoomUserMirroring mirroring;
    private final Directory directory;
    private final Permissions permissions;

    PeopleLists(
            Candidates candidates,
            ActiveUsers activeUsers,
            ZoomUserMirroring mirroring,
            Directory directory,
            Permissions permissions) {
        this.candidates = candidates;
        this.activeUsers = activeUsers;
        this.mirroring = mirroring;
        this.directory = directory;
        this.permissions = permissions;
    }

    void describeCandidates(MediaWorkflow workflow, PeopleAddress address, Model model) {
        describe(workflow, address, model);
        describeMirror(workflow, model);
        describeLibraries(workflow, address, model);
        model.addAttribute("chosenLibrary", chosenLibrary(workflow, address.library()));
        try {
            model.addAttribute(
                    "candidates",
                    candidates.list(workflow.id(), address.library(), address.search(), address.cursor(), ROWS));
        } catch (UnacceptableInputException fault) {
            model.addAttribute("candidates", new Page<Candidate>(List.of(), null));
            model.addAttribute("candidateFault", fault.getMessage());
        }
    }

    void describeActive(MediaWorkflow workflow, PeopleAddress address, Model model) {
        describe(workflow, address, model);
        model.addAttribute("mayChange", permissions.mayChangeLibrary(workflow.libraryId()));
        model.addAttribute("active", activeUsers.list(workflow.id(), address.active(), address.activeCursor(), ROWS));
    }

    ZoomUsersMirror describeMirror(MediaWorkflow workflow, Model model) {
        ZoomUsersMirror mirror = mirroring.state(workflow.connectionId());
        model.addAttribute("workflow", workflow);
        model.addAttribute("mirror", mirror);
        model.addAttribute("mayRefresh", permissions.mayChangeTemplate(workflow.templateId()));
        return mirror;
    }

    /** Whoever may add people may look for them in every library of the institution. */
    void describeLibraries(MediaWorkflow workflow, PeopleAddress address, Model model) {
        describe(workflow, address, model);
        if (address.libraryName() != null) {
            UUID institution = directory.library(workflow.libraryId()).institutionId();
            Reach reach = directory.reach(Set.of(institution), Set.of(), Set.of());
            model.addAttribute(
                    "fitting",
                    directory.libraries(reach, institution, null, address.libraryName(), false, null, LIBRARIES));
        }
    }

    private static void describe(MediaWorkflow workflow, PeopleAddress address, Model model) {
        model.addAttribute("workflow", workflow);
        model.addAttribute("people", address);
    }

    /** Null for the workflow's own and for the whole institution. */
    private Library chosenLibrary(MediaWorkflow workflow, String library) {
        if (library == null
                || library.equals(Candidates.WHOLE_INSTITUTION)
                || library.equals(workflow.libraryId().toString())) {
            return null;
        }
        try {
            Library chosen = directory.library(UUID.fromString(library));
            return chosen.institutionId()
                            .equals(directory.library(workflow.libraryId()).institutionId())
                    ? chosen
                    : null;
        } catch (IllegalArgumentException | NotThereException unknown) {
            return null;
        }
    }
}
