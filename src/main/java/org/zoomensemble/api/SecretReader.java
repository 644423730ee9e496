package org.zoomensemble.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.zoomensemble.security.Secret;

/** Reads a secret straight into its masked form, so that no log of a request's body can show it. */
final class SecretReader extends StdDeserializer<Secret> {

    SecretReader() {
        super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String value = parser.getValueAsString();
        return value == null
                ? (Secret) context.reportInputMismatch(Secret.class, "A text is expected.")
                : new Secret(value);
    }
}
