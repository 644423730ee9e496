package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Compares what Zoom, this application and Ensemble have. Asks nobody. */
final class Comparison {

    /** The sweep comes round several times before something that ended counts as forgotten. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** @param segmentsMissing how many segments with something to play are no item here */
    record AtZoom(
            String recordingUuid,
            String hostId,
            String hostEmail,
            String meetingId,
            String topic,
            Instant meetingStart,
            int durationMinutes,
            Instant endsAt,
            boolean isWanted,
            int segmentsMissing) {

        Subject subject() {
            return new Subject(recordingUuid, hostId, hostEmail, meetingId, topic, meetingStart, durationMinutes);
        }
    }

    /** The ingest that counts for a recording. */
    record Here(
            UUID ingestId,
            String recordingUuid,
            IngestState state,
            String reason,
            String hostId,
            String hostEmail,
            String meetingId,
            String topic,
            Instant meetingStart,
            int durationMinutes,
            Instant announcedAt,
            boolean isRemoved,
            boolean isGone) {

        Subject subject() {
            return new Subject(recordingUuid, hostId, hostEmail, meetingId, topic, meetingStart, durationMinutes);
        }
    }

    record InEnsemble(String recordingUuid, String name, String contentId, ContentAnswer answer) {}

    /** The recording that a difference is about. */
    record Subject(
            String recordingUuid,
            String hostId,
            String hostEmail,
            String meetingId,
            String topic,
            Instant meetingStart,
            int durationMinutes) {

        /** As sentences name it. */
        String title() {
            String name = topic.isBlank() ? recordingUuid : "“" + topic + "”";
            return meetingStart == null ? name : name + " of " + CLOCK.format(meetingStart);
        }
    }

    record Found(DifferenceKind kind, Subject subject, String sentence, UUID ingestId, boolean isAtZoom) {}

    /** @param ensemble null where this Ensemble does not tell */
    record Counts(int zoom, int here, Integer ensemble, int removed, int notWanted) {}

    /** Differences with the worst first, then the newest. */
    record Result(Counts counts, List<Found> differences) {}

    private final Set<String> hostsListed;
    private final Instant now;
    private final Map<String, AtZoom> atZoom = new HashMap<>();
    private final Map<String, List<InEnsemble>> inEnsemble;
    private final List<Found> differences = new ArrayList<>();
    private int zoomCount;
    private int safeCount;
    private int removedCount;
    private int notWantedCount;

    private Comparison(List<AtZoom> atZoom, List<InEnsemble> inEnsemble, Set<String> hostsListed, Instant now) {
        atZoom.forEach(recording -> this.atZoom.put(recording.recordingUuid(), recording));
        this.inEnsemble = inEnsemble.stream().collect(Collectors.groupingBy(InEnsemble::recordingUuid));
        this.hostsListed = hostsListed;
        this.now = now;
    }

