package org.zoomensemble.web;

/** Values of fields as pages show them. */
final class FieldValue {

    private FieldValue() {}

    /** Switches as on and off, what is empty as none. */
    static String word(String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value) {
            case "true" -> "on";
            case "false" -> "off";
            default -> value;
        };
    }
}
