package org.zoomensemble.workflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.AddressGuard;
import org.zoomensemble.security.AddressRefusedException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;

/** Checks what somebody sends as a Zoom connection, and writes it with its secrets sealed. Joins the caller's transaction. */
@Component
class ConnectionEditing {

    /** Zoom's own addresses (developers.zoom.us, "Using Zoom APIs" and "Server-to-Server OAuth"). */
    static final String API_URL = "https://api.zoom.us/v2";

    static final String OAUTH_URL = "https://zoom.us/oauth/token";

    private final ConnectionRepository connections;
    private final SecretSeal seal;
    private final AddressGuard addresses;
    private final UnfinishedIngests unfinished;

    ConnectionEditing(
            ConnectionRepository connections, SecretSeal seal, AddressGuard addresses, UnfinishedIngests unfinished) {
        this.connections = connections;
        this.seal = seal;
        this.addresses = addresses;
        this.unfinished = unfinished;
    }

    UUID add(ConnectionDraft draft) {
        if (draft == null) {
            throw new UnacceptableInputException(
                    "zoom", "The template needs the credentials of a Zoom account, or a template to be based on.");
        }
        ConnectionAuth auth = draft.auth() == null ? ConnectionAuth.SERVER_TO_SERVER : draft.auth();
        StoredConnection connection = new StoredConnection(
                UUID.randomUUID(),
                1,
                address("zoom.apiUrl", draft.apiUrl(), API_URL),
                oauthUrl(auth, draft.oauthUrl(), OAUTH_URL),
                auth,
                accountId(auth, draft.accountId(), null),
                text(auth.keyField(), draft.clientId(), null),
                sealedSecret(auth, draft.clientSecret()),
                sealedWebhookSecret(draft.webhookSecret(), null));
        connections.add(connection);
        return connection.id();
    }

    /**
     * @return whether it leads to another Zoom account now
     * @throws ConflictException ingests of the present account are unfinished
     */
    boolean change(UUID id, ConnectionDraft draft) {
        StoredConnection present = connections.lock(id);
        ConnectionAuth auth = draft.auth() == null ? present.auth() : draft.auth();
        boolean sameAuth = auth == present.auth();
        StoredConnection changed = new StoredConnection(
                id,
                present.revision() + 1,
                address("zoom.apiUrl", draft.apiUrl(), present.apiUrl()),
                oauthUrl(auth, draft.oauthUrl(), sameAuth ? present.oauthUrl() : OAUTH_URL),
                auth,
                accountId(auth, draft.accountId(), present.accountId()),
                text(auth.keyField(), draft.clientId(), sameAuth ? present.clientId() : null),
                isGiven(draft.clientSecret()) ? sealedSecret(auth, draft.clientSecret()) : present.sealedSecret(),
                sealedWebhookSecret(draft.webhookSecret(), present.sealedWebhookSecret()));
        // Whoever may not read a secret must not be able to have it sent to an address of his own.
        if (!isGiven(draft.clientSecret()) && changed.leadsElsewhereThan(present)) {
            throw new UnacceptableInputException(
                    auth.secretField(),
                    "The address or the account of the Zoom connection changes, so its secret has to be entered again.");
        }
        boolean isOtherAccount = !changed.account().equals(present.account());
        if (isOtherAccount) {
            refuseWhileUnfinished(present);
        }
        if (isGiven(draft.clientSecret())
                || changed.leadsElsewhereThan(present)
                || !Objects.equals(changed.sealedWebhookSecret(), present.sealedWebhookSecret())) {
            connections.change(changed);
        }
        return isOtherAccount;
    }

    private void refuseWhileUnfinished(StoredConnection present) {
        int ingests = unfinished.count(present.id(), present.account());
        if (ingests > 0) {
            throw new ConflictException("These are the credentials of another Zoom account, and "
                    + (ingests == 1 ? "one ingest" : ingests + " ingests") + " of the account " + present.account()
                    + " have no outcome yet. Wait until they are finished, or retry or cancel those that failed; or make"
                    + " another template for the other account.");
        }
    }

    private String oauthUrl(ConnectionAuth auth, String sent, String otherwise) {
        return auth == ConnectionAuth.API_KEY ? null : address("zoom.oauthUrl", sent, otherwise);
    }

    private static String accountId(ConnectionAuth auth, String sent, String otherwise) {
        return auth == ConnectionAuth.API_KEY ? null : text("zoom.accountId", sent, otherwise);
    }

    private String address(String field, String sent, String otherwise) {
        if (sent == null || sent.isBlank()) {
            return otherwise;
        }
        try {
            URI address = new URI(sent.strip().replaceAll("/+$", ""));
            if (address.getRawQuery() != null || address.getRawFragment() != null) {
                throw new UnacceptableInputException(
                        field, "The address must end with its path; leave out everything from ? or # on.");
            }
            return addresses.check(address).toString();
        } catch (URISyntaxException e) {
            throw new UnacceptableInputException(
                    field, "This is no address of the form https://host/path; Zoom's own is " + otherwise + ".");
        } catch (AddressRefusedException e) {
            throw new UnacceptableInputException(field, e.getMessage());
        }
    }

    private static String text(String field, String sent, String otherwise) {
        if (sent != null && !sent.isBlank()) {
            return sent.strip();
        }
        if (otherwise == null) {
            throw new UnacceptableInputException(
                    field, "This is missing; copy it from the app's page in Zoom's App Marketplace.");
        }
        return otherwise;
    }

    private String sealedSecret(ConnectionAuth auth, Secret secret) {
        if (!isGiven(secret)) {
            throw new UnacceptableInputException(
                    auth.secretField(),
                    "The secret is missing; copy it from the app's page in Zoom's App Marketplace.");
        }
        return seal.seal(new Secret(secret.value().strip()));
    }

    private String sealedWebhookSecret(Secret sent, String present) {
        if (sent == null) {
            return present;
        }
        return sent.value().isBlank() ? null : seal.seal(new Secret(sent.value().strip()));
    }

    private static boolean isGiven(Secret secret) {
        return secret != null && !secret.value().isBlank();
    }
}
