package org.zoomensemble.zoom.camel;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.AddressGuard;

/** The way into the routes: checks the address, sends what the route needs to know, brings back the answer. */
@Component
final class ZoomRoutes {

    private final ProducerTemplate routes;
    private final AddressGuard guard;

    ZoomRoutes(ProducerTemplate routes, AddressGuard guard) {
        this.routes = routes;
        this.guard = guard;
    }

    /**
     * Asks once.
     *
     * @param authorization the Authorization header; null sends none
     * @param more          further variables of the route
     * @throws WorkFailure when there is no answer at all
     */
    ZoomAnswer ask(Asked asked, String authorization, Map<String, String> more) {
        Exchange exchange = send(asked, authorization, message -> more.forEach(message::setVariable));
        return exchange.getMessage().getBody(ZoomAnswer.class);
    }

    /** Sends one hop of a download through its route; the hop holds what came of it. */
    void hop(FileHop<?> hop, String authorization) {
        send(hop.asked(), authorization, message -> {
            message.setVariable("hop", hop);
            message.setVariable("target", hop.asked().target());
            message.setVariable("range", hop.range());
            message.setVariable("ifRange", hop.ifRange());
        });
    }

    private Exchange send(Asked asked, String authorization, Processor more) {
        Exchange exchange;
        try {
            guard.check(asked.address());
            exchange = routes.send("direct:" + asked.operation().route(), message -> {
                message.setVariable("address", asked.address().toASCIIString());
                message.setVariable("authorization", authorization);
                more.process(message);
            });
        } catch (RuntimeException e) {
            throw TransportFailures.of(asked, e);
        }
        if (exchange.getException() != null) {
            throw TransportFailures.of(asked, exchange.getException());
        }
        return exchange;
    }
}
