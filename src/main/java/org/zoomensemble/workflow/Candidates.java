package org.zoomensemble.workflow;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;

/** Who could be made active in a media workflow: answered from what is mirrored of Ensemble and Zoom. Thread-safe. */
@Service
public class Candidates {

    /** In place of a library's id: the whole institution. */
    public static final String WHOLE_INSTITUTION = "*";

    private static final String LIBRARY = "libraryId";

    private final MediaWorkflows mediaWorkflows;
    private final Directory directory;
    private final CandidateRepository candidates;

    Candidates(MediaWorkflows mediaWorkflows, Directory directory, CandidateRepository candidates) {
        this.mediaWorkflows = mediaWorkflows;
        this.directory = directory;
        this.candidates = candidates;
    }

    /**
     * People by last name, first name, username. People without a Zoom account are left out.
     *
     * @param library id of a library of the same institution, {@link #WHOLE_INSTITUTION}, or null for the workflow's own
     * @param search  part of a name, username or e-mail, without regard to case; null or blank for all
     * @throws org.zoomensemble.operations.NotThereException          no such media workflow
     * @throws org.zoomensemble.operations.UnacceptableInputException no such library in the institution
     */
    public Page<Candidate> list(UUID mediaWorkflowId, String library, String search, String cursor, int size) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        UUID institutionId = directory.library(mediaWorkflow.libraryId()).institutionId();
        List<CandidateRepository.Row> rows = candidates.list(
                mediaWorkflow,
                institutionId,
                libraryId(mediaWorkflow, institutionId, library),
                search == null ? "" : search.replace("\0", "").strip(),
                CandidatePosition.of(cursor),
                size + 1);
        return Page.of(rows, size, row -> row.position().page()).map(CandidateRepository.Row::candidate);
    }

    /** Whether this names people beyond the workflow's own library. Not whether there is such a library. */
    public boolean isWider(UUID mediaWorkflowId, String library) {
        return isGiven(library)
                && !library.strip()
                        .equalsIgnoreCase(mediaWorkflows
                                .mediaWorkflow(mediaWorkflowId)
                                .libraryId()
                                .toString());
    }

    /** Null for the whole institution. */
    private UUID libraryId(MediaWorkflow mediaWorkflow, UUID institutionId, String library) {
        if (!isGiven(library)) {
            return mediaWorkflow.libraryId();
        }
        if (library.strip().equals(WHOLE_INSTITUTION)) {
            return null;
        }
        try {
            Library other = directory.library(UUID.fromString(library.strip()));
            if (other.institutionId().equals(institutionId)) {
                return other.id();
            }
        } catch (IllegalArgumentException e) {
            throw new UnacceptableInputException(
                    LIBRARY,
                    "This must be the id of a library, or " + WHOLE_INSTITUTION + " for the whole institution.");
        } catch (NotThereException e) {
            // Said below; whether another institution has it is nobody's business here.
        }
        throw new UnacceptableInputException(
                LIBRARY,
                "The institution has no library with the id " + library.strip() + "; choose one of its libraries, or "
                        + WHOLE_INSTITUTION + " for the whole institution.");
    }

    private static boolean isGiven(String library) {
        return library != null && !library.isBlank();
    }
}
