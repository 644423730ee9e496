package org.zoomensemble.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How an ingest behaves.
 *
 * @param finishWithin     how long Zoom may process a recording before it becomes an incident
 * @param filesWithin      how long after its end a recording without any file is still waited for
 * @param confirmWithin    how long Ensemble may process an item before it becomes an incident
 * @param lookAgain        after a lost answer to a creation: how long until the second look, before it is asked again;
 *                         a request that was lost on the way may still arrive within this time
 * @param maxPatchBytes    bytes that one tus {@code PATCH} carries at most; Ensemble's own client uses the default
 * @param maxNameLength    characters of an item's name; longer ones are cut
 * @param appendReference  whether the reference is added to a description that does not use it
 * @param titleFollowsTopic whether the name in Ensemble follows a topic that is changed in Zoom after the ingest
 * @param captionLanguage  BCP 47 tag given to Ensemble with captions
 * @param maxCaptionBytes  a larger caption file is not attached
 * @param speakerNames     whether captions tell who speaks, as Zoom's transcripts do
 * @param restoredFrom     when the backup was made that was restored: items that Ensemble got since then are looked for before
 *                         any is made; null where none was restored
 */
@Validated
@ConfigurationProperties("zoomensemble.ingest")
public record IngestSettings(
        @NotNull @DefaultValue("PT24H") Duration finishWithin,
        @NotNull @DefaultValue("PT1H") Duration filesWithin,
        @NotNull @DefaultValue("PT24H") Duration confirmWithin,

        @NotNull @DefaultValue("PT1M") Duration lookAgain,

        @Min(1024) @Max(2_097_152_000L) @DefaultValue("2097152000")
        long maxPatchBytes,

        @Min(16) @DefaultValue("250") int maxNameLength,
        @DefaultValue("true") boolean appendReference,
        @DefaultValue("true") boolean titleFollowsTopic,
        @NotBlank @DefaultValue("en") String captionLanguage,

        @Min(1024) @Max(1_073_741_824L) @DefaultValue("10485760")
        int maxCaptionBytes,

        @DefaultValue("true") boolean speakerNames,
        Instant restoredFrom) {}
