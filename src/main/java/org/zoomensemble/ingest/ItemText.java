package org.zoomensemble.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.TemplateText;
import org.zoomensemble.zoom.ZoomRecording;

/** Name, description and reference of an item, from the media workflow's templates. */
final class ItemText {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 12;

    private ItemText() {}

    static Item of(
            Ingest ingest,
            ZoomRecording recording,
            IngestTarget target,
            Segment segment,
            int segments,
            IngestSettings settings) {
        String reference = reference(ingest, segment.start());
        Map<String, String> values = values(ingest, recording, target, segment, segments, reference);
        return new Item(
                UUID.randomUUID(),
                ingest.id(),
                segment.number(),
                segment.start(),
                reference,
                name(target, values, segment, segments, settings),
                description(target, values, reference, settings),
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * The same for the same segment, media workflow and run, whenever it is asked for: an item that was made before a
     * crash is found by it.
     */
    static String reference(Ingest ingest, Instant segmentStart) {
        byte[] digest = sha256(
                "%s %s %s %d".formatted(ingest.mediaWorkflowId(), ingest.recordingUuid(), segmentStart, ingest.run()));
        StringBuilder text = new StringBuilder("ZE-");
        for (int at = 0; at < REFERENCE_LENGTH; at++) {
            text.append(ALPHABET.charAt(digest[at] & 31));
        }
        return text.toString();
    }

    /** The name that an item with this reference gets, as topic and title are now. */
    static String name(
            Ingest ingest,
            ZoomRecording recording,
            IngestTarget target,
            Segment segment,
            int segments,
            String reference,
            IngestSettings settings) {
        return name(
                target, values(ingest, recording, target, segment, segments, reference), segment, segments, settings);
    }

    private static String name(
            IngestTarget target, Map<String, String> values, Segment segment, int segments, IngestSettings settings) {
        TemplateText template = new TemplateText(target.title());
        String name = PlainText.line(template.expand(values));
        if (name.isEmpty()) {
            name = "Zoom recording " + values.get("MeetingStart");
        }
        // Two items with one name cannot be told apart, so the segment is named even where the template does not.
        String part = segments > 1 && !template.uses("Segment") ? " (" + segment.number() + ")" : "";
        return PlainText.cut(name, settings.maxNameLength() - part.length()) + part;
    }

    private static String description(
            IngestTarget target, Map<String, String> values, String reference, IngestSettings settings) {
        TemplateText template = new TemplateText(target.description());
        String description = PlainText.lines(template.expand(values));
        if (template.uses("Reference") || !settings.appendReference()) {
            return description;
        }
        return description.isEmpty() ? "Reference: " + reference : description + "\n\nReference: " + reference;
    }

    private static Map<String, String> values(
            Ingest ingest,
            ZoomRecording recording,
            IngestTarget target,
            Segment segment,
            int segments,
            String reference) {
        Instant start = recording.startTime() == null ? segment.start() : recording.startTime();
        ZoneId zone = zone(recording.timezone());
        Map<String, String> values = new HashMap<>();
        values.put("MeetingTopic", PlainText.line(recording.topic()));
        values.put("Library", PlainText.line(target.libraryName()));
        values.put("MeetingStart", START.format(start.atZone(zone)));
        values.put("MeetingDate", DateTimeFormatter.ISO_LOCAL_DATE.format(start.atZone(zone)));
        values.put("MeetingId", recording.meetingId());
        values.put("HostName", PlainText.line(target.hostName()));
        values.put("HostEmail", HostEmails.of(recording, ingest, target));
        values.put("Duration", duration(recording.duration()));
        values.put("Segment", segments > 1 ? Integer.toString(segment.number()) : "");
        values.put("Reference", reference);
        return values;
    }

    private static String duration(int minutes) {
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static ZoneId zone(String timezone) {
        try {
            return timezone == null || timezone.isBlank() ? ZoneOffset.UTC : ZoneId.of(timezone);
        } catch (DateTimeException unknownZone) {
            return ZoneOffset.UTC;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
