package org.zoomensemble.workflow;

import java.util.UUID;
import org.zoomensemble.security.Secret;

/** What tests send to make and to change a workflow template; whatever is not named is not said. */
public final class Drafts {

    private Drafts() {}

    public static TemplateDraft institutionTemplate(
            UUID institutionId, String name, ConnectionDraft zoom, SwitchesDraft switches) {
        return new TemplateDraft(null, institutionId, null, null, name, null, null, null, zoom, switches, null);
    }

    public static TemplateDraft organizationTemplate(
            UUID organizationId, String name, ConnectionDraft zoom, SwitchesDraft switches) {
        return new TemplateDraft(null, null, organizationId, null, name, null, null, null, zoom, switches, null);
    }

    public static TemplateDraft texts(String name, String title, String description) {
        return new TemplateDraft(null, null, null, null, name, title, description, null, null, null, null);
    }

    public static TemplateDraft zoomOnly(ConnectionDraft zoom) {
        return new TemplateDraft(null, null, null, null, null, null, null, null, zoom, null, null);
    }

    public static TemplateDraft switchesOnly(SwitchesDraft switches) {
        return new TemplateDraft(null, null, null, null, null, null, null, null, null, switches, null);
    }

    /** A connection to this account with some secret and no webhook secret. */
    public static ConnectionDraft connection(String accountId, String clientId) {
        return new ConnectionDraft(null, null, null, accountId, clientId, new Secret("s"), null);
    }
}
