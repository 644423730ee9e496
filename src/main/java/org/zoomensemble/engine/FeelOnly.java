package org.zoomensemble.engine;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Refuses tables whose expressions are not FEEL, whoever deploys them: other languages run code on the server. */
final class FeelOnly implements DmnTransformListener {

    private static final String LANGUAGE = "expressionLanguage";

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph graph) {
        check(definitions.getDomElement());
    }

    @Override
    public void transformDecision(Decision source, DmnDecision decision) {
        check(source.getDomElement());
    }

    @Override
    public void transformDecisionTableInput(Input source, DmnDecisionTableInputImpl input) {
        // checked with its decision
    }

    @Override
    public void transformDecisionTableOutput(Output source, DmnDecisionTableOutputImpl output) {
        // checked with its decision
    }

    @Override
    public void transformDecisionTableRule(Rule source, DmnDecisionTableRuleImpl rule) {
        // checked with its decision
    }

    private static void check(DomElement element) {
        String language = element.getAttribute(LANGUAGE);
        if (language != null && !isFeel(language)) {
            throw new IllegalArgumentException("Expressions in decision tables are written in FEEL; '" + language
                    + "' at the element '" + element.getAttribute("id") + "' is refused.");
        }
        element.getChildElements().forEach(FeelOnly::check);
    }

    private static boolean isFeel(String language) {
        return language.isBlank()
                || language.equalsIgnoreCase("feel")
                || language.startsWith("http://www.omg.org/spec/FEEL/")
                || language.startsWith("https://www.omg.org/spec/FEEL/")
                || language.startsWith("https://www.omg.org/spec/DMN/") && language.endsWith("/FEEL/");
    }
}
