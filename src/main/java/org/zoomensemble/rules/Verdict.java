package org.zoomensemble.rules;

import java.util.Map;

/** What a table decided: by which version, from which facts, with which outputs. */
public record Verdict(String decision, int version, Map<String, Object> facts, Map<String, Object> result) {

    public String text(String output) {
        Object value = result.get(output);
        return value == null ? "" : value.toString();
    }

    public boolean isTrue(String output) {
        return Boolean.TRUE.equals(result.get(output));
    }
}
