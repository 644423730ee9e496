package org.zoomensemble.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code media-file-choice} knows of a file: both normalised, {@code (CC)} stripped. */
public record MediaFileFacts(String fileType, String recordingType) {

    public static final String DECISION = "media-file-choice";

    public Map<String, Object> asMap() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fileType", fileType);
        facts.put("recordingType", recordingType);
        return facts;
    }
}
