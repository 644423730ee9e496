package org.zoomensemble.workflow;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;

/** The secret tokens by which Zoom signs the events of a connection. Thread-safe. */
@Service
public class WebhookSecrets {

    private final ConnectionRepository connections;
    private final SecretSeal seal;

    WebhookSecrets(ConnectionRepository connections, SecretSeal seal) {
        this.connections = connections;
        this.seal = seal;
    }

    /**
     * Empty where there is no such connection, or it has no secret token.
     *
     * @throws org.zoomensemble.security.SealBrokenException the key is not configured any more
     */
    public Optional<Secret> of(UUID connectionId) {
        return connections
                .find(connectionId)
                .map(StoredConnection::sealedWebhookSecret)
                .map(seal::open);
    }
}
