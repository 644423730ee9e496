package org.zoomensemble.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every process file, and every convention broken once on purpose. */
class ProcessConventionsTest {

    private static final String MODEL = "recording-ingest.bpmn";
    private static final String SWEEP = "recording-sweep.bpmn";

    static Stream<Map.Entry<String, String>> processes() {
        return ModelFiles.processes().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void keepsTheConventions(Map.Entry<String, String> process) {
        assertThat(ProcessConventions.broken(process.getKey(), process.getValue(), decisions()))
                .isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        MODEL,
                        "<bpmn:process id=\"recording-ingest\"",
                        "<bpmn:process id=\"recordingIngest\"",
                        "named like the process"),
                fault(MODEL, "isExecutable=\"true\"", "isExecutable=\"false\"", "is executable"),
                fault(MODEL, "camunda:historyTimeToLive=\"P180D\"", "", "history time to live"),
                fault(MODEL, "camunda:versionTag=\"1.0.0\"", "", "version tag"),
                fault(MODEL, "serviceTask_transferMedia", "Activity_0k3x", "begins with serviceTask_"),
                fault(MODEL, "flow_itemsCreated", "Flow_1", "the id is flow_"),
                fault(MODEL, " name=\"Transfer media\"", "", "has a name"),
                fault(MODEL, " name=\"Transfer media\"", " name=\"transfer media\"", "capital letter"),
                fault(MODEL, "name=\"Is the video allowed\\?\"", "name=\"Video\"", "asks a question"),
                fault(MODEL, "(?s)(id=\"flow_videoAllowed\") name=\"yes\"", "$1", "names the answer"),
                fault(
                        MODEL,
                        "(?s)(<bpmn:sequenceFlow id=\"flow_videoAllowed\"[^>]*>).*?(</bpmn:sequenceFlow>)",
                        "$1$2",
                        "has a condition"),
                fault(MODEL, "(id=\"gateway_videoAllowed\")", "$1 default=\"flow_videoAllowed\"", "no default flow"),
                fault(
                        MODEL,
                        "(?s)(id=\"serviceTask_transferMedia\".*?)<bpmn:documentation>.*?</bpmn:documentation>",
                        "$1",
                        "documentation for an operator"),
                fault(
                        MODEL,
                        "<camunda:property name=\"retry\" value=\"PT10S,PT1M,PT10M,PT1H,PT6H\"/>",
                        "",
                        "property retry"),
                fault(MODEL, "value=\"PT10S,PT1M,PT10M,PT1H,PT6H\"", "value=\"10 s\"", "property retry"),
                fault(MODEL, "camunda:topic=\"transfer-media\"", "", "has a topic"),
                fault(
                        MODEL,
                        "camunda:topic=\"transfer-media\"",
                        "camunda:topic=\"transfer-media\" camunda:asyncBefore=\"true\"",
                        "needs no job"),
                fault(
                        MODEL,
                        "camunda:decisionRef=\"recording-selection\"",
                        "camunda:decisionRef=\"selection\"",
                        "a table that exists"),
                fault(
                        MODEL,
                        "camunda:decisionRef=\"recording-selection\"",
                        "camunda:decisionRef=\"recording-selection\" camunda:asyncAfter=\"true\"",
                        "runs inline"),
                fault(
                        MODEL,
                        "camunda:decisionRef=\"recording-selection\"",
                        "camunda:decisionRef=\"recording-selection\" camunda:resultVariable=\"x\"",
                        "stores no result"),
                fault(
                        MODEL,
                        "camunda:decisionRef=\"recording-selection\"",
                        "camunda:decisionRef=\"recording-selection\" camunda:decisionRefBinding=\"deployment\"",
                        "latest version"),
                fault(
                        MODEL,
                        "event=\"end\" expression=\"\\$\\{verdicts.record\\(execution\\)\\}\"",
                        "event=\"start\" expression=\"\\${verdicts.record(execution)}\"",
                        "records the verdict"),
                fault(
                        MODEL,
                        "<camunda:failedJobRetryTimeCycle>.*?</camunda:failedJobRetryTimeCycle>",
                        "",
                        "failedJobRetryTimeCycle"),
                fault(MODEL, "name=\"zoomIngest.recordingCompleted\"", "name=\"completed\"", "zoomIngest.<event>"),
                fault(
                        MODEL,
                        "(?s)<bpmndi:BPMNShape id=\"shape_serviceTask_transferMedia\".*?</bpmndi:BPMNShape>",
                        "",
                        "is drawn"),
                fault(MODEL, "(?s)<bpmndi:BPMNEdge id=\"edge_flow_itemsCreated\".*?</bpmndi:BPMNEdge>", "", "is drawn"),
                fault(SWEEP, "camunda:asyncBefore=\"true\" ", "", "a job of its own"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultIsSeen(String file, String pattern, String replacement, String sentence) {
        String content = ModelFiles.processes().get(file);
        String broken = content.replaceAll(pattern, replacement);
        assertThat(broken).isNotEqualTo(content);
        assertThat(ProcessConventions.broken(file, broken, decisions())).anyMatch(told -> told.contains(sentence));
    }

    private static Arguments fault(String file, String pattern, String replacement, String sentence) {
        return Arguments.of(file, pattern, replacement, sentence);
    }

    private static Set<String> decisions() {
        return ModelFiles.tables().keySet().stream()
                .map(name -> name.replace(".dmn", ""))
                .collect(Collectors.toSet());
    }
}
