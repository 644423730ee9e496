package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Reads the answer while the connection is open; {@link Transport} bounds its size and time. */
final class AnswerStep implements Processor {

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        byte[] body = new byte[0];
        if (message.getBody() instanceof InputStream stream) {
            try (stream) {
                body = stream.readAllBytes();
            }
        }
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        message.setBody(new EnsembleAnswer(status, headers, body));
    }
}
