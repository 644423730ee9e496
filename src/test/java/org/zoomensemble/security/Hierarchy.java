package org.zoomensemble.security;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.directory.GrantNames;

/** Two institutions with what is below them, written straight into the tables, and the people of {@link Caller}. */
final class Hierarchy {

    private final JdbcClient jdbc;
    private final PeopleAdministration people;
    private final GrantNames names;
    private final String sealed;
    private final Map<String, UUID> places = new HashMap<>();

    Hierarchy(ApplicationContext context, String password) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.people = context.getBean(PeopleAdministration.class);
        this.names = context.getBean(GrantNames.class);
        this.sealed = context.getBean(SecretSeal.class).seal(new Secret("canary"));
        institution("North");
        organization("Arts", "North");
        library("Painting", "Arts");
        library("Sculpture", "Arts");
        organization("Sciences", "North");
        library("Physics", "Sciences");
        institution("South");
        organization("Law", "South");
        library("Civil", "Law");
        for (Caller caller : Caller.values()) {
            if (caller.role != null) {
                user(caller, new Secret(password));
            }
        }
    }

    UUID place(String name) {
        return places.get(name);
    }

    private void user(Caller caller, Secret password) {
        if (jdbc.sql("select 1 from act_id_user where id_ = ?")
                .param(caller.user())
                .query()
                .listOfRows()
                .isEmpty()) {
            people.make(caller.user(), new PersonDraft("Caller", caller.name(), null, password));
        }
        // Of a hierarchy that another test made.
        people.person(caller.user()).grants().forEach(grant -> people.take(caller.user(), names.held(grant)));
        people.give(caller.user(), names.wanted(caller.role, caller.place == null ? null : place(caller.place)));
    }

    /** Objects below Painting that nothing else uses: what stands as {name} in the tables. */
    Map<String, String> fresh() {
        Map<String, String> objects = new HashMap<>(below("Painting", "Arts", "North"));
        UUID sync = UUID.randomUUID();
        run("insert into directory_sync (id, institution_id, state) values (?, ?, 'DONE')", sync, place("North"));
        objects.put("sync", sync.toString());
        String person = "p" + UUID.randomUUID().toString().replace("-", "");
        run("insert into act_id_user (id_, rev_, first_, last_) values (?, 1, 'Throw', 'Away')", person);
        objects.put("person", person);
        objects.put("unique", "u" + UUID.randomUUID().toString().replace("-", ""));
        return objects;
    }

    /** Templates, a media workflow, an active user, sweeps and an ingest of one library. */
    Map<String, String> below(String library, String organization, String institution) {
        Map<String, String> objects = new HashMap<>();
        objects.put("institution", place(institution).toString());
        objects.put("organization", place(organization).toString());
        objects.put("library", place(library).toString());
        objects.put(
                "institutionTemplate",
                template(place(institution), null, null, connection()).toString());
        // Another one, so that the one above can be deleted.
        UUID institutionConnection = connection();
        UUID base = template(place(institution), null, null, institutionConnection);
        UUID based = template(place(institution), place(organization), base, institutionConnection);
        objects.put("basedTemplate", based.toString());
        UUID connection = connection();
        UUID template = template(place(institution), place(organization), null, connection);
        objects.put("connection", connection.toString());
        objects.put("template", template.toString());
        UUID pushDown = UUID.randomUUID();
        run(
                "insert into push_down (id, template_id, root_id, revision, mode, state, name, title, description, publish,"
                        + " requested_by) values (?, ?, ?, 1, 'OVERWRITE_ALL', 'DONE', 'n', 't', '', false, 'ada')",
                pushDown,
                template,
                template);
        objects.put("pushDown", pushDown.toString());
        UUID mediaWorkflow = UUID.randomUUID();
        run(
                "insert into media_workflow (id, library_id, template_id, name, title, description)"
                        + " values (?, ?, ?, 'Workflow', '{{MeetingTopic}}', '')",
                mediaWorkflow,
                place(library),
                based);
        objects.put("mediaWorkflow", mediaWorkflow.toString());
        String email = "e" + mediaWorkflow + "@example.org";
        run(
                "insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name)"
                        + " values (?, ?, ?, ?, 'Ada')",
                mediaWorkflow,
                place(library),
                "z" + mediaWorkflow,
                email);
        objects.put("email", email);
        objects.put("sweep", sweep(institutionConnection, mediaWorkflow).toString());
        objects.put("accountSweep", sweep(institutionConnection, null).toString());
        UUID recordingList = UUID.randomUUID();
        run(
                "insert into recording_list (id, media_workflow_id, state, requested_by) values (?, ?, 'DONE', 'ada')",
                recordingList,
                mediaWorkflow);
        run(
                "insert into recording_list_line (list_id, line, shown, meeting_uuid, verdict, sentence)"
                        + " values (?, 2, 'u', 'u', 'UNKNOWN_AT_ZOOM', 'Zoom has no recording u.')",
                recordingList);
        objects.put("recordingList", recordingList.toString());
        UUID reconciliation = UUID.randomUUID();
        run(
                "insert into reconciliation (id, media_workflow_id, connection_id, from_day, to_day, state, finished_at)"
                        + " values (?, ?, ?, current_date - 7, current_date, 'DONE', now())",
                reconciliation,
                mediaWorkflow,
                institutionConnection);
        objects.put("reconciliation", reconciliation.toString());
        UUID ingest = UUID.randomUUID();
        run(
                "insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, host_id,"
                        + " found_by) values (?, ?, ?, 'a', ?, 'RUNNING', 'h', 'SWEEP')",
                ingest,
                mediaWorkflow,
                institutionConnection,
                "r" + ingest);
        objects.put("ingest", ingest.toString());
        return objects;
    }

    private UUID connection() {
        UUID id = UUID.randomUUID();
        run(
                "insert into zoom_connection (id, api_url, oauth_url, auth, account_id, client_id, sealed_secret,"
                        + " sealed_webhook_secret) values (?, 'https://zoom.invalid/v2', 'https://zoom.invalid/token',"
                        + " 'SERVER_TO_SERVER', 'account-of-the-owner', 'client-of-the-owner', ?, ?)",
                id,
                sealed,
                sealed);
        return id;
    }

    private UUID template(UUID institution, UUID organization, UUID basedOn, UUID connection) {
        UUID id = UUID.randomUUID();
        run(
                "insert into workflow_template (id, level, institution_id, organization_id, based_on, connection_id, name,"
                        + " title, description) values (?, ?, ?, ?, ?, ?, ?, '{{MeetingTopic}}', '')",
                id,
                organization == null ? "INSTITUTION" : "ORGANIZATION",
                institution,
                organization,
                basedOn,
                connection,
                "Template " + id);
        return id;
    }

    private UUID sweep(UUID connection, UUID mediaWorkflow) {
        UUID id = UUID.randomUUID();
        run(
                "insert into sweep (id, connection_id, media_workflow_id, found_by, state) values (?, ?, ?, ?, 'DONE')",
                id,
                connection,
                mediaWorkflow,
                mediaWorkflow == null ? "TIMER" : "REQUEST");
        return id;
    }

    private void institution(String name) {
        UUID id = place(name, UUID.randomUUID());
        run("insert into institution (id, name, ensemble_id) values (?, ?, ?)", id, name, "i-" + id);
    }

    private void organization(String name, String institution) {
        UUID id = place(name, UUID.randomUUID());
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, ?, ?)",
                id,
                place(institution),
                "o-" + id,
                name);
    }

    private void library(String name, String organization) {
        UUID id = place(name, UUID.randomUUID());
        run(
                "insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)",
                id,
                place(organization),
                "l-" + id,
                name);
    }

    private UUID place(String name, UUID id) {
        places.put(name, id);
        return id;
    }

    private void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }
}
