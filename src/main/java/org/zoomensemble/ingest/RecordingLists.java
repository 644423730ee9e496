package org.zoomensemble.ingest;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.zoom.ZoomConnections;

/**
 * Takes files that name recordings, and tells how far they are. Zoom is not asked here: the lines are worked off in the
 * background. Thread-safe.
 */
@Service
public class RecordingLists {

    private final RecordingListRepository lists;
    private final RecordingListProcess process;
    private final MediaWorkflows mediaWorkflows;
    private final ZoomConnections connections;
    private final TransactionOperations transactions;

    RecordingLists(
            RecordingListRepository lists,
            RecordingListProcess process,
            MediaWorkflows mediaWorkflows,
            ZoomConnections connections,
            TransactionOperations transactions) {
        this.lists = lists;
        this.process = process;
        this.mediaWorkflows = mediaWorkflows;
        this.connections = connections;
        this.transactions = transactions;
    }

    /**
     * Reads a CSV whose first line names the columns uuid, meeting number, start, share link, or some of them: UTF-8, separated
     * by commas or semicolons, at most 5 MB and 5,000 lines. Lines that are not understood are told with the others. The stream
     * is read once and closed.
     *
     * @return the list's id
     * @throws NotThereException          no such media workflow
     * @throws ConflictException          its template is not enabled
     * @throws UnacceptableInputException the file as a whole cannot be taken
     */
    public UUID take(UUID mediaWorkflowId, InputStream csv, String by) {
        return take(mediaWorkflowId, RecordingListFile.bytes(csv), by);
    }

    UUID take(UUID mediaWorkflowId, byte[] csv, String by) {
        MediaWorkflow mediaWorkflow = enabled(mediaWorkflowId);
        return open(
                mediaWorkflowId,
                new RecordingListFile(connections.connection(mediaWorkflow.connectionId())).read(csv),
                by);
    }

    /** A list of one recording, which is looked for in the background. */
    public UUID take(UUID mediaWorkflowId, RecordingHint hint, String by) {
        MediaWorkflow mediaWorkflow = enabled(mediaWorkflowId);
        WantedRecording wanted = hint.wanted(connections.connection(mediaWorkflow.connectionId()));
        return open(mediaWorkflowId, List.of(new ListedRecording(1, wanted.shown(), wanted, null)), by);
    }

    /** @throws NotThereException no such list */
    public RecordingList list(UUID id) {
        return lists.view(id)
                .orElseThrow(() -> new NotThereException(
                        "There is no list of recordings with the id " + id + "; each is forgotten after 30 days."));
    }

    /**
     * Lines in the order of the file.
     *
     * @param verdict null for all
     */
    public Page<RecordingList.Line> lines(UUID id, RecordingList.Verdict verdict, String cursor, int size) {
        list(id);
        List<RecordingList.Line> rows = lists.lines(id, verdict, behind(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition("line", String.valueOf(row.line())));
    }

    /** The newest lists of a media workflow. */
    public List<RecordingList> newest(UUID mediaWorkflowId, int most) {
        return lists.newest(mediaWorkflowId, most);
    }

    private UUID open(UUID mediaWorkflowId, List<ListedRecording> lines, String by) {
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            lists.open(id, mediaWorkflowId, by);
            lists.add(id, lines);
            process.listTaken(id);
        });
        return id;
    }

    private MediaWorkflow enabled(UUID mediaWorkflowId) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        if (!mediaWorkflow.enabled()) {
            throw new ConflictException("The template " + mediaWorkflow.templateName()
                    + " is not enabled, so nothing would be ingested; switch Enable on first.");
        }
        return mediaWorkflow;
    }

    private static long behind(String cursor) {
        PagePosition position = PagePosition.of(cursor);
        try {
            return position.isStart() ? 0 : Long.parseLong(position.key());
        } catch (NumberFormatException e) {
            throw new UnacceptableInputException(
                    "cursor",
                    "The cursor is not one that this list gave out; leave it out to begin at the first line.");
        }
    }
}
