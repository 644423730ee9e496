package org.zoomensemble.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes as people read them. */
public final class ChangeWords {

    /** The fields as sentences name them, in the order of the forms. */
    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("name", "the name");
        FIELDS.put("ensembleId", "the id in Ensemble");
        FIELDS.put("templateName", "the template");
        FIELDS.put("title", "the title");
        FIELDS.put("description", "the description");
        FIELDS.put("publish", "Publish");
        FIELDS.put("ensembleWorkflowId", "the upload workflow in Ensemble");
        FIELDS.put("customized", "what is customized");
        FIELDS.put("zoom.apiUrl", "the Zoom API URL");
        FIELDS.put("zoom.oauthUrl", "the Zoom OAuth URL");
        FIELDS.put("zoom.auth", "the Zoom login");
        FIELDS.put("zoom.accountId", "the Zoom account id");
        FIELDS.put("zoom.clientId", "the Zoom client id");
        FIELDS.put("zoom.clientSecret", "the Zoom client secret");
        FIELDS.put("zoom.apiKey", "the Zoom API key");
        FIELDS.put("zoom.apiSecret", "the Zoom API secret");
        FIELDS.put("zoom.webhookSecretToken", "the webhook secret token");
        FIELDS.put("retrieveRecordings30DaysOld", "Retrieve recordings 30 days old");
        FIELDS.put("removeRecordings", "Remove recordings");
        FIELDS.put("removeAfterDays", "the days before removal");
        FIELDS.put("autoCreate", "Auto create");
        FIELDS.put("enabled", "Enable");
    }

    private static final List<String> ORDER = List.copyOf(FIELDS.keySet());

    /** Fields in the order of the forms, unknown ones behind by name. */
    static final Comparator<String> FIELD_ORDER = Comparator.comparingInt(
                    (String field) -> ORDER.indexOf(field) < 0 ? ORDER.size() : ORDER.indexOf(field))
            .thenComparing(Comparator.naturalOrder());

    private ChangeWords() {}

    /** A field within a sentence: {@code the title}, {@code Enable}. */
    public static String field(String name) {
        return FIELDS.getOrDefault(
                name,
                "the "
                        + name.replaceAll("([a-z])([A-Z])", "$1 $2")
                                .replace('.', ' ')
                                .toLowerCase(Locale.ROOT));
    }

    /** A field as a heading: {@code Title}, {@code Enable}. */
    public static String label(String name) {
        String words = field(name).replaceFirst("^the ", "");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What changes of this kind are about, for a list of kinds. */
    public static String kind(Change.Kind kind) {
        return switch (kind) {
            case INSTITUTION -> "Institutions";
            case TEMPLATE -> "Templates";
            case MEDIA_WORKFLOW -> "Media workflows";
            case ACTIVE_USER -> "Active users";
            case PEOPLE -> "People";
            case ROLE -> "Roles";
            case RULE -> "Rules";
        };
    }

    /** What was done, with its actor left out: {@code changed the template Zoom of Arts}. The place is null where unknown. */
    public static String deed(ChangeRecord change, String place) {
        String of = place == null ? "" : " of " + place;
        String verb = switch (change.action()) {
            case MADE -> "made";
            case CHANGED -> "changed";
            case DELETED -> "deleted";
        };
        return switch (change.kind()) {
            case INSTITUTION ->
                (change.action() == Change.Action.MADE ? "entered" : verb) + " the institution " + change.subject();
            case TEMPLATE -> verb + " the template " + change.subject() + of;
            case MEDIA_WORKFLOW -> verb + " the media workflow " + change.subject() + of;
            case ACTIVE_USER ->
                switch (change.action()) {
                    case MADE -> "added the active user " + change.subject() + (place == null ? "" : " to " + place);
                    case CHANGED -> "changed the active user " + change.subject() + of;
                    case DELETED ->
                        "removed the active user " + change.subject() + (place == null ? "" : " from " + place);
                };
            case PEOPLE -> verb + " the people " + change.subject() + of;
            case ROLE -> role(change, of);
            case RULE -> verb + " the rule " + change.subject();
        };
    }

    /** The whole sentence without its full stop: {@code anna changed the template Zoom of Arts}. */
    public static String sentence(ChangeRecord change, String place) {
        return change.person() + " " + deed(change, place);
    }

    /** {@code the title, the name and Enable}. */
    static String fields(Collection<String> names) {
        return listed(names.stream().sorted(FIELD_ORDER).map(ChangeWords::field).toList());
    }

    static String listed(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        List<String> first = new ArrayList<>(words.subList(0, words.size() - 1));
        return String.join(", ", first) + " and " + words.get(words.size() - 1);
    }

    private static String role(ChangeRecord change, String of) {
        String before = change.before().get("role");
        String after = change.after().get("role");
        if (before == null && after != null) {
            return "gave " + change.subject() + " the role " + after;
        }
        if (after == null && before != null) {
            return "took the role " + before + " from " + change.subject();
        }
        return "changed the role of " + change.subject() + of;
    }
}
