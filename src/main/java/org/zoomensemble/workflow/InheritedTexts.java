package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * The fields that a template hands down, as an organization template or a media workflow has them, and which of them were
 * customized there.
 */
record InheritedTexts(String name, String title, String description, boolean publish, List<String> customized) {

    static final String NAME = "name";
    static final String TITLE = "title";
    static final String DESCRIPTION = "description";
    static final String PUBLISH = "publish";
    static final List<String> FIELDS = List.of(NAME, TITLE, DESCRIPTION, PUBLISH);

    private static final int LONGEST_NAME = 200;

    /** As the template itself has them. */
    static InheritedTexts of(WorkflowTemplate template) {
        return new InheritedTexts(
                template.name(), template.title(), template.description(), template.publish(), template.customized());
    }

    static InheritedTexts of(MediaWorkflow mediaWorkflow) {
        return new InheritedTexts(
                mediaWorkflow.name(),
                mediaWorkflow.title(),
                mediaWorkflow.description(),
                mediaWorkflow.publish(),
                mediaWorkflow.customized());
    }

    /** As a template hands them to something new below it: nothing is customized. */
    InheritedTexts handedDown() {
        return new InheritedTexts(name, title, description, publish, List.of());
    }

    /** As a template hands them to a media workflow of this library. */
    InheritedTexts handedDown(String libraryName) {
        return new InheritedTexts(
                new TemplateText(name).expand(Map.of("Library", libraryName)), title, description, publish, List.of());
    }

    /**
     * With what somebody sent. A field that changes becomes customized, unless it becomes the one above again; one that
     * stays is neither, so a field that a push-down left behind is not taken for customized.
     *
     * @param above what the template above hands down; null where there is none, so that nothing can be customized
     * @throws UnacceptableInputException a field must not be empty, or cannot go back to the template's
     */
    InheritedTexts with(TextChange change, InheritedTexts above) {
        List<String> back = change.back(above != null);
        InheritedTexts changed = new InheritedTexts(
                back.contains(NAME) ? above.name : filled(NAME, change.name(), name),
                back.contains(TITLE) ? above.title : filled(TITLE, change.title(), title),
                back.contains(DESCRIPTION) ? above.description : stripped(change.description(), description),
                back.contains(PUBLISH) ? above.publish : change.publish() == null ? publish : change.publish(),
                customized);
        if (above == null) {
            return changed;
        }
        List<String> marks = new ArrayList<>(customized);
        List<String> others = changed.otherThan(above);
        for (String field : changed.otherThan(this)) {
            marks.remove(field);
            if (others.contains(field)) {
                marks.add(field);
            }
        }
        marks.removeAll(back);
        return new InheritedTexts(
                changed.name, changed.title, changed.description, changed.publish, List.copyOf(marks));
    }

    /** What a push-down makes of them. */
    InheritedTexts carried(InheritedTexts above, PushDownMode mode) {
        return switch (mode) {
            case NO -> this;
            case OVERWRITE_ALL -> above.handedDown();
            case EXCEPT_CUSTOMIZED ->
                new InheritedTexts(
                        customized.contains(NAME) ? name : above.name,
                        customized.contains(TITLE) ? title : above.title,
                        customized.contains(DESCRIPTION) ? description : above.description,
                        customized.contains(PUBLISH) ? publish : above.publish,
                        customized);
        };
    }

    /** Names of the fields whose values differ. */
    List<String> otherThan(InheritedTexts other) {
        List<String> others = new ArrayList<>();
        add(others, NAME, name, other.name);
        add(others, TITLE, title, other.title);
        add(others, DESCRIPTION, description, other.description);
        add(others, PUBLISH, publish, other.publish);
        return others;
    }

    /** For the record of changes, by the names of the REST interface. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(NAME, name);
        fields.put(TITLE, title);
        fields.put(DESCRIPTION, description);
        fields.put(PUBLISH, Boolean.toString(publish));
        fields.put("customized", customized.isEmpty() ? null : String.join(", ", customized));
        return fields;
    }

    /** Names of the fields that differ from those above without being customized. */
    List<String> behind(InheritedTexts above) {
        return otherThan(above).stream()
                .filter(field -> !customized.contains(field))
                .toList();
    }

    /** Why a media workflow cannot have this name; empty where it can. */
    Optional<String> faultOfName() {
        if (name.isBlank()) {
            return Optional.of("Its name would be empty; give the template another name or the library one.");
        }
        return name.length() <= LONGEST_NAME
                ? Optional.empty()
                : Optional.of("Its name would be " + name.length() + " characters long with the library's name in it, "
                        + LONGEST_NAME + " are allowed; shorten the name of the template or of the library.");
    }

    /** With a name that is cut where a library's long name makes it too long: nobody is there to choose another. */
    InheritedTexts withNameThatFits() {
        return name.length() <= LONGEST_NAME
                ? this
                : new InheritedTexts(name.substring(0, LONGEST_NAME).strip(), title, description, publish, customized);
    }

    private static void add(List<String> others, String field, Object value, Object other) {
        if (!Objects.equals(value, other)) {
            others.add(field);
        }
    }

    private static String stripped(String sent, String otherwise) {
        return sent == null ? otherwise : sent.strip();
    }

    private static String filled(String field, String sent, String otherwise) {
        if (sent == null) {
            return otherwise;
        }
        if (sent.isBlank()) {
            throw new UnacceptableInputException(
                    field, "The " + field + " must not be empty; leave the field out to keep what there is.");
        }
        return sent.strip();
    }
}
