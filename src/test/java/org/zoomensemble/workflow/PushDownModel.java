package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * The rules of templates, media workflows and push-downs, as plainly as they can be said: fields are a map, everything is
 * done at once, one thing after the other.
 */
final class PushDownModel {

    static final List<String> FIELDS = List.of("name", "title", "description", "publish");

    final List<Node> templates = new ArrayList<>();
    final List<Node> mediaWorkflows = new ArrayList<>();
    private int time;

    /** A template or a media workflow. */
    static final class Node {

        final Node above;
        final String library;
        final int madeAt;
        final Map<String, String> fields;
        final Set<String> customized = new TreeSet<>();

        Node(Node above, String library, int madeAt, Map<String, String> fields) {
            this.above = above;
            this.library = library;
            this.madeAt = madeAt;
            this.fields = new LinkedHashMap<>(fields);
        }

        Set<String> behind() {
            return above == null ? Set.of() : othersThan(this, handedTo(this, above.fields));
        }
    }

    /** One that was asked for and is still to be carried. */
    record Wanted(Node template, Map<String, String> state, PushDownMode mode, int at) {}

    /** What became of it, and how often each field was carried. */
    record Result(int total, int changed, int unchanged, int left, int failed, Map<String, Integer> fields) {}

    /** Null where the name would be too long. */
    Node make(Node above, String library, Map<String, String> sent) {
        Node node = new Node(above, library, time++, above == null ? sent : handed(above.fields, library));
        sent.forEach((field, value) -> set(node, field, value));
        return isTooLong(node.fields, library) ? null : node;
    }

    /** False, and nothing happened, where the name would be too long. */
    boolean change(Node node, Map<String, String> sent, Set<String> back) {
        Node changed = new Node(node.above, node.library, node.madeAt, node.fields);
        changed.customized.addAll(node.customized);
        sent.forEach((field, value) -> set(changed, field, value));
        for (String field : back) {
            changed.fields.put(field, handed(node.above.fields, node.library).get(field));
            changed.customized.remove(field);
        }
        if (!changed.fields.get("name").equals(node.fields.get("name")) && isTooLong(changed.fields, node.library)) {
            return false;
        }
        node.fields.putAll(changed.fields);
        node.customized.clear();
        node.customized.addAll(changed.customized);
        return true;
    }

    Wanted want(Node template, PushDownMode mode) {
        return new Wanted(template, Map.copyOf(template.fields), mode, time++);
    }

    Result carry(Wanted wanted) {
        int[] counts = new int[5];
        Map<String, Integer> fields = new LinkedHashMap<>();
        FIELDS.forEach(field -> fields.put(field, 0));
        List<Node> below = templates.stream()
                .filter(node -> node.above == wanted.template && node.madeAt < wanted.at)
                .toList();
        below.forEach(node -> carry(node, wanted.state, wanted.mode, counts, fields));
        for (Node workflow : mediaWorkflows) {
            if (workflow.above == wanted.template && workflow.madeAt < wanted.at) {
                carry(workflow, wanted.state, wanted.mode, counts, fields);
            } else if (below.contains(workflow.above)) {
                carry(workflow, workflow.above.fields, wanted.mode, counts, fields);
            }
        }
        return new Result(counts[0], counts[1], counts[2], counts[3], counts[4], fields);
    }

    private static void carry(
            Node node, Map<String, String> state, PushDownMode mode, int[] counts, Map<String, Integer> fields) {
        boolean isOverwrite = mode == PushDownMode.OVERWRITE_ALL;
        Map<String, String> handed = handed(state, node.library);
        Map<String, String> next = new LinkedHashMap<>(node.fields);
        Set<String> others = new TreeSet<>();
        for (String field : FIELDS) {
            if (!node.fields.get(field).equals(handed.get(field))) {
                others.add(field);
                if (isOverwrite || !node.customized.contains(field)) {
                    next.put(field, handed.get(field));
                    fields.merge(field, 1, Integer::sum);
                }
            }
        }
        counts[0]++;
        boolean isFreed = isOverwrite && !node.customized.isEmpty();
        if (next.equals(node.fields) && !isFreed) {
            counts[others.isEmpty() ? 2 : 3]++;
        } else if (!next.get("name").equals(node.fields.get("name")) && isTooLong(next, node.library)) {
            counts[4]++;
        } else {
            counts[1]++;
            node.fields.putAll(next);
            if (isOverwrite) {
                node.customized.clear();
            }
        }
    }

    private static void set(Node node, String field, String value) {
        if (value.equals(node.fields.get(field))) {
            return;
        }
        node.fields.put(field, value);
        if (node.above == null) {
            return;
        }
        if (value.equals(handed(node.above.fields, node.library).get(field))) {
            node.customized.remove(field);
        } else {
            node.customized.add(field);
        }
    }

    private static Set<String> othersThan(Node node, Map<String, String> handed) {
        Set<String> others = new TreeSet<>();
        for (String field : FIELDS) {
            if (!node.fields.get(field).equals(handed.get(field)) && !node.customized.contains(field)) {
                others.add(field);
            }
        }
        return others;
    }

    private static Map<String, String> handedTo(Node node, Map<String, String> fields) {
        return handed(fields, node.library);
    }

    private static Map<String, String> handed(Map<String, String> fields, String library) {
        Map<String, String> handed = new LinkedHashMap<>(fields);
        if (library != null) {
            handed.put(
                    "name",
                    fields.get("name").replaceAll("\\{\\{ *Library *\\}\\}", Matcher.quoteReplacement(library)));
        }
        return handed;
    }

    private static boolean isTooLong(Map<String, String> fields, String library) {
        return library != null && fields.get("name").length() > 200;
    }
}
