package org.zoomensemble.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeRecord;
import org.zoomensemble.security.ChangeWords;

/** A change as it is answered. */
record ChangeAnswer(
        UUID id,
        Instant at,
        @Schema(description = "Who made it.") String person,
        Change.Action action,
        Change.Kind kind,
        String subjectId,

        @Schema(description = "The name that the subject had then.")
        String subject,

        UUID institutionId,
        UUID organizationId,
        UUID libraryId,

        @Schema(description = "The revision that the change made.")
        Integer revision,

        String sentence,

        @Schema(description = "The fields that changed, as they were; empty where the subject was made.")
        @JsonInclude(content = JsonInclude.Include.ALWAYS)
        Map<String, String> before,

        @Schema(description = "The same fields afterwards; empty where the subject was deleted.")
        @JsonInclude(content = JsonInclude.Include.ALWAYS)
        Map<String, String> after) {

    static ChangeAnswer of(ChangeRecord change) {
        return new ChangeAnswer(
                change.id(),
                change.at(),
                change.person(),
                change.action(),
                change.kind(),
                change.subjectId(),
                change.subject(),
                change.place().institutionId(),
                change.place().organizationId(),
                change.place().libraryId(),
                change.revision(),
                ChangeWords.sentence(change, null) + ".",
                change.before(),
                change.after());
    }
}
