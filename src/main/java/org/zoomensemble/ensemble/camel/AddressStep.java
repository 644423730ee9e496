package org.zoomensemble.ensemble.camel;

import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.zoomensemble.security.AddressGuard;

/** Sends the exchange to the address that its variable names, once that is allowed. */
final class AddressStep implements Processor {

    private final AddressGuard guard;

    AddressStep(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public void process(Exchange exchange) {
        URI address = guard.check(exchange.getVariable(EnsembleRoutes.ADDRESS, URI.class));
        exchange.getMessage().setHeader(Exchange.HTTP_URI, address.toASCIIString());
    }
}
