package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;

/** The page of changes, and what a form shows that was changed meanwhile. */
@SpringBootTest(classes = ChangePagesIT.Rooms.class)
class ChangePagesIT {

    /** The features with this page alone. No stereotype, so that the demonstration's component scan passes it over. */
    @Import({FeatureRooms.Wiring.class, ChangePages.class, PageModel.class})
    @ImportAutoConfiguration({
        HttpMessageConvertersAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    static class Rooms {}

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChangeLog log;

    @Autowired
    private SpringTemplateEngine engine;

    private MockMvc mvc;
    private UUID institution;
    private UUID template;

    @BeforeEach
    void template() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate institution, zoom_connection, change_record cascade").update();
        Rows rows = new Rows(jdbc);
        assertThat(rows).isNotNull();
        institution = jdbc.sql("select id from institution").query(UUID.class).single();
        template =
                jdbc.sql("select id from workflow_template").query(UUID.class).single();
    }

    @Test
    void eachChangeIsASentenceWithItsFieldsAndALinkToWhatIsThere() throws Exception {
        record(template.toString(), "Lectures <b>", Map.of("enabled", "false"), Map.of("enabled", "true"));
        record(UUID.randomUUID().toString(), "Gone", Map.of("name", "Gone"), Map.of());

        String page = page("/changes");

        assertThat(page)
                .contains("changed the template Lectures &lt;b&gt; of University")
                .contains("href=\"/templates/" + template + "\"")
                .contains(">Enable</th>", ">off</td>", ">on</td>")
                .contains("deleted the template Gone of University")
                .contains("the application")
                .contains("/changes?subjectId=" + template);
        assertThat(page.split("href=\"/templates/"))
                .as("a link to what is gone")
                .hasSize(2);
        assertThat(page).doesNotContain(" style=").doesNotContain("<script>");
    }

    @Test
    void filtersStandInTheAddressAndPagesAreReadOnTheServer() throws Exception {
        for (int number = 0; number < 51; number++) {
            record(template.toString(), "Number" + number, Map.of("name", "a"), Map.of("name", "b" + number));
        }
        record(UUID.randomUUID().toString(), "Other", Map.of("name", "a"), Map.of("name", "b"));

        String page = page("/changes?kind=TEMPLATE&subjectId=" + template);

        assertThat(page)
                .contains("Number50 ")
                .contains("Number1 ")
                .doesNotContain("Number0 ")
                .doesNotContain("Other")
                .contains("Older")
                .contains("aria-current=\"true\">Templates</a>");
        String older = page.replaceFirst("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(page(older)).contains("Number0 ").doesNotContain("Number1 ").contains("Newest");
        assertThat(page("/changes?person=nobody")).contains("No change fits these filters");
        assertThat(page("/changes?to=2020-01-01")).contains("No change fits these filters");
        assertThat(page("/changes?from=2020-01-01")).contains("Other");
    }

    @Test
    void aConflictIsShownInWords() {
        EditConflict conflict = EditConflict.of(new ChangedMeanwhileException(
                "anna changed Enable at 14:05 UTC, after you had read this; load it anew, and make your change again.",
                7,
                List.of(new ChangedMeanwhileException.FieldChange(
                        "enabled", "false", "true", "anna", Instant.parse("2026-01-31T14:05:00Z")))));
        Context model = new Context(Locale.ENGLISH, Map.of("conflict", conflict));

        String shown = engine.process("conflict", java.util.Set.of("[th:fragment^='conflict']"), model);

        assertThat(conflict.presentRevision()).isEqualTo(7);
        assertThat(shown)
                .contains("role=\"alert\"")
                .contains("anna changed Enable at 14:05 UTC")
                .contains(">Enable</th>", ">off</td>", ">on</td>", "datetime=\"2026-01-31T14:05:00Z\"");
    }

    private void record(String id, String name, Map<String, String> before, Map<String, String> after) {
        log.record(new Change(
                Change.Kind.TEMPLATE, id, name, new Change.Place(institution, null, null), 2, before, after));
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse response = mvc.perform(
                        get(java.net.URI.create(address)).principal(() -> "ada"))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }
}
