package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Texts of a template as somebody would save them. */
record TextPreviewRequest(
        @Schema(description = "Whose account's newest meeting is taken, and whose texts stand for what is left out.")
        UUID templateId,

        @Schema(description = "For {{Library}}.") UUID libraryId,
        @Size(max = 200) String name,
        @Size(max = 500) String title,
        @Size(max = 5000) String description) {}
