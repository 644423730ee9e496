package org.zoomensemble.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code recording-selection} knows of a recording.
 *
 * @param recordingType Zoom's meeting type as text, for example {@code 2}
 */
public record SelectionFacts(
        int durationMinutes, String topic, String hostEmail, String recordingType, boolean hasVideo, boolean hasAudio) {

    public static final String DECISION = "recording-selection";

    public Map<String, Object> asMap() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("durationMinutes", durationMinutes);
        facts.put("topic", topic);
        facts.put("hostEmail", hostEmail);
        facts.put("recordingType", recordingType);
        facts.put("hasVideo", hasVideo);
        facts.put("hasAudio", hasAudio);
        return facts;
    }
}
