package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Adds the login and the institution, where the address may have them. */
final class LoginStep implements Processor {

    private final EnsembleLogin login;
    private final Consumer<URI> requireTrusted;

    /** @param requireTrusted throws for an address that must not receive the login */
    LoginStep(EnsembleLogin login, Consumer<URI> requireTrusted) {
        this.login = login;
        this.requireTrusted = requireTrusted;
    }

    @Override
    public void process(Exchange exchange) {
        requireTrusted.accept(exchange.getVariable(EnsembleRoutes.ADDRESS, URI.class));
        String authorization = login.authorization();
        exchange.setVariable(EnsembleRoutes.AUTHORIZATION, authorization);
        exchange.getMessage().setHeader("Authorization", authorization);
        String institution = exchange.getVariable(EnsembleRoutes.INSTITUTION, String.class);
        if (institution != null && !institution.isBlank()) {
            exchange.getMessage().setHeader("X-EV-InstitutionId", institution);
        }
    }
}
