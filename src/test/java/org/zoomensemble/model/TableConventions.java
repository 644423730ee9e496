package org.zoomensemble.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What every shipped table keeps. */
final class TableConventions {

    private final Conventions conventions;
    private final DmnModelInstance model;
    private final String file;
    private final String content;

    private TableConventions(String file, String content) {
        this.conventions = new Conventions(file);
        this.file = file;
        this.content = content;
        this.model = Dmn.readModelFromStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@code facts}: what each table is asked with. */
    static List<String> broken(String file, String content, Map<String, Set<String>> facts) {
        return new TableConventions(file, content).check(facts);
    }

    private List<String> check(Map<String, Set<String>> facts) {
        Collection<Decision> decisions = all(Decision.class);
        conventions.check(decisions.size() == 1, "the file", "holds exactly one decision");
        decisions.forEach(decision -> decision(decision, facts.getOrDefault(decision.getId(), Set.of())));
        all(DecisionTable.class).forEach(this::table);
        all(Input.class).forEach(this::input);
        all(Output.class).forEach(this::output);
        all(Rule.class).forEach(this::rule);
        language(model.getDefinitions().getDomElement());
        return conventions.broken();
    }

    private void decision(Decision decision, Set<String> facts) {
        String id = decision.getId();
        conventions.check((id + ".dmn").equals(file), id, "the file is named like the decision");
        conventions.check(id.matches("[a-z]+(-[a-z]+)+"), id, "a decision id is kebab-case");
        conventions.check(hasText(decision.getName()), id, "has a name");
        conventions.check(hasText(decision.getCamundaHistoryTimeToLiveString()), id, "has a history time to live");
        conventions.check(hasText(decision.getVersionTag()), id, "has a version tag");
        conventions.check(
                decision.getDescription() != null
                        && hasText(decision.getDescription().getTextContent()),
                id,
                "has a description");
        Set<String> asked = all(Input.class).stream()
                .map(input ->
                        input.getInputExpression().getText().getTextContent().trim())
                .collect(Collectors.toSet());
        conventions.check(asked.equals(facts), id, "asks for exactly the facts that it is given: " + facts);
        conventions.check(content.contains("dmnElementRef=\"" + id + "\""), id, "is drawn");
    }

    private void table(DecisionTable table) {
        conventions.check(table.getHitPolicy() == HitPolicy.FIRST, table.getId(), "the first row that fits decides");
        List<Rule> rules = List.copyOf(table.getRules());
        conventions.check(
                !rules.isEmpty()
                        && rules.get(rules.size() - 1).getInputEntries().stream()
                                .allMatch(TableConventions::isAny),
                table.getId(),
                "the last row fits always");
    }

    private void input(Input input) {
        String variable = input.getInputExpression().getText().getTextContent().trim();
        conventions.check(
                input.getId().equals("input_" + variable), input.getId(), "the id is input_ and the variable");
        conventions.check(hasText(input.getLabel()), input.getId(), "is labelled in business words");
        conventions.check(hasText(input.getInputExpression().getTypeRef()), input.getId(), "has a type");
    }

    private void output(Output output) {
        conventions.check(
                output.getId().equals("output_" + output.getName()),
                output.getId(),
                "the id is output_ and the variable");
        conventions.check(hasText(output.getLabel()), output.getId(), "is labelled in business words");
        conventions.check(hasText(output.getTypeRef()), output.getId(), "has a type");
    }

    private void rule(Rule rule) {
        conventions.check(
                rule.getId().matches("rule_[a-z][A-Za-z0-9]*"), rule.getId(), "the id is rule_ and camelCase");
        conventions.check(
                rule.getDescription() != null && hasText(rule.getDescription().getTextContent()),
                rule.getId(),
                "says why");
        for (OutputEntry entry : rule.getOutputEntries()) {
            conventions.check(hasText(entry.getText().getTextContent()), rule.getId(), "answers every output");
        }
    }

    private void language(DomElement element) {
        String language = element.getAttribute("expressionLanguage");
        conventions.check(
                language == null || language.equalsIgnoreCase("feel") || language.contains("/FEEL/"),
                element.getAttribute("id"),
                "expressions are FEEL");
        element.getChildElements().forEach(this::language);
    }

    private static boolean isAny(InputEntry entry) {
        String text = entry.getText().getTextContent().trim();
        return text.isEmpty() || text.equals("-");
    }

    private static boolean hasText(String text) {
        return text != null && !text.isBlank();
    }

    private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }
}
