package org.zoomensemble.workflow;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.Page;

/** Who could be made active in a media workflow: answered from what is mirrored of Ensemble and Zoom. Thread-safe. */
@Service
public class Candidates {

    /** In place of a library's id: the whole institution. */
    public static final String WHOLE_INSTITUTION = "*";

    /**
     * People by last name, first name, username.
     *
     * @param library id of a library of the same institution, {@link #WHOLE_INSTITUTION}, or null for the workflow's own
     * @param search  part of a name, username or e-mail, without regard to case; null or blank for all
     * @throws org.zoomensemble.operations.NotThereException          no such media workflow
     * @throws org.zoomensemble.operations.UnacceptableInputException no such library in the institution
     */
    public Page<Candidate> list(UUID mediaWorkflowId, String library, String search, String cursor, int size) {
        throw new UnsupportedOperationException();
    }
}
