package org.zoomensemble.operations.start;

import java.util.Locale;
import java.util.regex.Pattern;

/** A setting as a file writes it and as the environment does. */
record SettingName(String property) {

    private static final Pattern SECRET =
            Pattern.compile("password|secret|key|token|credential|passcode|url|uri", Pattern.CASE_INSENSITIVE);

    String variable() {
        return property.replaceAll("[.\\-\\[]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether its value may be repeated in a message. */
    boolean isPublic() {
        return !SECRET.matcher(property).find();
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(variable(), property);
    }
}
