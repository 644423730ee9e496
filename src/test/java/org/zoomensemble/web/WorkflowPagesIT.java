package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.RunningApplication;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.ConnectionDraft;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.TemplateDraft;
import org.zoomensemble.workflow.WorkflowTemplates;

/** Libraries, media workflows and the two lists, as an administrator uses them. */
class WorkflowPagesIT extends RunningApplication {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WorkflowTemplates templates;

    @Autowired
    private MediaWorkflows mediaWorkflows;

    @Autowired
    private ActiveUsers activeUsers;

    private Browser browser;
    private ZoomSandbox zoom;
    private final UUID institution = UUID.randomUUID();
    private final UUID physics = UUID.randomUUID();
    private final UUID chemistry = UUID.randomUUID();
    private UUID template;

    @BeforeEach
    void start() {
        Optional<Browser> found = Browser.at("http://localhost:" + port);
        assumeThat(found).as("Chromium and chromedriver are installed").isPresent();
        browser = found.orElseThrow();
        zoom = new ZoomSandbox().start();
        UUID organization = UUID.randomUUID();
        run("insert into institution (id, name, ensemble_id) values (?, 'North', ?)", institution, "i-" + institution);
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Sciences')",
                organization,
                institution);
        library(physics, organization, "Physics lectures");
        library(chemistry, organization, "Chemistry lectures");
        person("Ada", "Lovelace", physics);
        person("Blaise", "Pascal", physics);
        person("Charles", "Babbage", physics);
        person("Marie", "Curie", chemistry);
        zoom.addUser("ada.lovelace@north.example", "Ada", "Lovelace");
        zoom.addUser("blaise.pascal@north.example", "Blaise", "Pascal");
        zoom.addUser(SandboxUser.of("charles.babbage@north.example", "Charles", "Babbage")
                .basic());
        zoom.addUser("marie.curie@north.example", "Marie", "Curie");
        zoom.addUser("guest@elsewhere.example", "Guest", "Speaker");
        template = template(organization);
        browser.open("/libraries");
        browser.logIn("admin", PASSWORD);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (zoom != null) {
            // The timer must not sweep an account whose server is gone, for the tests that follow.
            run("delete from active_user where library_id in (?, ?)", physics, chemistry);
            zoom.close();
        }
    }

    @Test
    void aLibraryIsFoundAndGetsAMediaWorkflow() {
        browser.open("/libraries?institutionId=" + institution);
        browser.sees("Physics lectures");
        browser.sees("No media workflow");
        looksRight("libraries");
        browser.find("#search").sendKeys("chem");
        browser.click("form[role=search] button");
        browser.sees("Chemistry lectures");
        assertThat(browser.find("table").getText()).doesNotContain("Physics");

        browser.open("/libraries/" + physics);
        browser.sees("no media workflow yet");
        browser.click("#add summary");
        browser.find("#add button[type=submit]");
        looksRight("library-add");
        browser.find("#name").sendKeys("x".repeat(201));
        browser.click("#add button[type=submit]");
        browser.find(".error-summary");
        assertThat(browser.find("#name").getDomProperty("value")).hasSize(201);
        browser.find("#name").clear();
        browser.find("#title").sendKeys("{{MeetingTopic}} with {{Nobody}}");
        browser.click("#add button[type=submit]");

        browser.sees("The media workflow is made");
        browser.sees("Nobody’s recordings come in here yet.");
        browser.sees("{{Nobody}}, which is no variable");
        browser.sees("customized");
        assertThat(jdbc.sql("select name from media_workflow where library_id = ?")
                        .param(physics)
                        .query(String.class)
                        .single())
                .isEqualTo("Lectures Physics lectures");
        browser.open("/libraries/" + physics);
        browser.sees("Lectures Physics lectures");
        browser.sees("no active users");
        looksRight("library");
    }

    @Test
    void peopleAreAddedFromBothListsAndRemoved() {
        UUID workflow = workflow();
        browser.open("/media-workflows/" + workflow);
        refreshUntilRead();
        browser.sees("#candidates", "Lovelace, Ada");
        browser.sees("#candidates", "Pascal, Blaise");
        browser.sees("#candidates", "no paid Zoom license");
        assertThat(browser.isThere("#candidates input[value='charles.babbage@north.example']"))
                .isFalse();
        assertThat(browser.find("#candidates").getText()).doesNotContain("Curie");

        tick("ada.lovelace@north.example");
        browser.find("#candidate-search").sendKeys("pasc");
        browser.waitUntil("return document.querySelectorAll('#candidate-rows li').length === 2"
                + " && !document.querySelector('.htmx-request')");
        assertThat(browser.find("#candidates").getText()).contains("Lovelace").doesNotContain("Babbage");
        tick("blaise.pascal@north.example");
        browser.click("#candidates button[type=submit]");
        browser.sees("#answers", "ada.lovelace@north.example was added.");
        browser.sees("#answers", "blaise.pascal@north.example was added.");
        browser.sees("#active", "ada.lovelace@north.example");
        browser.sees("#candidates", "Active here already.");
        browser.sees("#summary", "2 people");

        browser.find("#candidate-search").clear();
        browser.click("#candidate-filter details summary");
        browser.find("#libraryName").sendKeys("chem");
        browser.click("#libraries button");
        browser.sees("#candidates", "Curie, Marie");
        assertThat(browser.find("#candidate-library").getDomProperty("value")).isEqualTo(chemistry.toString());

        String pasted =
                "guest@elsewhere.example; nobody@north.example\nno-address Charles <charles.babbage@north.example>";
        browser.find("#emails").sendKeys(pasted);
        browser.click("#add-by-email button");
        browser.sees("#answers", "guest@elsewhere.example was added.");
        browser.sees("#answers", "Zoom knows no active user nobody@north.example");
        browser.sees("#answers", "no paid Zoom license");
        browser.sees("#active", "guest@elsewhere.example");
        assertThat(browser.find("#emails").getDomProperty("value")).isEmpty();
        looksRight("media-workflow");

        browser.find("#active-search").sendKeys("guest");
        browser.waitUntil("return document.querySelectorAll('#active-rows li').length === 1");
        browser.click("#active .removal summary");
        browser.click("#active .removal button");
        browser.sees("#answers", "guest@elsewhere.example was removed");
        browser.sees("#active", "No active user fits");
        assertThat(activeUsers.count(workflow)).isEqualTo(2);
        assertThat(browser.complaints())
                .noneMatch(line -> line.contains("Content Security Policy") || line.contains("htmx:"));
    }

    @Test
    void manyAddressesGoInPortionsAndNothingIsLostWhenZoomIsAway() {
        UUID workflow = workflow();
        IntStream.range(0, 45).forEach(n -> zoom.addUser("user" + n + "@north.example", "User", "N" + n));
        browser.open("/media-workflows/" + workflow);
        String many = IntStream.range(0, 45)
                .mapToObj(n -> "user" + n + "@north.example")
                .collect(Collectors.joining(", "));
        browser.script("document.querySelector('#emails').value = '" + many + "'");
        browser.click("#add-by-email button");
        browser.sees("#answers", "user44@north.example was added.");
        assertThat(activeUsers.count(workflow)).isEqualTo(45);
        browser.sees("#summary", "45 people");

        zoom.close();
        browser.find("#emails").sendKeys("user1@north.example guest@elsewhere.example");
        browser.click("#add-by-email button");
        browser.sees("#answers", "What was not looked at stands in the field below");
        assertThat(browser.find("#emails").getDomProperty("value"))
                .isEqualTo("user1@north.example\nguest@elsewhere.example");
        browser.wholePicture("media-workflow-zoom-away");

        // Without a script the form is sent as it is; more than 100 are kept and refused in a sentence.
        browser.withoutScripts();
        browser.open("/media-workflows/" + workflow);
        String tooMany = IntStream.range(0, 101)
                .mapToObj(n -> "u" + n + "@north.example")
                .collect(Collectors.joining(" "));
        browser.find("#emails").sendKeys(tooMany);
        browser.click("#add-by-email button");
        browser.sees("#answers", "These are 101 addresses, and at most 100 are taken at once");
        assertThat(browser.find("#emails").getDomProperty("value"))
                .contains("u0@north.example")
                .contains("u100@north.example");
    }

    @Test
    void textsAreCustomizedGoBackAndAreNotSavedOverSomebodyElses() {
        UUID workflow = workflow();
        browser.open("/media-workflows/" + workflow);
        browser.sees("As in the template Lectures {{Library}}.");
        browser.find("#title").clear();
        browser.find("#title").sendKeys("Physics: {{MeetingTopic}}");
        browser.sees("#preview", "Physics: Mechanics 7");
        browser.click("#texts button.btn-primary");
        browser.sees("Saved.");
        browser.sees("#title-origin", "customized");
        browser.sees("#title-origin", "{{MeetingTopic}}");

        templates.change(template, texts("From {{HostName}}"), PushDownMode.NO, null);
        browser.open("/media-workflows/" + workflow);
        browser.sees("#description-origin", "behind");
        looksRight("media-workflow-texts");
        browser.click("#title-origin button");
        browser.sees("Saved.");
        browser.sees("#title-origin", "As in the template");

        mediaWorkflows.change(
                workflow, new MediaWorkflowDraft(null, null, null, null, "Another name", null, null, null), null);
        browser.find("#name").sendKeys(" of mine");
        browser.click("#texts button.btn-primary");
        browser.sees("#conflict", "Another name");
        assertThat(browser.find("#name").getDomProperty("value")).isEqualTo("Lectures Physics lectures of mine");
        looksRight("media-workflow-conflict");
        browser.click("#texts button.btn-primary");
        browser.sees("Saved.");

        browser.click("#delete summary");
        browser.click("#delete button");
        browser.sees("is deleted.");
    }

    @Test
    void aSweepIsSeenUntilItIsDone() {
        UUID workflow = workflow();
        SandboxUser ada = zoom.users().get(0);
        zoom.addRecording(ada, "Waves");
        browser.open("/media-workflows/" + workflow);
        browser.sees("#summary", "There was no sweep yet");
        activeUsers.add(workflow, List.of(ada.email()));
        browser.open("/media-workflows/" + workflow);
        browser.sees("#summary", "The recordings of one person come in here.");
        browser.click("#sweep-now");
        browser.sees("#summary", "The sweep that was asked for ended");
        browser.sees("#summary", "1 of 1 user");
        browser.sees("#summary", "Waves");

        browser.click("#backfill summary");
        browser.click("#backfill button[type=submit]");
        browser.sees("Choose the first day of the backfill.");
        browser.script("document.querySelector('#from').value = '2026-01-01'");
        browser.click("#backfill button[type=submit]");
        browser.sees("#summary", "The backfill from 2026-01-01");
        browser.sees("#summary", "1 of 1 user");
        browser.wholePicture("media-workflow-sweep");

        browser.click("#delete summary");
        browser.click("#delete button");
        browser.sees("has ingests and stays");
    }

    @Test
    void whatIsMissingIsFoundAndMendedFromThePage() {
        UUID workflow = workflow();
        SandboxUser ada = zoom.users().get(0);
        zoom.addRecording(ada, "Optics");
        browser.open("/media-workflows/" + workflow + "/reconciliation");
        browser.sees("Nothing has been compared yet.");
        browser.click("#compare button[type=submit]");
        browser.sees("#sentence", "Nothing is missing. Zoom has 0, 0 are here, 0 in Ensemble.");

        activeUsers.add(workflow, List.of(ada.email()));
        browser.open("/media-workflows/" + workflow);
        browser.sees("#summary", "Nothing is missing");
        browser.click("#summary a[href$='/reconciliation']");
        browser.click("#compare button[type=submit]");
        browser.sees("#differences", "Optics");
        // As if it had ended long ago.
        run("update reconciliation_difference set kind = 'MISSING',"
                + " sentence = 'Zoom has “Optics”, and it never arrived here; mend it to have it ingested.'");
        browser.open("/media-workflows/" + workflow + "/reconciliation");
        browser.sees("#sentence", "1 recording is missing. Zoom has 1, 0 are here, 0 in Ensemble.");
        looksRight("reconciliation");
        browser.open("/");
        browser.sees("1 recording is missing in Lectures Physics lectures.");
        browser.wholePicture("overview-missing");
        browser.open("/media-workflows/" + workflow + "/reconciliation");
        browser.click("#mend-all");
        browser.sees("Announced by admin.");
        browser.sees("#missing", "0");
        browser.sees("#differences", "Mended");
        assertThat(browser.isThere("#mend-all")).isFalse();
        looksRight("reconciliation-mended");
        assertThat(jdbc.sql("select count(*) from ingest where media_workflow_id = ? and topic = 'Optics'")
                        .param(workflow)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        browser.script("document.querySelector('#from').value = '2020-01-01'");
        browser.click("#compare button[type=submit]");
        browser.sees("at most 366 days");
    }

    private void refreshUntilRead() {
        if (browser.isThere("#mirror button")) {
            browser.click("#mirror button");
        }
        browser.sees("#mirror", "5 users, read");
    }

    private void tick(String email) {
        browser.click("#candidates input[value='" + email + "']");
    }

    private UUID workflow() {
        return mediaWorkflows
                .make(new MediaWorkflowDraft(physics, template, null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
    }

    private UUID template(UUID organization) {
        return templates
                .make(new TemplateDraft(
                        null,
                        null,
                        organization,
                        null,
                        "Lectures {{Library}}",
                        null,
                        null,
                        null,
                        new ConnectionDraft(
                                zoom.apiUrl().toString(),
                                zoom.oauthUrl().toString(),
                                null,
                                zoom.account().accountId(),
                                zoom.account().clientId(),
                                new Secret(zoom.account().clientSecret()),
                                null),
                        new SwitchesDraft(true, false, false, true),
                        null))
                .template()
                .id();
    }

    private static TemplateDraft texts(String description) {
        return new TemplateDraft(null, null, null, null, null, null, description, null, null, null, null);
    }

    private void library(UUID id, UUID organization, String name) {
        run(
                "insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)",
                id,
                organization,
                "l-" + id,
                name);
    }

    private void person(String first, String last, UUID library) {
        UUID id = UUID.randomUUID();
        run(
                "insert into person (id, institution_id, ensemble_id, username, first_name, last_name, email)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                institution,
                "p-" + id,
                last.toLowerCase(Locale.ROOT),
                first,
                last,
                (first + "." + last + "@north.example").toLowerCase(Locale.ROOT));
        run("insert into person_library (person_id, library_id) values (?, ?)", id, library);
    }

    private void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    private void looksRight(String name) {
        assertThat(browser.barriers()).as(name).isEmpty();
        browser.wholePicture(name);
        browser.prefer("dark");
        assertThat(browser.barriers()).as(name + " in the dark").isEmpty();
        browser.narrow();
        browser.wholePicture(name + "-dark-narrow");
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " at 320 px")
                .isEqualTo(true);
        browser.wide();
        browser.prefer("light");
    }
}
