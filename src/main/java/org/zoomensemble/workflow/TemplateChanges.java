package org.zoomensemble.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;

/** Writes changes of templates into the record. Joins the caller's transaction. */
@Component
class TemplateChanges {

    /** A template and its connection as they stood at some moment; the connection is null where it is the base's. */
    record State(WorkflowTemplate template, StoredConnection connection) {}

    private static final String SET = "set";
    private static final String REPLACED = "replaced";

    private final ChangeLog changes;
    private final ConnectionRepository connections;

    TemplateChanges(ChangeLog changes, ConnectionRepository connections) {
        this.changes = changes;
        this.connections = connections;
    }

    /**
     * The state before a change, to be read under the template's lock.
     *
     * @param expectedRevision null where it does not matter
     * @throws ChangedMeanwhileException the template has another revision
     */
    State begin(WorkflowTemplate present, Integer expectedRevision) {
        changes.refuseStale(
                Change.Kind.TEMPLATE,
                present.id().toString(),
                "the template " + present.name(),
                expectedRevision,
                present.revision());
        return state(present);
    }

    SavedTemplate made(SavedTemplate saved) {
        record(saved.template(), Map.of(), fields(state(saved.template())));
        return saved;
    }

    void changed(State before, WorkflowTemplate after) {
        State now = state(after);
        Map<String, String> fields = fields(now);
        if (before.connection != null && now.connection != null) {
            markReplaced(fields, before.connection, now.connection);
        }
        record(after, fields(before), fields);
    }

    /** To be told before the template's connection is deleted. */
    void deleted(WorkflowTemplate template) {
        record(template, fields(state(template)), Map.of());
    }

    private State state(WorkflowTemplate template) {
        return new State(
                template,
                template.basedOn() != null
                        ? null
                        : connections.find(template.connection().id()).orElseThrow());
    }

    private void record(WorkflowTemplate template, Map<String, String> before, Map<String, String> after) {
        changes.record(new Change(
                Change.Kind.TEMPLATE,
                template.id().toString(),
                template.name(),
                new Change.Place(template.institutionId(), template.organizationId(), null),
                template.revision(),
                before,
                after));
    }

    private static Map<String, String> fields(State state) {
        WorkflowTemplate template = state.template;
        Map<String, String> fields = InheritedTexts.of(template).fields();
        fields.put(
                "retrieveRecordings30DaysOld",
                Boolean.toString(template.switches().retrieveRecordings30DaysOld()));
        fields.put("removeRecordings", Boolean.toString(template.switches().removeRecordings()));
        fields.put("removeAfterDays", Integer.toString(template.switches().removeAfterDays()));
        fields.put("autoCreate", Boolean.toString(template.switches().autoCreate()));
        fields.put("enabled", Boolean.toString(template.switches().enabled()));
        if (state.connection != null) {
            addConnection(fields, state.connection);
        }
        return fields;
    }

    /** Of secrets only that they are there: neither the value nor its sealed form belongs into the record. */
    private static void addConnection(Map<String, String> fields, StoredConnection connection) {
        fields.put("zoom.apiUrl", connection.apiUrl());
        fields.put("zoom.oauthUrl", connection.oauthUrl());
        fields.put("zoom.auth", connection.auth().name());
        fields.put("zoom.accountId", connection.accountId());
        fields.put(connection.auth().keyField(), connection.clientId());
        fields.put(connection.auth().secretField(), SET);
        fields.put("zoom.webhookSecretToken", connection.sealedWebhookSecret() == null ? null : SET);
    }

    private static void markReplaced(Map<String, String> fields, StoredConnection before, StoredConnection now) {
        if (before.auth() == now.auth() && !before.sealedSecret().equals(now.sealedSecret())) {
            fields.put(now.auth().secretField(), REPLACED);
        }
        if (before.sealedWebhookSecret() != null
                && now.sealedWebhookSecret() != null
                && !Objects.equals(before.sealedWebhookSecret(), now.sealedWebhookSecret())) {
            fields.put("zoom.webhookSecretToken", REPLACED);
        }
    }
}