    /**
     * @param hostsListed Zoom ids of those whose recordings Zoom listed to the end
     * @param tells       whether this Ensemble tells the state of its contents
     */
    static Result of(
            List<AtZoom> atZoom,
            List<Here> here,
            List<InEnsemble> inEnsemble,
            Set<String> hostsListed,
            boolean tells,
            Instant now) {
        Comparison comparison = new Comparison(atZoom, inEnsemble, hostsListed, now);
        Set<String> known = here.stream().map(Here::recordingUuid).collect(Collectors.toSet());
        here.forEach(comparison::compare);
        atZoom.stream()
                .filter(recording -> !known.contains(recording.recordingUuid()))
                .forEach(comparison::unknown);
        comparison.differences.sort(Comparator.comparing(Found::kind)
                .thenComparing(found -> found.subject().meetingStart(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(found -> found.subject().recordingUuid()));
        return new Result(
                new Counts(
                        comparison.zoomCount,
                        here.size(),
                        tells ? comparison.safeCount : null,
                        comparison.removedCount,
                        comparison.notWantedCount),
                comparison.differences);
    }

    private void unknown(AtZoom recording) {
        if (!recording.isWanted()) {
            notWantedCount++;
            return;
        }
        zoomCount++;
        if (recording.endsAt() != null && recording.endsAt().plus(PATIENCE).isAfter(now)) {
            found(
                    DifferenceKind.AWAITED,
                    recording.subject(),
                    null,
                    "%s ended less than an hour ago and was not announced here yet; the next sweep brings it, or mend it now.");
        } else {
            found(
                    DifferenceKind.MISSING,
                    recording.subject(),
                    null,
                    "Zoom has %s, and it never arrived here; mend it to have it ingested.");
        }
    }

    private void compare(Here ingest) {
        AtZoom listed = atZoom.get(ingest.recordingUuid());
        if (listed != null) {
            zoomCount++;
        }
        if (ingest.isRemoved()) {
            removedCount++;
        }
        switch (ingest.state()) {
            case INGESTED -> ingested(ingest, listed);
            case RUNNING ->
                found(
                        DifferenceKind.RUNNING,
                        ingest,
                        "%s has been on its way since " + CLOCK.format(ingest.announcedAt()) + ". " + said(ingest));
            case FAILED ->
                found(
                        DifferenceKind.FAILED,
                        ingest,
                        "%s failed: " + said(ingest)
                                + (isGoneFromZoom(ingest)
                                        ? " Zoom does not list it any more; recover it from Zoom's trash, then mend it."
                                        : " When the cause is gone, mend it to have it tried again."));
            case SKIPPED -> skipped(ingest);
        }
    }

    private void skipped(Here ingest) {
        if (ingest.isGone() && atZoom.containsKey(ingest.recordingUuid())) {
            found(
                    DifferenceKind.GONE,
                    ingest,
                    "%s was gone from Zoom before it was ingested, and Zoom has it again; mend it to have it ingested.");
        } else if (ingest.isGone()) {
            found(
                    DifferenceKind.GONE,
                    ingest,
                    "%s was gone from Zoom before it was ingested and is missing for good, unless somebody recovers it from"
                            + " Zoom's trash (30 days) and then reconciles again.");
        } else {
            found(DifferenceKind.SKIPPED, ingest, "%s was skipped: " + said(ingest));
        }
    }

    private void ingested(Here ingest, AtZoom listed) {
        List<InEnsemble> contents = inEnsemble.getOrDefault(ingest.recordingUuid(), List.of());
        List<InEnsemble> gone = having(contents, ContentAnswer.GONE);
        List<InEnsemble> failed = having(contents, ContentAnswer.FAILED);
        List<InEnsemble> unready = having(contents, ContentAnswer.NOT_READY);
        if (!gone.isEmpty()) {
            found(
                    DifferenceKind.CONTENT_GONE,
                    ingest,
                    "%s was ingested, but Ensemble does not have " + named(gone) + " any more"
                            + (listed != null
                                    ? "; mend it to have the recording ingested once more, or leave it if it was deleted on"
                                            + " purpose."
                                    : ", and Zoom does not list the recording; restore it in Ensemble or recover it from"
                                            + " Zoom's trash, or leave it if it was deleted on purpose."));
        }
        if (!failed.isEmpty()) {
            found(
                    DifferenceKind.CONTENT_FAILED,
                    ingest,
                    "%s was ingested, but Ensemble says that " + named(failed)
                            + " failed; have it processed again in Ensemble, or force the ingest again.");
        }
        if (!unready.isEmpty()) {
            found(
                    DifferenceKind.CONTENT_NOT_READY,
                    ingest,
                    "%s was ingested, and Ensemble is at work on " + named(unready) + " again; nothing is to be done.");
        }
        if (gone.isEmpty() && failed.isEmpty() && unready.isEmpty()) {
            safeCount++;
        }
        if (listed != null && listed.segmentsMissing() > 0) {
            found(
                    DifferenceKind.SEGMENT_MISSING,
                    ingest,
                    "Zoom has " + (listed.segmentsMissing() == 1 ? "a segment" : listed.segmentsMissing() + " segments")
                            + " of %s that came later and that no item has; mend it to have what is missing ingested.");
        }
    }

    private static List<InEnsemble> having(List<InEnsemble> contents, ContentAnswer answer) {
        return contents.stream().filter(content -> content.answer() == answer).toList();
    }

    private static String named(List<InEnsemble> contents) {
        return contents.stream()
                .map(content -> "“" + content.name() + "” (content " + content.contentId() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Zoom listed its host, and not this recording. */
    private boolean isGoneFromZoom(Here ingest) {
        return hostsListed.contains(ingest.hostId()) && !atZoom.containsKey(ingest.recordingUuid());
    }

    private static String said(Here ingest) {
        return ingest.reason() == null || ingest.reason().isBlank() ? "No reason is noted." : ingest.reason();
    }

    private void found(DifferenceKind kind, Here ingest, String sentence) {
        found(kind, ingest.subject(), ingest.ingestId(), sentence);
    }

    /** @param sentence with one place for the recording */
    private void found(DifferenceKind kind, Subject subject, UUID ingestId, String sentence) {
        differences.add(new Found(
                kind,
                subject,
                sentence.replaceFirst("%s", Matcher.quoteReplacement(subject.title())),
                ingestId,
                atZoom.containsKey(subject.recordingUuid())));
    }
}
