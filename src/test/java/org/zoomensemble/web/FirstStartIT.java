package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.RunningApplication;

/** From an application without anything to an overview of recordings, as a person sees it. */
class FirstStartIT extends RunningApplication {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void start() {
        jdbc.sql("truncate institution, zoom_connection cascade").update();
        Optional<Browser> found = Browser.at("http://localhost:" + port);
        assumeThat(found).as("Chromium and chromedriver are installed").isPresent();
        browser = found.orElseThrow();
        browser.open("/");
        browser.logIn("admin", PASSWORD);
        browser.find("#sentence");
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anEmptyApplicationLeadsToItsInstitution() {
        browser.sees("Nothing has come in yet.");
        browser.sees("First steps");
        browser.isFineAs("overview-empty");
        assertThat(browser.find("nav [aria-current=page]").getText()).isEqualTo("Overview");

        browser.find(".step-next a.btn-primary").click();
        browser.waitForAddress("/institutions");
        browser.isFineAs("institutions-empty");
        browser.find("button.btn-primary").click();
        browser.find("#name-error");
        assertThat(browser.isThere("form [type=checkbox]")).isFalse();
        browser.isFineAs("institutions-error");
        browser.find("#name").sendKeys("North University");
        browser.find("#ensembleId").sendKeys("north-1");
        browser.find("button.btn-primary").click();

        browser.sees("North University is entered.");
        browser.isFineAs("institution-new");
        browser.find("form[action$='/sync'] button").click();
        browser.sees("ZOOMENSEMBLE_ENSEMBLE_URL is not set");
        browser.isFineAs("institution-failed");

        browser.find("#change summary").click();
        browser.find("#change #name").sendKeys(" of Technology");
        browser.find("#change button").click();
        browser.sees("North University of Technology");

        browser.open("/");
        browser.sees("Ensemble could not be read: ZOOMENSEMBLE_ENSEMBLE_URL is not set");
        browser.isFineAs("overview-institution");

        browser.open("/first-steps");
        browser.sees("Make a workflow template");
        browser.isFineAs("first-steps");
    }

    private static Path people() throws IOException {
        return Files.writeString(
                Files.createTempFile("people", ".csv"),
                "username,first name,last name,e-mail,libraries\nada,Ada,Lovelace,ada@university.example,Physics lectures\n"
                        + "bob,Bob,Builder,bob@university.example,Nowhere\n");
    }

    @Test
    void theOverviewSaysWhetherEverythingIsAllRight() throws IOException {
        Rows rows = new Rows(jdbc);
        rows.ingest("Mechanics 6", "INGESTED", null, 60 * 2);
        browser.open("/");
        browser.sees("All recordings of the last 24 hours are in Ensemble.");
        assertThat(browser.isThere("#first-steps")).isFalse();
        browser.isFineAs("overview-well");

        String full = "Ensemble refused the upload: the library's storage is full. Free space there, then try again.";
        rows.ingest("Seminar <b>on waves</b>", "FAILED", full, 30);
        rows.ingest("Seminar on light", "FAILED", full, 60 * 30);
        UUID one = rows.ingest("Colloquium", "FAILED", "Zoom has this recording no more.", 10);
        rows.ingest("Mechanics 7: rotating bodies", "RUNNING", "Transfers the video: 612 MB of 1.4 GB.", 4);
        // Else the application would tell, sooner or later, that its process vanished.
        jdbc.sql("update ingest set process_instance_id = null").update();
        for (int day = 1; day < 29; day++) {
            for (int nth = 0; nth <= day * 7 % 5; nth++) {
                rows.ingest("Day", nth == 3 ? "SKIPPED" : "INGESTED", null, 60 * 24 * day + 60);
            }
        }
        rows.sweep("DONE", null, 12, 5);
        // Without a reload: the page renews itself.
        browser.sees("3 recordings need you.");
        browser.sees("Looked for the recordings of 2 users");
        browser.isFineAs("overview-needs");
        browser.find("a[href*='/ingests/" + one + "']");
        browser.find("a[href*='reason=']").click();
        browser.sees("Seminar <b>on waves</b>");
        assertThat(browser.isThere("a[href*='" + one + "']")).isFalse();

        browser.open("/recordings");
        browser.find("#search").sendKeys("colloq");
        browser.find("form[role=search] button").click();
        browser.sees("Found by “colloq”");
        browser.find("a[href*='/ingests/" + one + "']");
        assertThat(browser.address()).isEqualTo("/recordings?search=colloq");
        browser.isFineAs("recordings-search");
        browser.find("#search").clear();
        browser.find("#search").sendKeys("https://university.zoom.us/rec/share/abc");
        browser.find("form[role=search] button").click();
        browser.sees("does not tell which recording it is");
        browser.isFineAs("recordings-link");

        UUID institution =
                jdbc.sql("select id from institution").query(UUID.class).single();
        jdbc.sql(
                        "insert into directory_sync (id, institution_id, state, organizations, libraries, finished_at, sentence)"
                                + " values (gen_random_uuid(), ?, 'DONE', 1, 1, now(), 'University is in line with Ensemble.')")
                .param(institution)
                .update();
        browser.open("/institutions");
        browser.sees("University is in line with Ensemble.");
        browser.isFineAs("institutions");
        browser.open("/institutions/" + institution);
        browser.sees("1 library");
        browser.sees("This Ensemble lists no users.");
        browser.isFineAs("institution");
        browser.find("#file").sendKeys(people().toString());
        browser.find("form[action$='/people'] button").click();
        browser.sees("2 lines were read: 1 added");
        browser.find("#refused summary").click();
        browser.isFineAs("institution-people");

        assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
    }
}
