package org.zoomensemble.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code restriction-handling} knows of a recording. */
public record RestrictionFacts(
        boolean hasPassword, boolean isDownloadDisabled, boolean isHostOnlyDownload, boolean isSignInRequired) {

    public static final String DECISION = "restriction-handling";

    public Map<String, Object> asMap() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("hasPassword", hasPassword);
        facts.put("isDownloadDisabled", isDownloadDisabled);
        facts.put("isHostOnlyDownload", isHostOnlyDownload);
        facts.put("isSignInRequired", isSignInRequired);
        return facts;
    }
}
