package org.zoomensemble.zoom.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** The last step of a route that asks for JSON: reads the answer while the connection is open. */
@Component("zoomReadAnswer")
final class ReadAnswer implements Processor {

    /** A page of 300 recordings has about 2 MB; more than this is no answer of Zoom's. */
    private static final int LARGEST = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        AnswerHeaders headers = new AnswerHeaders(message.getHeaders());
        byte[] body = body(message.getBody());
        message.setBody(answer(status, headers, body));
    }

    /** Words of an answer that should have been a file: JSON where it is JSON, and otherwise nothing. */
    static ZoomAnswer lenient(int status, AnswerHeaders headers, byte[] body) {
        return new ZoomAnswer(status, headers, answer(status, headers, body).json(), true);
    }

    private static byte[] body(Object body) throws IOException {
        if (!(body instanceof InputStream stream)) {
            return new byte[0];
        }
        try {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                OpenStream.abort(stream);
                throw new IOException("the answer is larger than " + (LARGEST >> 20) + " MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new BrokenAnswerException(e);
        }
    }

    private static ZoomAnswer answer(int status, AnswerHeaders headers, byte[] body) {
        if (body.length == 0) {
            return new ZoomAnswer(status, headers, MissingNode.getInstance(), true);
        }
        try {
            JsonNode json = JSON.readTree(body);
            return new ZoomAnswer(status, headers, json, json.isObject() || json.isMissingNode());
        } catch (JsonProcessingException e) {
            return new ZoomAnswer(status, headers, MissingNode.getInstance(), false);
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes in memory cannot fail", e);
        }
    }
}
