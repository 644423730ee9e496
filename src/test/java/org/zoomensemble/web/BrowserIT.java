package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.RunningApplication;

/** Our pages and Cockpit as a person sees them. */
class BrowserIT extends RunningApplication {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void start() {
        Optional<Browser> found = Browser.at("http://localhost:" + port);
        assumeThat(found).as("Chromium and chromedriver are installed").isPresent();
        browser = found.orElseThrow();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void oneLoginOpensOurPagesAndCockpitAndOneLogoutClosesBoth() {
        browser.open("/");
        browser.waitForAddress("/login");
        browser.picture("login");
        browser.logIn("nobody", "wrong");
        browser.sees("User or password is wrong.");
        browser.logIn("admin", PASSWORD);
        browser.sees("Recordings");
        browser.sees("Logged in as admin");

        browser.open("/camunda");
        browser.sees("Running Process Instances");
        assertThat(browser.address()).startsWith("/camunda/app/cockpit/default/#/dashboard");
        browser.sees("Decision Definitions\n4");
        browser.picture("cockpit");
        browser.open("/camunda/app/cockpit/default/#/processes");
        browser.sees("process definitions deployed");
        browser.open("/camunda/app/cockpit/default/#/decisions");
        browser.sees("decision definitions deployed");
        assertThat(browser.complaints()).as("what Cockpit was refused").noneMatch(line -> line.contains("403"));

        browser.open("/camunda/app/admin/default/#/users");
        browser.sees("First Administrator");
        browser.picture("admin-users");

        browser.open("/camunda/app/cockpit/default/#/dashboard");
        browser.find(".account.dropdown > a, .account .dropdown-toggle").click();
        browser.find(".logout a").click();
        browser.waitForAddress("/login?logout");
        browser.sees("You are logged out.");
        browser.open("/");
        browser.waitForAddress("/login");
    }

    @Test
    void aCockpitWhoseSessionEndedLeadsToOurLogin() {
        browser.open("/");
        browser.logIn("admin", PASSWORD);
        browser.open("/camunda/app/cockpit/default/#/dashboard");
        browser.sees("Running Process Instances");

        browser.script("return fetch('/camunda/api/admin/auth/user/default/logout', {method: 'POST'})");
        browser.script("window.location.hash = '#/processes'");

        browser.waitForAddress("/login?logout");
    }

    @Test
    void recordingsAndOneRecordingAreShownInWordsAndRenewThemselves() {
        Rows rows = new Rows(jdbc);
        UUID moving =
                rows.ingest("Mechanics 7: rotating bodies", "RUNNING", "Transfers the video: 612 MB of 1.4 GB.", 4);
        rows.transfer(moving, "Mechanics 7: rotating bodies", 1_400_000_000L, 612_000_000L);
        rows.ingest("Mechanics 6", "INGESTED", null, 60 * 26);
        rows.ingest("Office hour", "SKIPPED", "Skipped: shorter than two minutes.", 90);
        UUID failed = rows.ingest(
                "Seminar <b>on waves</b>",
                "FAILED",
                "Ensemble refused the upload: the library's storage is full. Free space there, then try again.",
                30);
        browser.open("/recordings");
        browser.logIn("admin", PASSWORD);
        browser.sees("Seminar <b>on waves</b>");
        browser.sees("Needs you");
        browser.picture("recordings");
        browser.find("nav[aria-label='Filter by state'] a[href*=FAILED]").click();
        browser.sees("storage is full");
        assertThat(browser.address()).isEqualTo("/recordings?state=FAILED");
        assertThat(browser.isThere("a[href*='" + moving + "']")).isFalse();

        browser.open("/ingests/" + moving);
        browser.sees("612 MB of 1.4 GB");
        browser.sees("resumed once");
        browser.sees("Times are in");
        browser.picture("ingest");
        rows.step(moving, Instant.now(), "transferred", "Video transferred.");
        browser.sees("Video transferred.");

        browser.prefer("dark");
        browser.resize(360, 800);
        browser.open("/recordings");
        browser.picture("recordings-dark-narrow");
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        browser.open("/ingests/" + failed);
        browser.picture("ingest-dark-narrow");
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        browser.resize(1280, 900);
        browser.open("/ingests/" + UUID.randomUUID());
        browser.sees("There is no ingest with the id");
        browser.picture("error-dark");
        assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));

        browser.prefer("light");
        browser.open("/ingests/" + failed);
        browser.find("#cancel summary").click();
        browser.picture("ingest-failed");
        browser.find("#cancel button").click();
        browser.sees("Cancelled by admin.");
    }

    @Test
    void aRemovalThatFailedIsShownApartFromTheIngestAndNeedsSomebody() {
        Rows rows = new Rows(jdbc);
        UUID failed = rows.ingest("Optics 3", "INGESTED", null, 200);
        rows.removal(failed, "FAILED", "The Zoom account may not remove the recording; then choose retry.");
        UUID kept = rows.ingest("Optics 4", "INGESTED", null, 190);
        rows.removal(kept, "KEPT", "Stays in Zoom: somebody recovered it.");
        browser.open("/");
        browser.logIn("admin", PASSWORD);
        browser.sees("In Ensemble, but not removed from Zoom: The Zoom account may not remove the recording");

        browser.open("/recordings");
        browser.find("nav[aria-label='Filter by removal from Zoom'] a[href*=FAILED]")
                .click();
        browser.sees("Optics 3");
        assertThat(browser.address()).isEqualTo("/recordings?removal=FAILED");
        assertThat(browser.isThere("a[href*='" + kept + "']")).isFalse();
        browser.picture("recordings-removal");

        browser.open("/ingests/" + failed);
        browser.sees("In Ensemble.");
        browser.sees("Removal needs you. The Zoom account may not remove the recording");
        browser.picture("ingest-removal-failed");
        assertThat(browser.isThere("form[action$='/retry']")).isTrue();
        assertThat(browser.isThere("#cancel")).isFalse();
        browser.open("/ingests/" + kept);
        browser.sees("Stays in Zoom: somebody recovered it.");
        assertThat(browser.find("#removal").getText()).doesNotContain("Stays in Zoom. ");
        assertThat(browser.find("form[action$='/retry']").getText())
                .isEqualTo("Look once more whether it may leave Zoom");
        assertThat(browser.isThere("#cancel")).isFalse();
    }

    @Test
    void theInterfacesPageWorksUnderItsPolicy() {
        browser.open("/swagger-ui/index.html");
        browser.waitForAddress("/login");
        browser.logIn("admin", PASSWORD);
        browser.find(".swagger-ui .opblock");
        browser.picture("api");
        assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
        assertThat(browser.script("return document.cookie").toString()).contains("ZOOMENSEMBLE-XSRF=");
    }
}
