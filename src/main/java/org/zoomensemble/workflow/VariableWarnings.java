package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.List;

/** Tells which variables of a title, a description or a name nobody will replace. They stay as they are. */
public final class VariableWarnings {

    private static final String LIBRARY = "Library";

    private VariableWarnings() {}

    /** One sentence for each of them. */
    public static List<String> of(String name, String title, String description) {
        List<String> warnings = new ArrayList<>();
        for (String variable : new TemplateText(name).variables()) {
            if (!variable.equals(LIBRARY)) {
                warnings.add(
                        "The name uses {{" + variable + "}}, but a name knows only {{Library}}; it stays as it is.");
            }
        }
        warnings.addAll(unknown("title", title));
        warnings.addAll(unknown("description", description));
        return List.copyOf(warnings);
    }

    private static List<String> unknown(String what, String text) {
        return new TemplateText(text)
                .unknownVariables().stream()
                        .map(variable -> "The " + what + " uses {{" + variable
                                + "}}, which is no variable; it stays as it is. There are: "
                                + String.join(
                                        ", ",
                                        TemplateText.VARIABLES.stream().sorted().toList()) + ".")
                        .toList();
    }
}
