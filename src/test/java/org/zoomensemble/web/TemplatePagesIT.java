package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.RunningApplication;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.TemplateDraft;
import org.zoomensemble.workflow.WorkflowTemplates;

/** Templates as an administrator makes, changes and deletes them. */
class TemplatePagesIT extends RunningApplication {

    private static final String SECRET = "canary-template-secret";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WorkflowTemplates templates;

    private final SoftAssertions softly = new SoftAssertions();
    private Browser browser;
    private UUID institution;
    private UUID organization;

    @BeforeEach
    void start() {
        Optional<Browser> found = Browser.at("http://localhost:" + port);
        assumeThat(found).as("Chromium and chromedriver are installed").isPresent();
        browser = found.orElseThrow();
        institution = UUID.randomUUID();
        organization = UUID.randomUUID();
        run("insert into institution (id, name, ensemble_id) values (?, 'North', ?)", institution, "i-" + institution);
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Arts')",
                organization,
                institution);
        browser.open("/templates");
        browser.logIn("admin", PASSWORD);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    @Test
    void fromNothingToATemplateAndOneBasedOnIt() {
        browser.sees("Workflow templates");
        looksRight("templates-first");
        browser.open("/templates/new");
        looksRight("template-where");
        browser.open("/templates/new?institutionId=" + institution);

        type("#name", "Lectures {{Library}}");
        type("#title", "Seen: {{MeetingTopic}} ({{Nobody}})");
        waitFor("#preview", "Seen: Mechanics 7: rotating bodies ({{Nobody}})");
        assertThat(text("#preview")).contains("which is no variable").contains("Lectures Physics lectures");

        send();
        browser.find(".error-summary");
        assertThat(browser.find("#zoom\\.clientId-error").getText()).contains("Enter the client ID");
        assertThat(value("#title")).isEqualTo("Seen: {{MeetingTopic}} ({{Nobody}})");
        looksRight("template-errors");

        type("#title", "Seen: {{MeetingTopic}}");
        type("#zoom\\.accountId", "account-1");
        type("#zoom\\.clientId", "client-1");
        type("#zoom\\.clientSecret", SECRET);
        type("#zoom\\.apiUrl", "nonsense");
        send();
        browser.find("#zoom\\.apiUrl-error");
        assertThat(value("#zoom\\.clientId")).isEqualTo("client-1");
        assertThat(value("#zoom\\.clientSecret")).isEmpty();
        assertThat(text("#zoom\\.clientSecret-error")).contains("entered again");

        type("#zoom\\.apiUrl", "https://api.zoom.us/v2");
        type("#zoom\\.clientSecret", SECRET);
        browser.find("#removeRecordings").click();
        type("#removeAfterDays", "30");
        send();
        browser.find("#removeAfterDays-error");
        assertThat(text("#removeAfterDays-error")).contains("from 0 to 29");
        type("#removeAfterDays", "7");
        type("#zoom\\.clientSecret", SECRET);
        send();
        browser.sees("The template Lectures {{Library}} was made.");
        String above = browser.address();
        assertThat(value("#webhook")).startsWith("http://localhost:" + port + "/api/v1/webhooks/zoom/");
        assertThat(browser.source()).doesNotContain(SECRET);
        looksRight("template");

        browser.open("/templates/new?organizationId=" + organization);
        browser.sees("Which template is it based on?");
        looksRight("template-above");
        browser.link("Lectures {{Library}}").click();
        browser.sees("Set at the template");
        assertThat(browser.find("#removeRecordings").isEnabled()).isFalse();
        assertThat(browser.find("#removeRecordings").isSelected()).isTrue();
        assertThat(browser.find("#removeAfterDays").isEnabled()).isFalse();
        assertThat(value("#removeAfterDays")).isEqualTo("7");
        assertThat(browser.isThere("#zoom\\.clientId")).isFalse();
        type("#name", "Lectures of Arts");
        type("#title", "Arts: {{MeetingTopic}}");
        send();
        browser.sees("The template Lectures of Arts was made.");
        looksRight("template-based");

        browser.open("/templates?level=ORGANIZATION&search=lectures");
        browser.sees("Lectures of Arts");
        browser.sees("Removes from Zoom after 7 days");
        looksRight("templates");

        browser.open(above + "/delete");
        browser.sees("It cannot be deleted: one is based on it.");
        looksRight("template-delete");

        browser.open(above);
        type("#description", "Recorded by {{HostName}}");
        waitFor("#preview", "Recorded by Ada Lovelace");
        send();
        browser.find("dialog[open]");
        waitFor("#preview-all", "would change");
        browser.picture("template-question-dialog");
        looksRight("template-question");
        browser.find("dialog[open] #push-no").click();
        browser.find("dialog[open] button[type=submit]").click();
        browser.sees("was saved");
        assertThat(jdbc.sql("select description from workflow_template where name = 'Lectures {{Library}}'"
                                + " and institution_id = :institution")
                        .param("institution", institution)
                        .query(String.class)
                        .single())
                .isEqualTo("Recorded by {{HostName}}");
        assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
        softly.assertAll();
    }

