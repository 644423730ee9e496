package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeFilter;
import org.zoomensemble.security.ChangeLog;
import org.zoomensemble.security.ChangeReach;
import org.zoomensemble.security.ChangeRecord;
import org.zoomensemble.security.ChangeWords;
import org.zoomensemble.security.Secret;

/** What is recorded of changes, who reads it, and how a stale edit is refused. */
class ChangesIT {

    private static final String CANARY = "canary-secret-90aa";
    private static final String WEBHOOK_CANARY = "canary-webhook-77de";
    private static final ChangeReach EVERYTHING = new ChangeReach(true, true, Set.of(), Set.of(), Set.of());

    private FeatureRooms rooms;
    private WorkflowTemplates templates;
    private MediaWorkflows mediaWorkflows;
    private ChangeLog log;
    private UUID institution;
    private UUID arts;

    @BeforeEach
    void hierarchy() {
        rooms = new FeatureRooms();
        templates = rooms.get(WorkflowTemplates.class);
        mediaWorkflows = rooms.get(MediaWorkflows.class);
        log = rooms.get(ChangeLog.class);
        institution = rooms.institution();
        arts = rooms.organization(institution, "Arts");
        loggedIn("anna");
    }

    @AfterEach
    void close() {
        SecurityContextHolder.clearContext();
        rooms.close();
    }

