package org.zoomensemble.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** What every process keeps: CONTRIBUTING.md says why. */
final class ProcessConventions {

    private static final Map<Class<? extends FlowNode>, String> PREFIXES = Map.of(
            StartEvent.class, "startEvent_",
            EndEvent.class, "endEvent_",
            IntermediateCatchEvent.class, "event_",
            IntermediateThrowEvent.class, "event_",
            ExclusiveGateway.class, "gateway_",
            EventBasedGateway.class, "gateway_",
            ServiceTask.class, "serviceTask_",
            BusinessRuleTask.class, "businessRuleTask_");

    private final Conventions conventions;
    private final BpmnModelInstance model;
    private final String file;

    private ProcessConventions(String file, String content) {
        this.conventions = new Conventions(file);
        this.file = file;
        this.model = Bpmn.readModelFromStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    static List<String> broken(String file, String content, Set<String> decisions) {
        return new ProcessConventions(file, content).check(decisions);
    }

    static Set<String> topics(String content) {
        return new ProcessConventions("", content)
                .all(ServiceTask.class).stream()
                        .map(ServiceTask::getCamundaTopic)
                        .filter(topic -> topic != null)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> check(Set<String> decisions) {
        Collection<Process> processes = all(Process.class);
        conventions.check(processes.size() == 1, "the file", "holds exactly one process");
        processes.forEach(this::process);
        all(FlowNode.class).forEach(this::node);
        all(SequenceFlow.class).forEach(this::flow);
        all(ServiceTask.class).forEach(this::serviceTask);
        all(BusinessRuleTask.class).forEach(task -> businessRuleTask(task, decisions));
        all(ExclusiveGateway.class).forEach(this::exclusiveGateway);
        all(CatchEvent.class).forEach(this::catchEvent);
        all(Message.class)
                .forEach(message -> conventions.check(
                        message.getName().matches("zoomIngest\\.[a-z][A-Za-z]+"),
                        message.getId(),
                        "a message is named zoomIngest.<event>"));
        diagram();
        return conventions.broken();
    }

    private void process(Process process) {
        String id = process.getId();
        conventions.check((id + ".bpmn").equals(file), id, "the file is named like the process");
        conventions.check(id.matches("[a-z]+(-[a-z]+)+"), id, "a process id is kebab-case");
        conventions.check(process.isExecutable(), id, "is executable");
        conventions.check(hasText(process.getName()), id, "has a name");
        conventions.check(hasText(process.getCamundaHistoryTimeToLiveString()), id, "has a history time to live");
        conventions.check(hasText(process.getCamundaVersionTag()), id, "has a version tag");
        conventions.check(!process.getDocumentations().isEmpty(), id, "has documentation");
    }

    private void node(FlowNode node) {
        String id = node.getId();
        String prefix = PREFIXES.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(node))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        conventions.check(prefix != null, id, "is an element of a kind that these conventions know");
        if (prefix != null) {
            conventions.check(
                    id.matches(prefix + "[a-z][A-Za-z0-9]*"),
                    id,
                    "the id begins with " + prefix + " and goes on in camelCase");
        }
        if (!(node instanceof EventBasedGateway)) {
            conventions.check(hasText(node.getName()), id, "has a name");
            conventions.check(
                    hasText(node.getName())
                            && Character.isUpperCase(node.getName().charAt(0)),
                    id,
                    "the name begins with a capital letter");
        }
        if (node instanceof Task || node instanceof Event) {
            conventions.check(
                    node.getDocumentations().stream().anyMatch(text -> hasText(text.getTextContent())),
                    id,
                    "has documentation for an operator");
        }
        if (!(node instanceof Gateway) && !(node instanceof EndEvent)) {
            conventions.check(node.getOutgoing().size() == 1, id, "goes on in exactly one way; a gateway decides");
        }
    }

    private void flow(SequenceFlow flow) {
        conventions.check(
                flow.getId().matches("flow_[a-z][A-Za-z0-9]*"), flow.getId(), "the id is flow_ and camelCase");
    }

    private void exclusiveGateway(ExclusiveGateway gateway) {
        if (gateway.getOutgoing().size() < 2) {
            return;
        }
        conventions.check(
                hasText(gateway.getName()) && gateway.getName().endsWith("?"), gateway.getId(), "asks a question");
        conventions.check(
                gateway.getDefault() == null,
                gateway.getId(),
                "has no default flow: an unknown answer is to be noticed");
        for (SequenceFlow flow : gateway.getOutgoing()) {
            conventions.check(hasText(flow.getName()), flow.getId(), "names the answer");
            conventions.check(flow.getConditionExpression() != null, flow.getId(), "has a condition");
        }
    }

    private void serviceTask(ServiceTask task) {
        String id = task.getId();
        if (!"external".equals(task.getCamundaType())) {
            conventions.check(task.isCamundaAsyncBefore(), id, "runs in a job of its own");
            conventions.check(hasRetryCycle(task), id, "has a failedJobRetryTimeCycle");
            return;
        }
        conventions.check(hasText(task.getCamundaTopic()), id, "has a topic");
        conventions.check(isInline(task), id, "an external task needs no job around it");
        String retry = properties(task).get("retry");
        conventions.check(isRetryPlan(retry), id, "has the property retry, a list of ISO 8601 durations");
    }

    private void businessRuleTask(BusinessRuleTask task, Set<String> decisions) {
        String id = task.getId();
        conventions.check(decisions.contains(task.getCamundaDecisionRef()), id, "asks a table that exists");
        conventions.check(task.getCamundaDecisionRefBinding() == null, id, "asks the latest version of its table");
        conventions.check(isInline(task), id, "runs inline: jobs around decisions cost a third of the throughput");
        conventions.check(
                task.getCamundaResultVariable() == null && task.getCamundaMapDecisionResult() == null,
                id,
                "stores no result: the listener behind it hands the verdict on");
        conventions.check(
                listeners(task).contains("end ${verdicts.record(execution)}"),
                id,
                "has the listener that records the verdict");
    }

    private void catchEvent(CatchEvent event) {
        boolean isTimer = event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
        if (isTimer) {
            conventions.check(hasRetryCycle(event), event.getId(), "has a failedJobRetryTimeCycle");
        }
    }

    private void diagram() {
        Set<String> drawn = Stream.concat(
                        all(BpmnShape.class).stream()
                                .map(shape -> shape.getBpmnElement().getId()),
                        all(BpmnEdge.class).stream()
                                .map(edge -> edge.getBpmnElement().getId()))
                .collect(Collectors.toSet());
        for (FlowElement element : all(FlowElement.class)) {
            conventions.check(drawn.contains(element.getId()), element.getId(), "is drawn");
        }
    }

    private static boolean isInline(org.camunda.bpm.model.bpmn.instance.FlowNode node) {
        return !node.isCamundaAsyncBefore() && !node.isCamundaAsyncAfter();
    }

    private static boolean isRetryPlan(String text) {
        if (!hasText(text)) {
            return false;
        }
        try {
            Stream.of(text.split(",")).map(String::trim).forEach(Duration::parse);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean hasRetryCycle(FlowNode node) {
        return node.getExtensionElements() != null
                && node.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .count()
                        == 1;
    }

    private static Set<String> listeners(FlowNode node) {
        if (node.getExtensionElements() == null) {
            return Set.of();
        }
        return node
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaExecutionListener.class)
                .list()
                .stream()
                .map(listener -> listener.getCamundaEvent() + " " + listener.getCamundaExpression())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> properties(FlowNode node) {
        if (node.getExtensionElements() == null) {
            return Map.of();
        }
        return node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toMap(
                        property -> property.getCamundaName(), property -> property.getCamundaValue()));
    }

    private static boolean hasText(String text) {
        return text != null && !text.isBlank();
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }
}
