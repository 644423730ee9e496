package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.zoomensemble.workflow.Drafts.texts;
import static org.zoomensemble.workflow.Drafts.zoomOnly;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomConnections;

class WorkflowTemplatesIT {

    private static final String CANARY = "canary-secret-7f3a";
    private static final String WEBHOOK_CANARY = "canary-webhook-51bc";

    private FeatureRooms rooms;
    private WorkflowTemplates templates;
    private MediaWorkflows mediaWorkflows;
    private UUID institution;
    private UUID arts;
    private UUID sciences;

    @BeforeEach
    void hierarchy() {
        rooms = new FeatureRooms();
        templates = rooms.get(WorkflowTemplates.class);
        mediaWorkflows = rooms.get(MediaWorkflows.class);
        institution = rooms.institution();
        arts = rooms.organization(institution, "Arts");
        sciences = rooms.organization(institution, "Sciences");
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void defaultsAreZoomsOwnAndEverySwitchIsOff() {
        WorkflowTemplate template = templates.make(organization("Zoom", zoom())).template();

        assertThat(template.title()).isEqualTo("{{MeetingTopic}}");
        assertThat(template.description()).isEmpty();
        assertThat(template.connection().apiUrl()).isEqualTo("https://api.zoom.us/v2");
        assertThat(template.connection().oauthUrl()).isEqualTo("https://zoom.us/oauth/token");
        assertThat(template.connection().auth()).isEqualTo(ConnectionAuth.SERVER_TO_SERVER);
        assertThat(template.switches()).isEqualTo(Switches.off());
        assertThat(template.enabledAt()).isNull();
        assertThat(template.institutionId()).isEqualTo(institution);
    }

    @Test
    void secretsAreStoredSealedAndOpenedForZoomOnly() {
        WorkflowTemplate template = templates.make(organization("Zoom", zoom())).template();

        assertThat(rooms.everythingStored())
                .contains("sealed.")
                .doesNotContain(CANARY)
                .doesNotContain(WEBHOOK_CANARY);
        assertThat(template.toString()).doesNotContain(CANARY).doesNotContain(WEBHOOK_CANARY);
        ZoomConnection connection = rooms.get(ZoomConnections.class)
                .connection(template.connection().id());
        assertThat(connection.toString()).doesNotContain(CANARY);
        assertThat(connection.login())
                .asInstanceOf(type(ZoomConnection.ServerToServer.class))
                .satisfies(login -> {
                    assertThat(login.account()).isEqualTo("acc");
                    assertThat(login.clientSecret().value()).isEqualTo(CANARY);
                });
    }

    @Test
    void omittedSecretIsKeptAndRotatedOneCounts() {
        WorkflowTemplate template = templates.make(organization("Zoom", zoom())).template();
        UUID connectionId = template.connection().id();

        templates.change(template.id(), texts("Renamed", null, null), PushDownMode.NO, null);
        assertThat(secret(connectionId)).isEqualTo(CANARY);
        assertThat(connection(connectionId).revision()).isEqualTo(1);

        templates.change(
                template.id(),
                zoomOnly(new ConnectionDraft(null, null, null, null, null, new Secret(" rotated "), null)),
                PushDownMode.NO,
                null);
        assertThat(secret(connectionId)).isEqualTo("rotated");
        assertThat(connection(connectionId).revision()).isEqualTo(2);
        assertThat(templates.template(template.id()).name()).isEqualTo("Renamed");
    }

    @Test
    void keptSecretIsNotSentToAnotherAddress() {
        WorkflowTemplate template = templates.make(organization("Zoom", zoom())).template();

        assertThatThrownBy(() -> templates.change(
                        template.id(),
                        zoomOnly(new ConnectionDraft(
                                null, "https://collector.example/token", null, null, null, null, null)),
                        PushDownMode.NO,
                        null))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("entered again")
                .extracting("field")
                .isEqualTo("zoom.clientSecret");
        assertThat(templates.template(template.id()).connection().oauthUrl()).isEqualTo("https://zoom.us/oauth/token");
    }

    @Test
    void olderLoginNeedsKeyAndSecretOnly() {
        WorkflowTemplate template = templates
                .make(organization(
                        "Old",
                        new ConnectionDraft(
                                "https://api.zoom.us/v2/",
                                null,
                                ConnectionAuth.API_KEY,
                                null,
                                "key",
                                new Secret(CANARY),
                                null)))
                .template();

        ZoomConnection connection = connection(template.connection().id());
        assertThat(connection.login()).isEqualTo(new ZoomConnection.ApiKey("key", new Secret(CANARY)));
        assertThat(connection.oauthUrl()).isNull();
        assertThat(connection.apiUrl()).hasToString("https://api.zoom.us/v2");
    }

    @Test
    void refusalsNameTheField() {
        assertRefused("zoom.apiUrl", organization("Z", url("http://api.zoom.us/v2", null)));
        assertRefused("zoom.oauthUrl", organization("Z", url(null, "http://zoom.us/oauth")));
        assertRefused("zoom.apiUrl", organization("Z", url("not an address", null)));
        assertRefused(
                "zoom.clientSecret",
                organization("Z", new ConnectionDraft(null, null, null, "acc", "client", null, null)));
        assertRefused("zoom", organization("Z", null));
        assertRefused("name", organization(" ", zoom()));
        assertRefused(
                "organizationId",
                new TemplateDraft(
                        TemplateLevel.ORGANIZATION,
                        null,
                        UUID.randomUUID(),
                        null,
                        "Z",
                        null,
                        null,
                        null,
                        zoom(),
                        null,
                        null));
        assertRefused(
                "institutionId",
                new TemplateDraft(
                        TemplateLevel.INSTITUTION, null, null, null, "Z", null, null, null, zoom(), null, null));
        assertThat(rooms.jdbc
                        .sql("select count(*) from zoom_connection")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void unknownVariablesAreReportedAndKept() {
        SavedTemplate saved = templates.make(new TemplateDraft(
                null,
                null,
                arts,
                null,
                "Zoom {{Library}} {{HostName}}",
                "{{MeetingTopic}} {{Topic}}",
                "{{Reference}}",
                null,
                zoom(),
                null,
                null));

        assertThat(saved.template().title()).isEqualTo("{{MeetingTopic}} {{Topic}}");
        assertThat(saved.warnings()).hasSize(2);
        assertThat(saved.warnings().get(0)).contains("{{HostName}}");
        assertThat(saved.warnings().get(1)).contains("{{Topic}}").contains("MeetingTopic");
    }

    @Test
    void switchesAndConnectionBelongToTheInstitutionTemplate() {
        WorkflowTemplate base = templates.make(institutionTemplate()).template();
        WorkflowTemplate based = templates
                .make(new TemplateDraft(null, null, arts, base.id(), "Arts", null, null, null, null, null, null))
                .template();

        assertThat(based.connection().id()).isEqualTo(base.connection().id());
        assertThat(based.switches()).isEqualTo(base.switches());
        assertRefusedChange(based.id(), "enabled", switches(null, null, null, true));
        assertRefusedChange(
                based.id(), "zoom", zoomOnly(new ConnectionDraft(null, null, null, null, "other", null, null)));
        // What was read may be sent back.
        templates.change(based.id(), switches(false, false, false, false), PushDownMode.NO, null);

        templates.change(base.id(), switches(true, null, null, true), PushDownMode.NO, null);

        WorkflowTemplate below = templates.template(based.id());
        assertThat(below.switches()).isEqualTo(new Switches(true, false, false, true));
        assertThat(below.enabledAt()).isNotNull();
        assertThatThrownBy(() -> templates.delete(base.id()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("the template Arts");
    }

    @Test
    void theDaysBeforeARemovalBelongToTheTemplateThatDefinesThem() {
        WorkflowTemplate base = templates.make(institutionTemplate()).template();
        WorkflowTemplate based = templates
                .make(new TemplateDraft(null, null, arts, base.id(), "Arts", null, null, null, null, null, null))
                .template();
        assertThat(base.switches().removeAfterDays()).isZero();

        templates.change(base.id(), days(29), PushDownMode.NO, null);
        assertThat(templates.template(based.id()).switches().removeAfterDays()).isEqualTo(29);
        assertThat(templates.template(based.id()).revision()).isEqualTo(based.revision() + 1);
        templates.change(base.id(), switches(null, true, null, null), PushDownMode.NO, null);
        assertThat(templates.template(base.id()).switches()).isEqualTo(new Switches(false, true, false, false, 29));

        assertRefusedChange(based.id(), "removeAfterDays", days(3));
        assertRefusedChange(base.id(), "removeAfterDays", days(30));
        assertRefusedChange(base.id(), "removeAfterDays", days(-1));
        assertThat(rooms.jdbc
                        .sql("select after ->> 'removeAfterDays' from change_record where subject_id = :id"
                                + " and jsonb_exists(after, 'removeAfterDays') order by at desc limit 1")
                        .param("id", base.id().toString())
                        .query(String.class)
                        .optional())
                .contains("29");
    }

    @Test
    void removalIsRefusedWhereEnsembleConfirmsNothing() {
        WorkflowTemplate off = templates.make(institutionTemplate()).template();
        WorkflowTemplate on = templates.make(institutionTemplate()).template();
        templates.change(on.id(), switches(null, true, null, null), PushDownMode.NO, null);
        rooms.ensemble.confirmsContents = false;

        assertRefusedChange(off.id(), "removeRecordings", switches(null, true, null, null));
        // What was on before does not stand in the way of other changes; nothing is removed all the same.
        templates.change(on.id(), switches(null, true, null, true), PushDownMode.NO, null);
    }

    private static TemplateDraft days(int days) {
        return Drafts.switchesOnly(new SwitchesDraft(null, null, null, null, days));
    }

    @Test
    void onlyAnOrganizationOfTheSameInstitutionCanBeBasedOnATemplate() {
        WorkflowTemplate base = templates.make(institutionTemplate()).template();
        UUID elsewhere = rooms.organization(rooms.institution(), "Elsewhere");

        assertRefused(
                "basedOn",
                new TemplateDraft(null, null, elsewhere, base.id(), "X", null, null, null, null, null, null));
        assertRefused(
                "basedOn",
                new TemplateDraft(null, institution, null, base.id(), "X", null, null, null, null, null, null));
    }

    @Test
    void enablingIsDatedAndMakesTheNextSweepLookAgain() {
        WorkflowTemplate template = templates.make(organization("Zoom", zoom())).template();
        UUID workflow = mediaWorkflow(rooms.library(arts, "Painting"), template.id());
        rooms.jdbc.sql("""
                        insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name, swept_to)
                        select id, library_id, 'z', 'z@example.org', 'Z', current_date from media_workflow
                        """).update();

        templates.change(template.id(), switches(null, true, null, null), PushDownMode.NO, null);
        assertThat(sweptTo(workflow)).isNotNull();
        templates.change(template.id(), switches(null, null, null, true), PushDownMode.NO, null);
        assertThat(templates.template(template.id()).enabledAt()).isNotNull();
        assertThat(sweptTo(workflow)).isNull();
    }

    @Test
    void mediaWorkflowCopiesTheTemplateAndKeepsWhatIsCustomized() {
        WorkflowTemplate template = templates
                .make(new TemplateDraft(
                        null, null, arts, null, "Zoom {{Library}}", "{{MeetingTopic}}", "D", true, zoom(), null, null))
                .template();
        UUID library = rooms.library(arts, "Painting");
        MediaWorkflow made = mediaWorkflows
                .make(new MediaWorkflowDraft(library, template.id(), null, null, null, null, null, null))
                .mediaWorkflow();

        assertThat(made.name()).isEqualTo("Zoom Painting");
        assertThat(List.of(made.title(), made.description())).containsExactly("{{MeetingTopic}}", "D");
        assertThat(made.publish()).isTrue();
        assertThat(made.customized()).isEmpty();

        templates.change(template.id(), texts(null, "{{HostName}}", null), PushDownMode.NO, null);
        assertThat(mediaWorkflows.mediaWorkflow(made.id()).title()).isEqualTo("{{MeetingTopic}}");

        MediaWorkflow sentBack = change(made.id(), "{{MeetingTopic}}", null);
        assertThat(sentBack.customized()).as("left behind, not customized").isEmpty();
        assertThat(change(made.id(), "Mine", false).customized()).containsExactly("title", "publish");
        assertThat(change(made.id(), "{{HostName}}", true).customized()).isEmpty();
    }

    @Test
    void mediaWorkflowFitsItsLibrary() {
        WorkflowTemplate ofArts = templates.make(organization("Arts", zoom())).template();
        WorkflowTemplate ofAll = templates.make(institutionTemplate()).template();
        UUID physics = rooms.library(sciences, "Physics");

        assertThatThrownBy(() -> mediaWorkflow(physics, ofArts.id()))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("Sciences")
                .extracting("field")
                .isEqualTo("templateId");
        assertThat(mediaWorkflow(physics, ofAll.id())).isNotNull();
        rooms.jdbc.sql("update library set gone_at = now()").update();
        assertThatThrownBy(() -> mediaWorkflow(physics, ofAll.id()))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("any more");
    }

    @Test
    void uploadWorkflowMustBeOneOfTheLibrarys() {
        WorkflowTemplate template = templates.make(institutionTemplate()).template();
        UUID library = rooms.library(arts, "Painting");
        rooms.ensemble.workflows.put("lib-" + library, List.of(new EnsembleWorkflow("w1", "Video", true, 1)));

        assertThatThrownBy(() -> mediaWorkflows.make(
                        new MediaWorkflowDraft(library, template.id(), "w2", null, null, null, null, null)))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("w1 (Video)");
        MediaWorkflow made = mediaWorkflows
                .make(new MediaWorkflowDraft(library, template.id(), " w1 ", null, null, null, null, null))
                .mediaWorkflow();
        assertThat(made.ensembleWorkflowId()).isEqualTo("w1");
        assertThat(mediaWorkflows
                        .change(made.id(), new MediaWorkflowDraft(null, null, "", null, null, null, null, null), null)
                        .mediaWorkflow()
                        .ensembleWorkflowId())
                .isNull();
    }

    @Test
    void whatIsUsedStays() {
        WorkflowTemplate template = templates.make(organization("Zoom", zoom())).template();
        UUID workflow = mediaWorkflow(rooms.library(arts, "Painting"), template.id());
        assertThatThrownBy(() -> templates.delete(template.id()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Painting");
        rooms.jdbc.sql("""
                        insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state,
                                            host_id, found_by)
                        values (gen_random_uuid(), ?, ?, 'acc', 'u', 'RUNNING', 'h', 'SWEEP')
                        """).param(workflow).param(template.connection().id()).update();
        assertThatThrownBy(() -> mediaWorkflows.delete(workflow)).isInstanceOf(ConflictException.class);

        rooms.jdbc.sql("delete from ingest").update();
        mediaWorkflows.delete(workflow);
        templates.delete(template.id());
        assertThatThrownBy(() -> templates.template(template.id())).isInstanceOf(NotThereException.class);
        assertThat(rooms.jdbc
                        .sql("select count(*) from zoom_connection")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private MediaWorkflow change(UUID id, String title, Boolean publish) {
        return mediaWorkflows
                .change(id, new MediaWorkflowDraft(null, null, null, publish, null, title, null, null), null)
                .mediaWorkflow();
    }

    private UUID mediaWorkflow(UUID library, UUID template) {
        return mediaWorkflows
                .make(new MediaWorkflowDraft(library, template, null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
    }

    private Object sweptTo(UUID workflow) {
        return rooms.jdbc
                .sql("select swept_to from active_user where media_workflow_id = ?")
                .param(workflow)
                .query()
                .singleRow()
                .get("swept_to");
    }

    private ZoomConnection connection(UUID id) {
        return rooms.get(ZoomConnections.class).connection(id);
    }

    private String secret(UUID connectionId) {
        return ((ZoomConnection.ServerToServer) connection(connectionId).login())
                .clientSecret()
                .value();
    }

    private void assertRefused(String field, TemplateDraft draft) {
        assertThatThrownBy(() -> templates.make(draft))
                .isInstanceOf(UnacceptableInputException.class)
                .extracting("field")
                .isEqualTo(field);
    }

    private void assertRefusedChange(UUID id, String field, TemplateDraft draft) {
        assertThatThrownBy(() -> templates.change(id, draft, PushDownMode.NO, null))
                .isInstanceOf(UnacceptableInputException.class)
                .extracting("field")
                .isEqualTo(field);
    }

    private TemplateDraft organization(String name, ConnectionDraft zoom) {
        return new TemplateDraft(
                TemplateLevel.ORGANIZATION, null, arts, null, name, null, null, null, zoom, null, null);
    }

    private TemplateDraft institutionTemplate() {
        return new TemplateDraft(
                TemplateLevel.INSTITUTION, institution, null, null, "All", null, null, null, zoom(), null, null);
    }

    private static ConnectionDraft zoom() {
        return new ConnectionDraft(null, null, null, " acc ", "client", new Secret(CANARY), new Secret(WEBHOOK_CANARY));
    }

    private static ConnectionDraft url(String apiUrl, String oauthUrl) {
        return new ConnectionDraft(apiUrl, oauthUrl, null, "acc", "client", new Secret(CANARY), null);
    }

    private static TemplateDraft switches(Boolean retrieve, Boolean remove, Boolean autoCreate, Boolean enabled) {
        return Drafts.switchesOnly(new SwitchesDraft(retrieve, remove, autoCreate, enabled));
    }
}
