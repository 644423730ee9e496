package org.zoomensemble.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes what is the same everywhere: how faults are answered, and how an edit is guarded by {@code If-Match}. */
@Component
class FaultDescription implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String CHANGED_MEANWHILE = "ChangedMeanwhile";

    @Override
    public void customise(OpenAPI description) {
        description.getComponents().addSchemas(PROBLEM, problem()).addSchemas(CHANGED_MEANWHILE, changedMeanwhile());
        description.getPaths().values().forEach(path -> {
            path.readOperations()
                    .forEach(operation -> operation
                            .getResponses()
                            .addApiResponse(
                                    ApiResponses.DEFAULT,
                                    answer("A fault, in one sentence with the remedy.", PROBLEM)));
            if (path.getPut() != null && isGuarded(path.getPut())) {
                describeGuard(path);
            }
        });
    }

    private static boolean isGuarded(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> IfMatch.HEADER.equals(parameter.getName()));
    }

    private static void describeGuard(PathItem path) {
        Operation put = path.getPut();
        put.getParameters().stream()
                .filter(parameter -> IfMatch.HEADER.equals(parameter.getName()))
                .forEach(parameter -> parameter.description(
                        "The ETag of what was read, so that nobody else's change is overwritten unseen; several with"
                                + " commas between, or *. Left out, nothing is checked."));
        put.getResponses()
                .addApiResponse(
                        "412",
                        answer(
                                "Somebody changed it after it was read; nothing was changed now. Tells what changed:"
                                        + " read it anew, and send the change again.",
                                CHANGED_MEANWHILE));
        addTag(put);
        if (path.getGet() != null) {
            addTag(path.getGet());
        }
    }

    private static void addTag(Operation operation) {
        ApiResponse ok = operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject(
                    "ETag",
                    new Header()
                            .description("The revision, to be sent back as If-Match.")
                            .schema(new StringSchema().example("\"3\"")));
        }
    }

    private static ApiResponse answer(String sentence, String schema) {
        Schema<?> reference = new Schema<>();
        reference.set$ref("#/components/schemas/" + schema);
        return new ApiResponse()
                .description(sentence)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("One sentence with the remedy."))
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "field",
                        new StringSchema().description("Where the fault stands, where one field is at fault."));
    }

    private static Schema<?> changedMeanwhile() {
        return problem()
                .addProperty("revision", new IntegerSchema().description("The revision to be read now."))
                .addProperty(
                        "changes",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("before", new StringSchema())
                                        .addProperty("now", new StringSchema())
                                        .addProperty("by", new StringSchema())
                                        .addProperty("at", new StringSchema().format("date-time"))));
    }
}