    @Test
    void aTemplatesLifeIsRecordedWithTheFieldsThatChanged() {
        WorkflowTemplate template = make("Zoom");
        loggedIn("bert");
        change(template, null, "{{HostName}}", switches(null, true));
        templates.delete(template.id());

        List<ChangeRecord> records = all();
        assertThat(records)
                .extracting(record -> ChangeWords.sentence(record, "Arts"))
                .containsExactly(
                        "bert deleted the template Zoom of Arts",
                        "bert changed the template Zoom of Arts",
                        "anna made the template Zoom of Arts");
        assertThat(records)
                .allSatisfy(record -> assertThat(record.place()).isEqualTo(new Change.Place(institution, arts, null)));
        ChangeRecord changed = records.get(1);
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.before()).containsExactly(entry("title", "{{MeetingTopic}}"), entry("enabled", "false"));
        assertThat(changed.after()).containsExactly(entry("title", "{{HostName}}"), entry("enabled", "true"));
        assertThat(records.get(2).before()).isEmpty();
        assertThat(records.get(2).after())
                .containsEntry("name", "Zoom")
                .containsEntry("description", "")
                .containsEntry("zoom.accountId", "acc")
                .containsEntry("zoom.clientId", "client")
                .containsEntry("zoom.auth", "SERVER_TO_SERVER")
                .containsEntry("retrieveRecordings30DaysOld", "false");
        assertThat(records.get(0).after()).isEmpty();
        assertThat(records.get(0).before()).containsEntry("title", "{{HostName}}");
    }

    @Test
    void ofSecretsOnlyThatTheyAreSetOrReplacedIsRecorded() {
        WorkflowTemplate template = make("Zoom");
        String sealedBefore = sealed(template);
        templates.change(
                template.id(),
                draft(
                        null,
                        null,
                        new ConnectionDraft(null, null, null, null, null, new Secret("rotated-55"), null),
                        null),
                PushDownMode.NO,
                null);
        templates.change(
                template.id(),
                draft(null, null, new ConnectionDraft(null, null, null, null, null, null, new Secret("")), null),
                PushDownMode.NO,
                null);

        List<ChangeRecord> records = all();
        assertThat(records.get(2).after())
                .containsEntry("zoom.clientSecret", "set")
                .containsEntry("zoom.webhookSecretToken", "set");
        assertThat(records.get(1).before()).containsExactly(entry("zoom.clientSecret", "set"));
        assertThat(records.get(1).after()).containsExactly(entry("zoom.clientSecret", "replaced"));
        assertThat(records.get(0).before()).containsExactly(entry("zoom.webhookSecretToken", "set"));
        assertThat(records.get(0).after()).containsExactly(entry("zoom.webhookSecretToken", null));
        String stored = String.join(
                "\n",
                rooms.jdbc
                        .sql("select to_jsonb(r)::text from change_record r")
                        .query(String.class)
                        .list());
        assertThat(stored).doesNotContain("sealed.").doesNotContain(sealedBefore);
        assertThat(rooms.everythingStored())
                .doesNotContain(CANARY)
                .doesNotContain(WEBHOOK_CANARY)
                .doesNotContain("rotated-55");
    }

    @Test
    void whatIsUndoneAndWhatChangesNothingLeavesNoRecord() {
        WorkflowTemplate template = make("Zoom");
        UUID library = rooms.library(arts, "Painting");
        int before = all().size();

        assertThatThrownBy(() -> rooms.get(TransactionTemplate.class).executeWithoutResult(status -> {
                    change(template, "Other", null, null);
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> templates.change(
                        template.id(),
                        draft("Other", null, new ConnectionDraft("http://x", null, null, null, null, null, null), null),
                        PushDownMode.NO,
                        null))
                .isInstanceOf(UnacceptableInputException.class);
        change(template, "Zoom", null, null);
        assertThat(all()).hasSize(before);

        UUID workflow = workflow(library, template);
        rooms.jdbc.sql("""
                        insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state,
                                            host_id, found_by)
                        values (gen_random_uuid(), ?, ?, 'acc', 'u', 'RUNNING', 'h', 'SWEEP')
                        """).param(workflow).param(template.connection().id()).update();
        assertThatThrownBy(() -> mediaWorkflows.delete(workflow)).isInstanceOf(ConflictException.class);
        assertThat(all())
                .extracting(ChangeRecord::action)
                .as("the refused deletion left none")
                .doesNotContain(Change.Action.DELETED);
        assertThat(templates.template(template.id()).name()).isEqualTo("Zoom");
    }

    @Test
    void mediaWorkflowsAndInstitutionsAreRecordedAtTheirPlace() {
        UUID library = rooms.library(arts, "Painting");
        UUID workflow = workflow(library, make("Zoom"));
        mediaWorkflows.change(workflow, texts("Mine"), null);
        mediaWorkflows.delete(workflow);
        UUID entered = rooms.get(Directory.class).enter("South", "south").id();
        assertThatThrownBy(() -> rooms.get(Directory.class).enter("South again", "south"))
                .isInstanceOf(ConflictException.class);
        rooms.get(Directory.class).change(entered, "Southern", "south");

        List<ChangeRecord> renamed = all();
        assertThat(renamed.get(0).before()).containsExactly(entry("name", "South"));
        assertThat(renamed.get(0).after()).containsExactly(entry("name", "Southern"));
        List<ChangeRecord> records = renamed.subList(1, renamed.size());
        assertThat(records)
                .extracting(record -> ChangeWords.sentence(record, null))
                .containsExactly(
                        "anna entered the institution South",
                        "anna deleted the media workflow Zoom",
                        "anna changed the media workflow Zoom",
                        "anna made the media workflow Zoom",
                        "anna made the template Zoom");
        assertThat(records.get(0).place()).isEqualTo(new Change.Place(entered, null, null));
        assertThat(records.get(2).place()).isEqualTo(new Change.Place(institution, arts, library));
        assertThat(records.get(2).before())
                .containsExactly(entry("title", "{{MeetingTopic}}"), entry("customized", null));
        assertThat(records.get(2).after()).containsExactly(entry("title", "Mine"), entry("customized", "title"));
        assertThat(records.get(3).after()).containsEntry("templateName", "Zoom");
    }

    @Test
    void everyChangeMakesARevision() {
        WorkflowTemplate template = make("Zoom");
        change(template, "Texts", null, null);
        change(template, null, null, switches(null, true));
        templates.change(
                template.id(),
                draft(null, null, new ConnectionDraft(null, null, null, null, null, new Secret("new"), null), null),
                PushDownMode.NO,
                null);

        assertThat(templates.template(template.id()).revision()).isEqualTo(4);
        assertThat(all()).extracting(ChangeRecord::revision).containsExactly(4, 3, 2, 1);
    }

    @Test
    void aStaleEditOfATemplateIsRefusedWithWhatChanged() {
        WorkflowTemplate template = make("Zoom");
        change(template, null, "First", null);
        change(template, null, "Second", switches(null, true));
        loggedIn("bert");
        change(template, "Renamed", null, null);
        loggedIn("cleo");

        ChangedMeanwhileException refusal = catchThrowableOfType(
                ChangedMeanwhileException.class,
                () -> templates.change(template.id(), draft(null, "Mine", null, null), PushDownMode.NO, 1));

        assertThat(refusal.presentRevision()).isEqualTo(4);
        assertThat(refusal.getMessage())
                .matches("bert changed the name at \\d\\d:\\d\\d UTC and anna changed the title and Enable at"
                        + " \\d\\d:\\d\\d UTC, after you had read this; load it anew, and make your change again\\.");
        assertThat(refusal.changes())
                .extracting("field", "before", "now", "by")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", "Zoom", "Renamed", "bert"),
                        org.assertj.core.groups.Tuple.tuple("title", "{{MeetingTopic}}", "Second", "anna"),
                        org.assertj.core.groups.Tuple.tuple("enabled", "false", "true", "anna"));
        assertThat(templates.template(template.id()).title()).isEqualTo("Second");
        assertThat(templates
                        .change(template.id(), draft(null, "Mine", null, null), PushDownMode.NO, 4)
                        .template()
                        .title())
                .isEqualTo("Mine");
    }

    @Test
    void aStaleEditOfAMediaWorkflowIsRefused() {
        UUID workflow = workflow(rooms.library(arts, "Painting"), make("Zoom"));
        mediaWorkflows.change(workflow, texts("First"), 1);

        assertThatThrownBy(() -> mediaWorkflows.change(workflow, texts("Second"), 1))
                .isInstanceOf(ChangedMeanwhileException.class)
                .hasMessageStartingWith("anna changed the title and what is customized at ");
        mediaWorkflows.change(workflow, texts("Second"), 2);
        rooms.jdbc.sql("update media_workflow set revision = 9").update();
        assertThatThrownBy(() -> mediaWorkflows.change(workflow, texts("Third"), 3))
                .as("where the record does not tell")
                .isInstanceOf(ChangedMeanwhileException.class)
                .hasMessage("The media workflow Zoom was changed, after you had read this; load it anew, and make your"
                        + " change again.");
    }

    @Test
    void theListIsFilteredAndKeepsToTheReach() {
        UUID painting = rooms.library(arts, "Painting");
        WorkflowTemplate template = make("Zoom");
        UUID workflow = workflow(painting, template);
        loggedIn("bert");
        mediaWorkflows.change(workflow, texts("Mine"), null);
        UUID elsewhere = rooms.institution();
        rooms.jdbc
                .sql("update institution set name = 'Elsewhere' where id = ?")
                .param(elsewhere)
                .update();
        log.record(change(Change.Kind.TEMPLATE, new Change.Place(elsewhere, null, null)));
        log.record(change(Change.Kind.ROLE, new Change.Place(institution, arts, null)));
        log.record(change(Change.Kind.RULE, Change.Place.site()));

        assertThat(kinds(EVERYTHING)).hasSize(6);
        assertThat(kinds(new ChangeReach(true, false, Set.of(), Set.of(), Set.of())))
                .as("an operator")
                .hasSize(5)
                .contains(Change.Kind.RULE)
                .doesNotContain(Change.Kind.ROLE);
        assertThat(kinds(new ChangeReach(false, false, Set.of(institution), Set.of(), Set.of())))
                .containsExactly(Change.Kind.MEDIA_WORKFLOW, Change.Kind.MEDIA_WORKFLOW, Change.Kind.TEMPLATE);
        assertThat(kinds(new ChangeReach(false, false, Set.of(), Set.of(arts), Set.of())))
                .hasSize(3);
        assertThat(kinds(new ChangeReach(false, false, Set.of(), Set.of(), Set.of(painting))))
                .containsExactly(Change.Kind.MEDIA_WORKFLOW, Change.Kind.MEDIA_WORKFLOW);
        assertThat(kinds(new ChangeReach(false, false, Set.of(), Set.of(), Set.of())))
                .isEmpty();

        assertThat(list(new ChangeFilter(Change.Kind.MEDIA_WORKFLOW, null, null, null, null)))
                .hasSize(2);
        assertThat(list(new ChangeFilter(null, template.id().toString(), null, null, null)))
                .hasSize(1);
        assertThat(list(new ChangeFilter(null, null, "bert", null, null))).hasSize(4);
        Instant second = all().get(4).at();
        assertThat(list(new ChangeFilter(null, null, null, second, null))).hasSize(5);
        assertThat(list(new ChangeFilter(null, null, null, null, second))).hasSize(1);
    }

    @Test
    void pagesGoOnBehindTheLastRowEvenAmongEqualTimes() {
        for (int number = 0; number < 7; number++) {
            log.record(change(Change.Kind.RULE, Change.Place.site()));
        }
        rooms.jdbc.sql("update change_record set at = now()").update();
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<ChangeRecord> page = log.list(EVERYTHING, ChangeFilter.any(), cursor, 3);
            page.items().forEach(record -> seen.add(record.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThatThrownBy(() -> log.list(EVERYTHING, ChangeFilter.any(), "WAB5", 3))
                .isInstanceOf(UnacceptableInputException.class);
    }

    private static Change change(Change.Kind kind, Change.Place place) {
        return new Change(kind, "s", "S", place, null, java.util.Map.of(), java.util.Map.of("name", "S"));
    }

    private List<Change.Kind> kinds(ChangeReach reach) {
        return log.list(reach, ChangeFilter.any(), null, 50).items().stream()
                .map(ChangeRecord::kind)
                .collect(Collectors.toList());
    }

    private List<ChangeRecord> all() {
        return list(ChangeFilter.any());
    }

    private List<ChangeRecord> list(ChangeFilter filter) {
        return log.list(EVERYTHING, filter, null, 50).items();
    }

    private static void loggedIn(String name) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(name, "", List.of()));
    }

    private WorkflowTemplate make(String name) {
        ConnectionDraft zoom =
                new ConnectionDraft(null, null, null, "acc", "client", new Secret(CANARY), new Secret(WEBHOOK_CANARY));
        return templates
                .make(new TemplateDraft(null, null, arts, null, name, null, null, null, zoom, null, null))
                .template();
    }

    private void change(WorkflowTemplate template, String name, String title, SwitchesDraft switches) {
        templates.change(template.id(), draft(name, title, null, switches), PushDownMode.NO, null);
    }

    private static TemplateDraft draft(String name, String title, ConnectionDraft zoom, SwitchesDraft switches) {
        return new TemplateDraft(null, null, null, null, name, title, null, null, zoom, switches, null);
    }

    private static SwitchesDraft switches(Boolean remove, Boolean enabled) {
        return new SwitchesDraft(null, remove, null, enabled);
    }

    private UUID workflow(UUID library, WorkflowTemplate template) {
        return mediaWorkflows
                .make(new MediaWorkflowDraft(library, template.id(), null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
    }

    private static MediaWorkflowDraft texts(String title) {
        return new MediaWorkflowDraft(null, null, null, null, null, title, null, null);
    }

    private String sealed(WorkflowTemplate template) {
        return rooms.jdbc
                .sql("select sealed_secret from zoom_connection where id = ?")
                .param(template.connection().id())
                .query(String.class)
                .single();
    }
}
