package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.api.RestCalls.Answer;

/**
 * Every operation that the interface describes: it has a summary, and whatever is wrong with a request is answered as a
 * problem with a sentence. What is sent is made from the description.
 */
@SpringBootTest(classes = RestRooms.class)
class DescribedFaultsIT {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    private RestCalls calls;
    private JsonNode description;

    /** One operation, with what it takes. */
    private record Described(HttpMethod method, String path, JsonNode operation) {

        String title() {
            return method + " " + path;
        }

        boolean isWebhook() {
            return path.contains("/webhooks/");
        }
    }

    @BeforeEach
    void describe() throws Exception {
        calls = new RestCalls(context, json);
        description = calls.call(HttpMethod.GET, "/v3/api-docs", null).body();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsSummedUp() {
        return operations()
                .map(one -> DynamicTest.dynamicTest(
                        one.title(),
                        () -> assertThat(one.operation.path("summary").asText())
                                .as("summary")
                                .matches("[A-Z][^\\n]*[^.]")));
    }

    @TestFactory
    Stream<DynamicTest> unknownIdsAreNotThere() {
        return operations()
                .filter(one -> one.path.contains("{") && !one.isWebhook())
                .map(one -> DynamicTest.dynamicTest(one.title(), () -> {
                    JsonNode body = bodySchema(one);
                    Answer answer = send(one, UUID.randomUUID().toString(), body == null ? null : example(body));
                    // An interface may look at the body first.
                    assertProblem(answer, body == null ? new int[] {404} : new int[] {404, 400});
                }));
    }

    @TestFactory
    Stream<DynamicTest> idsThatAreNoneAreSaid() {
        return operations()
                .filter(one -> !one.isWebhook())
                .filter(one -> parameters(one, "path")
                        .anyMatch(parameter ->
                                "uuid".equals(parameter.at("/schema/format").asText())))
                .map(one -> DynamicTest.dynamicTest(one.title(), () -> {
                    JsonNode body = bodySchema(one);
                    assertProblem(send(one, "seven", body == null ? null : example(body)), 400);
                }));
    }

    @TestFactory
    Stream<DynamicTest> parametersOfTheWrongTypeAreNamed() {
        return operations()
                .flatMap(one -> parameters(one, "query")
                        .filter(parameter -> wrongText(parameter.get("schema")) != null)
                        .map(parameter -> DynamicTest.dynamicTest(
                                one.title() + " " + parameter.get("name").asText(), () -> {
                                    String name = parameter.get("name").asText();
                                    Answer answer = calls.call(
                                            one.method,
                                            address(one, UUID.randomUUID().toString()) + "?" + name + "="
                                                    + wrongText(parameter.get("schema")),
                                            null);
                                    assertProblem(answer, 400);
                                    assertThat(answer.text("/field")).isEqualTo(name);
                                })));
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatAreNoneUnknownFieldsAndWrongTypesAreSaid() {
        return operations()
                .filter(one -> bodySchema(one) != null && !one.isWebhook())
                .flatMap(one -> {
                    List<DynamicTest> tests = new ArrayList<>();
                    String id = UUID.randomUUID().toString();
                    for (String wrong : List.of("no json", "{\"", "[1]", "7")) {
                        tests.add(DynamicTest.dynamicTest(
                                one.title() + " with " + wrong, () -> assertProblem(send(one, id, wrong), 400)));
                    }
                    tests.add(DynamicTest.dynamicTest(one.title() + " with an unknown field", () -> {
                        ObjectNode body = (ObjectNode) json.readTree(example(bodySchema(one)));
                        body.put("nobodyKnowsThis", 1);
                        Answer answer = send(one, id, body.toString());
                        assertProblem(answer, 400);
                        assertThat(answer.text("/field")).isEqualTo("nobodyKnowsThis");
                    }));
                    bodySchema(one).path("properties").properties().forEach(property -> {
                        tests.add(DynamicTest.dynamicTest(one.title() + " with a wrong " + property.getKey(), () -> {
                            ObjectNode body = (ObjectNode) json.readTree(example(bodySchema(one)));
                            body.set(property.getKey(), wrongValue(property.getValue()));
                            Answer answer = send(one, id, body.toString());
                            assertProblem(answer, 400);
                            assertThat(answer.text("/field")).startsWith(property.getKey());
                        }));
                    });
                    return tests.stream();
                });
    }

    private static void assertProblem(Answer answer, int... expected) {
        assertThat(answer.status()).as(String.valueOf(answer.body())).isIn(boxed(expected));
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("/detail")).matches("(?s)[A-Za-z].*\\.");
    }

    private static Object[] boxed(int... values) {
        return java.util.Arrays.stream(values).boxed().toArray();
    }

    private Answer send(Described one, String id, String body) throws Exception {
        return calls.call(one.method, address(one, id), body);
    }

    private static String address(Described one, String id) {
        return one.path.replaceAll("\\{[^}]*}", id);
    }

    private Stream<Described> operations() {
        List<Described> all = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new Described(
                                HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                                path.getKey(),
                                operation.getValue()))));
        assertThat(all).hasSizeGreaterThan(25);
        // Who may log in is kept by the engine, which is not here; a file is no JSON.
        return all.stream().filter(one -> !one.path.contains("/people") && !one.path.endsWith("{id}/ingests"));
    }

    private static Stream<JsonNode> parameters(Described one, String in) {
        List<JsonNode> all = new ArrayList<>();
        one.operation.path("parameters").forEach(all::add);
        return all.stream().filter(parameter -> in.equals(parameter.get("in").asText()));
    }

    /** Null where there is none of JSON. */
    private JsonNode bodySchema(Described one) {
        JsonNode schema = one.operation.at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? null : resolved(schema);
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** The smallest body that has the right types. */
    private String example(JsonNode schema) {
        ObjectNode body = json.createObjectNode();
        schema.path("required").forEach(name -> {
            JsonNode type = resolved(schema.get("properties").get(name.asText()));
            switch (type.path("type").asText()) {
                case "array" -> body.putArray(name.asText()).add("x");
                case "boolean" -> body.put(name.asText(), true);
                case "integer" -> body.put(name.asText(), 1);
                default ->
                    body.put(
                            name.asText(),
                            "uuid".equals(type.path("format").asText())
                                    ? UUID.randomUUID().toString()
                                    : "x");
            }
        });
        return body.toString();
    }

    private JsonNode wrongValue(JsonNode schema) {
        return switch (resolved(schema).path("type").asText()) {
            case "array", "object" -> json.getNodeFactory().textNode("no such thing");
            default -> json.createObjectNode().put("no", "such");
        };
    }

    /** Null where any text is right. */
    private String wrongText(JsonNode schema) {
        JsonNode type = resolved(schema);
        boolean takesAnyText = type.path("type").asText().equals("string") && !type.has("format") && !type.has("enum");
        return takesAnyText ? null : "nonsense";
    }
}
