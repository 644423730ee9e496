package org.zoomensemble.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code caption-source} knows of a segment. */
public record CaptionFacts(
        boolean isCaptionAllowed,
        boolean hasCaptions,
        boolean hasTranscript,
        boolean isTranscriptExpected,
        long minutesWaited) {

    public static final String DECISION = "caption-source";

    public Map<String, Object> asMap() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("isCaptionAllowed", isCaptionAllowed);
        facts.put("hasCaptions", hasCaptions);
        facts.put("hasTranscript", hasTranscript);
        facts.put("isTranscriptExpected", isTranscriptExpected);
        facts.put("minutesWaited", minutesWaited);
        return facts;
    }
}
