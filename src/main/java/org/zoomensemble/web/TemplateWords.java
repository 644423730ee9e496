package org.zoomensemble.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zoomensemble.workflow.ConnectionReport;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.PushDownPreview;
import org.zoomensemble.workflow.Switches;

/** Templates and push-downs as people read them. Pages know it as {@code templateWords}. */
@Component("templateWords")
public class TemplateWords {

    private static final Map<String, String> VARIABLES = variablesInOrder();

    private static Map<String, String> variablesInOrder() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("MeetingTopic", "the meeting's topic at Zoom");
        meanings.put("Library", "the library's name");
        meanings.put("MeetingDate", "the day on which it began");
        meanings.put("MeetingStart", "day and time at which it began");
        meanings.put("Duration", "how long it took");
        meanings.put("HostName", "the host's name at Zoom");
        meanings.put("HostEmail", "the host's e-mail at Zoom");
        meanings.put("MeetingId", "the meeting's number");
        meanings.put("Segment", "which part, where a recording has several");
        meanings.put("Reference", "what this application finds the item by");
        return Collections.unmodifiableMap(meanings);
    }

    /** Every variable with its meaning, the most used first. */
    public Map<String, String> variables() {
        return VARIABLES;
    }

    /** Which switches are on; *Enable* is always said. */
    public List<Words.StateWord> switches(Switches switches) {
        List<Words.StateWord> words = new ArrayList<>();
        words.add(
                switches.enabled()
                        ? new Words.StateWord("Enabled", "icon-ingested", "tone-ingested")
                        : new Words.StateWord("Not enabled", "icon-off", "tone-skipped"));
        if (switches.retrieveRecordings30DaysOld()) {
            words.add(new Words.StateWord("Last 30 days too", "icon-history", ""));
        }
        if (switches.removeRecordings()) {
            words.add(new Words.StateWord(removes(switches.removeAfterDays()), "icon-trash", ""));
        }
        if (switches.autoCreate()) {
            words.add(new Words.StateWord("Auto create", "icon-plus", ""));
        }
        return words;
    }

    private static String removes(int days) {
        return switch (days) {
            case 0 -> "Removes from Zoom";
            case 1 -> "Removes from Zoom after a day";
            default -> "Removes from Zoom after " + days + " days";
        };
    }

    public Words.StateWord result(ConnectionReport.Result result) {
        return switch (result) {
            case PASSED -> new Words.StateWord("Works", "icon-ingested", "tone-ingested");
            case FAILED -> new Words.StateWord("Does not work", "icon-failed", "tone-failed");
            case NOT_TRIED -> new Words.StateWord("Not tried", "icon-skipped", "tone-skipped");
        };
    }

    public String mode(PushDownMode mode) {
        return switch (mode) {
            case NO -> "No";
            case EXCEPT_CUSTOMIZED -> "Yes, except where customized";
            case OVERWRITE_ALL -> "Overwrite all";
        };
    }

    /** For example {@code 3 of 5 would change: title (3), description (1). 1 stays as customized.} */
    public String preview(PushDownPreview preview) {
        if (preview.changed() == 0) {
            return "Nothing below would change" + customized(preview) + ".";
        }
        String fields = preview.fields().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return preview.changed() + " of " + preview.total() + " would change" + (fields.isEmpty() ? "" : ": " + fields)
                + customized(preview) + ".";
    }

    private static String customized(PushDownPreview preview) {
        return switch (preview.leftAsCustomized()) {
            case 0 -> "";
            case 1 -> "; 1 stays as it is customized";
            default -> "; " + preview.leftAsCustomized() + " stay as they are customized";
        };
    }
}
