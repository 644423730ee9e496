package org.zoomensemble.zoom.camel;

import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** The last step of the download route: hands answer and stream to the hop, inside the route because the stream ends with it. */
@Component("zoomReadFile")
final class ReadFile implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        FileHop<?> hop = exchange.getVariable("hop", FileHop.class);
        hop.answered(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                new AnswerHeaders(message.getHeaders()),
                (InputStream) message.getBody());
        message.setBody(null);
    }
}
