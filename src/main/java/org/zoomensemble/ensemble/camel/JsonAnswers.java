package org.zoomensemble.ensemble.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.zoomensemble.operations.WorkFailure;

/** Reads an answer as a JSON object. */
final class JsonAnswers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonAnswers() {}

    /** @throws WorkFailure RETRY where the answer is something else, for example the page of a proxy */
    static JsonFields read(EnsembleRequest request, EnsembleAnswer answer) {
        try {
            JsonNode node = MAPPER.readTree(answer.body());
            if (node != null && node.isObject()) {
                return new JsonFields(node);
            }
        } catch (IOException e) {
            // told below, without the content
        }
        throw WorkFailure.retry("Ensemble answered " + request.where() + " with status " + answer.status() + " and "
                + answer.header("Content-Type")
                        .map(type -> type.replaceAll("[^\\w/+.;= -]", ""))
                        .orElse("no content type")
                + " instead of a JSON object; check that ZOOMENSEMBLE_ENSEMBLE_URL is Ensemble's address.");
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }
}
