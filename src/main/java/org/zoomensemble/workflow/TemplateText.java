package org.zoomensemble.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title or description with variables such as <code>{{MeetingTopic}}</code>. Variables are replaced once; what they
 * bring in is plain text and is not looked at again. Unknown variables stay as they are.
 */
public record TemplateText(String text) {

    /** Every variable there is. MeetingTopic and Library are Ensemble's, the others are ours. */
    public static final Set<String> VARIABLES = Set.of(
            "MeetingTopic",
            "Library",
            "MeetingStart",
            "MeetingDate",
            "MeetingId",
            "HostName",
            "HostEmail",
            "Duration",
            "Segment",
            "Reference");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    /** Puts the values in; a variable without a value stays as it is. */
    public String expand(Map<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    /** Names that are no variable of ours, in the order of their first appearance. */
    public List<String> unknownVariables() {
        return variables().stream().filter(name -> !VARIABLES.contains(name)).toList();
    }

    List<String> variables() {
        return VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** Whether the variable stands in the text. */
    public boolean uses(String variable) {
        return VARIABLE.matcher(text).results().anyMatch(match -> match.group(1).equals(variable));
    }
}
