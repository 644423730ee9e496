package org.zoomensemble.workflow;

import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.SealBrokenException;
import org.zoomensemble.security.SecretSeal;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomConnections;

/** Opens the secrets of a Zoom connection at the moment they are needed. */
@Service
class StoredZoomConnections implements ZoomConnections {

    private final ConnectionRepository connections;
    private final SecretSeal seal;

    StoredZoomConnections(ConnectionRepository connections, SecretSeal seal) {
        this.connections = connections;
        this.seal = seal;
    }

    @Override
    public ZoomConnection connection(UUID connectionId) {
        StoredConnection stored = connections
                .find(connectionId)
                .orElseThrow(() -> WorkFailure.giveUp(
                        "The Zoom connection " + connectionId + " does not exist any more; its template was deleted."));
        return new ZoomConnection(
                stored.id(),
                stored.revision(),
                URI.create(stored.apiUrl()),
                stored.oauthUrl() == null ? null : URI.create(stored.oauthUrl()),
                login(stored));
    }

    private ZoomConnection.Login login(StoredConnection stored) {
        try {
            return switch (stored.auth()) {
                case SERVER_TO_SERVER ->
                    new ZoomConnection.ServerToServer(
                            stored.accountId(), stored.clientId(), seal.open(stored.sealedSecret()));
                case API_KEY -> new ZoomConnection.ApiKey(stored.clientId(), seal.open(stored.sealedSecret()));
            };
        } catch (SealBrokenException e) {
            throw WorkFailure.giveUp(e.getMessage());
        }
    }
}
