package org.zoomensemble.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.zoomensemble.ingest.IngestSummary;
import org.zoomensemble.ingest.IngestView;

/** One ingest as it is answered: the line of the list, and everything behind it. */
record IngestAnswer(
        @JsonUnwrapped IngestSummary ingest,
        boolean isRemoved,
        List<IngestView.ItemView> items,
        List<VerdictAnswer> verdicts,
        List<IngestView.StepView> steps,
        List<IngestView.RunView> runs) {

    /** What a table decided. */
    record VerdictAnswer(
            String decision,
            int version,
            @Schema(type = "object") @JsonRawValue String facts,
            @Schema(type = "object") @JsonRawValue String result,
            Instant at) {}

    static IngestAnswer of(IngestView view) {
        return new IngestAnswer(
                view.ingest(),
                view.isRemoved(),
                view.items(),
                view.verdicts().stream()
                        .map(verdict -> new VerdictAnswer(
                                verdict.decision(), verdict.version(), verdict.facts(), verdict.result(), verdict.at()))
                        .toList(),
                view.steps(),
                view.runs());
    }
}