    @Test
    void theQuestionIsAnsweredAndWhatIsBelowFollows() {
        String above = made("/templates/new?institutionId=" + institution, "North");
        String below = madeBelow("Arts");
        assertThat(badges()).contains("Customized", "As in North");

        save(above, "Recorded {{MeetingDate}}", "#push-no");
        browser.sees("was saved");
        browser.open(below);
        assertThat(badges()).contains("Customized", "Behind");
        looksRight("template-behind");

        save(above, "Recorded {{MeetingDate}} by {{HostName}}", "#push-customized");
        browser.sees("The only one below was changed.");
        browser.sees("Recorded {{MeetingDate}} by {{HostName}}");
        looksRight("push-down");
        browser.open(below);
        assertThat(value("#description")).isEqualTo("Recorded {{MeetingDate}} by {{HostName}}");
        assertThat(value("#title")).isEqualTo("Arts: {{MeetingTopic}}");
        assertThat(badges()).contains("Customized").doesNotContain("Behind");

        browser.find("label[for=back-title]").click();
        send();
        browser.sees("was saved");
        assertThat(value("#title")).isEqualTo("{{MeetingTopic}}");

        save(above, "Recorded", "#push-all");
        browser.sees("The only one below was changed.");
        browser.open(below);
        assertThat(value("#name")).isEqualTo("North");
        assertThat(badges()).doesNotContain("Customized", "Behind");
        softly.assertAll();
    }

    @Test
    void twoAdministratorsDoNotOverwriteEachOtherUnseen() {
        String address = made("/templates/new?institutionId=" + institution, "North");
        String id = address.substring(address.lastIndexOf('/') + 1);
        type("#description", "Typed meanwhile");
        templates.change(
                UUID.fromString(id),
                new TemplateDraft(null, null, null, null, null, "{{HostName}}", null, null, null, null, null),
                PushDownMode.NO,
                null);

        send();

        browser.sees("#conflict", "{{HostName}}");
        assertThat(value("#description")).isEqualTo("Typed meanwhile");
        looksRight("template-conflict");
        send();
        browser.sees("was saved");
        assertThat(value("#description")).isEqualTo("Typed meanwhile");
        softly.assertAll();
    }

    private String made(String address, String name) {
        browser.open(address);
        type("#name", name);
        type("#zoom\\.accountId", "account-1");
        type("#zoom\\.clientId", "client-1");
        type("#zoom\\.clientSecret", SECRET);
        send();
        browser.sees("was made");
        return browser.address();
    }

    private String madeBelow(String name) {
        browser.open("/templates/new?organizationId=" + organization);
        browser.link("North").click();
        browser.sees("Set at the template");
        type("#name", name);
        type("#title", "Arts: {{MeetingTopic}}");
        send();
        browser.sees("was made");
        return browser.address();
    }

    private void save(String address, String description, String answer) {
        browser.open(address);
        type("#description", description);
        send();
        browser.find("dialog[open] " + answer).click();
        browser.find("dialog[open] button[type=submit]").click();
    }

    private String badges() {
        return text("form[data-unsaved]");
    }

    @Test
    void whatWasTypedIsNotLostWithoutAQuestion() {
        browser.open("/templates/new?institutionId=" + institution);
        String leaving = "return !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))";
        assertThat(browser.script(leaving)).as("asks with nothing typed").isEqualTo(false);

        type("#name", "Half a template");
        assertThat(browser.script(leaving)).as("asks").isEqualTo(true);
        send();
        browser.find(".error-summary");
        assertThat(browser.script(leaving)).as("asks when it came back").isEqualTo(true);
    }

    private void type(String selector, String text) {
        WebElement field = browser.find(selector);
        field.clear();
        field.sendKeys(text);
    }

    private void send() {
        browser.find("form[data-unsaved] > div > button[type=submit]").click();
    }

    private String value(String selector) {
        return browser.find(selector).getDomProperty("value");
    }

    private String text(String selector) {
        return browser.find(selector).getText();
    }

    private void waitFor(String selector, String text) {
        browser.sees(selector, text);
    }

    /** In light and dark, wide and narrow: nothing that axe finds, and nothing beside the window. */
    private void looksRight(String name) {
        softly.assertThat(browser.barriers()).as(name).isEmpty();
        browser.wholePicture(name);
        browser.prefer("dark");
        softly.assertThat(browser.barriers()).as(name + " in the dark").isEmpty();
        browser.narrow();
        browser.wholePicture(name + "-dark-narrow");
        softly.assertThat(browser.script(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(name + " at 320 px")
                .isEqualTo(true);
        browser.wide();
        browser.prefer("light");
    }
}
