package org.zoomensemble.ensemble.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.ensemble.CaptionFile;
import org.zoomensemble.ensemble.CaptionRefusedException;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.ensemble.NewContent;
import org.zoomensemble.ensemble.NewUpload;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.ensemble.UploadState;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.operations.WorkFailure.Reaction;
import org.zoomensemble.security.AddressRefusedException;

/** Every class of answer, over real sockets. */
@Timeout(120)
class HapiEnsembleTest {

    private static final CaptionFile CAPTION =
            new CaptionFile("Vorlesung \"ä.vtt", "en-US", "English ü", "WEBVTT\n\nä".getBytes(StandardCharsets.UTF_8));

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));
    private EnsembleBench bench;

    @BeforeEach
    void start() {
        server.start();
        bench = EnsembleBench.basic(url("/"));
        root("""
            "ev:Info/Get": {"href": "/hapi/v1/info"},
            "ev:Organizations/Search": {"href": "/hapi/v1/organizations{?pageSize,pageNumber,search}", "templated": true},
            "ev:Libraries/Search": {"href": "/hapi/v1/libraries{?organizationId,pageSize,pageNumber,search}", "templated": true},
            "ev:Libraries/Get": {"href": "/hapi/v1/libraries/{id}", "templated": true},
            "ev:Workflows/Search": {"href": "/hapi/v1/workflows{?libraryId,type,isEnabled,pageSize}", "templated": true},
            "ev:Contents/Get": {"href": "/hapi/v1/contents/{id}", "templated": true},
            "ev:Contents/Search": {"href": "/hapi/v1/contents{?libraryId,sortBy,desc,pageSize}", "templated": true}
            """);
    }

    @AfterEach
    void stop() {
        bench.close();
        server.stop();
    }

    private EnsembleApi api() {
        return bench.api();
    }

    private String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    private void root(String links) {
        server.stubFor(get("/hapi").willReturn(okJson("{\"_links\": {" + links + "}}")));
    }

    private void use(EnsembleSettings settings) {
        bench.close();
        bench = new EnsembleBench(settings);
    }

    private static WorkFailure failure(ThrowingCallable call) {
        WorkFailure failure = catchThrowableOfType(WorkFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void everyRequestCarriesLoginInstitutionAndAccept() {
        server.stubFor(get("/hapi/v1/info").willReturn(okJson("{\"applicationVersion\": \"5.7.1\"}")));
        assertThat(api().version("inst-1")).isEqualTo("5.7.1");
        assertThat(api().version(null)).isEqualTo("5.7.1");
        server.verify(
                2,
                getRequestedFor(urlEqualTo("/hapi"))
                        .withHeader("Accept", equalTo("application/hal+json"))
                        .withHeader("Authorization", equalTo("Basic c2VydmljZTphY2NvdW50"))
                        .withoutHeader("Accept-Encoding")
                        .withoutHeader("Cookie"));
        server.verify(
                1, getRequestedFor(urlEqualTo("/hapi/v1/info")).withHeader("X-EV-InstitutionId", equalTo("inst-1")));
        server.verify(1, getRequestedFor(urlEqualTo("/hapi/v1/info")).withoutHeader("X-EV-InstitutionId"));
    }

    @Test
    void pagesAreFollowedAndTheRootIsAskedOnce() {
        server.stubFor(get("/hapi/v1/organizations?pageSize=100&pageNumber=1").willReturn(okJson("""
            {"_embedded": {"organizations": [{"id": 7, "name": "Arts"}, {"name": "no id"}, null, 5]},
             "_links": {"next": {"href": "organizations?page=2&cursor=a%2Fb+c"}}}""")));
        server.stubFor(get("/hapi/v1/organizations?page=2&cursor=a%2Fb+c").willReturn(okJson("""
            {"_embedded": {"organizations": {"id": "x", "name": null, "extra": [1]}}, "_links": {"next": {"href": null}}}""")));
        assertThat(api().organizations(null))
                .containsExactly(new EnsembleOrganization("7", "Arts"), new EnsembleOrganization("x", ""));
        api().organizations(null);
        server.verify(1, getRequestedFor(urlEqualTo("/hapi")));
    }

    @Test
    void pagesThatNeverEndAreGivenUp() {
        server.stubFor(get(urlPathEqualTo("/hapi/v1/organizations")).willReturn(okJson("""
            {"_embedded": {}, "_links": {"next": {"href": "/hapi/v1/organizations?again"}}}""")));
        assertThat(failure(() -> api().organizations(null)))
                .hasMessageContaining("never end")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
    }

    @Test
    void librariesOfAnOrganization() {
        server.stubFor(get("/hapi/v1/libraries?organizationId=o%2F1&pageSize=100&pageNumber=1")
                .willReturn(okJson("""
            {"_embedded": {"libraries": [{"id": "l", "name": "Law", "organizationId": 3}, {"id": "m"}]}}""")));
        assertThat(api().libraries(null, "o/1"))
                .containsExactly(new EnsembleLibrary("l", "Law", "3"), new EnsembleLibrary("m", "", null));
    }

    @Test
    void librariesAreAskedOfTheOrganizationWhereTheRootCannotFilter() {
        root("""
            "ev:Libraries/Search": {"href": "/all{?pageSize}"},
            "ev:Organizations/Get": {"href": "/org/{id}"}""");
        server.stubFor(get("/org/9")
                .willReturn(okJson("{\"_links\": {\"ev:Libraries/Search\": {\"href\": \"9/libraries{?pageSize}\"}}}")));
        server.stubFor(get("/org/9/libraries?pageSize=100")
                .willReturn(okJson("{\"_embedded\": {\"libraries\": [{\"id\": \"l\", \"name\": \"Law\"}]}}")));
        assertThat(api().libraries(null, "9")).containsExactly(new EnsembleLibrary("l", "Law", null));
    }

    @Test
    void uploadWorkflows() {
        server.stubFor(get("/hapi/v1/workflows?libraryId=l&type=UploadDirectory&isEnabled=true&pageSize=100")
                .willReturn(okJson("""
                    {"_embedded": {"workflows": [
                      {"id": "a", "name": "A", "isDefault": "true", "maxUploadSize": 2},
                      {"id": "b", "isDefault": null, "maxUploadSize": 0},
                      {"id": "c", "maxUploadSize": "0.5"},
                      {"id": "off", "isEnabled": false}]}}""")));
        long gigabyte = 1024L * 1024 * 1024;
        assertThat(api().uploadWorkflows(null, "l"))
                .containsExactly(
                        new EnsembleWorkflow("a", "A", true, 2 * gigabyte),
                        new EnsembleWorkflow("b", "", false, 12 * gigabyte),
                        new EnsembleWorkflow("c", "", false, gigabyte / 2));
    }

    @Test
    void usersByLinkByTemplateOrNotAtAll() {
        assertThat(api().users(null, "l")).isEmpty();
        assertThat(api().capabilities(null).users()).isFalse();

        server.stubFor(get("/people/l?pageNumber=1").willReturn(okJson("""
            {"_embedded": {"users": [{"id": 1, "username": "ada", "firstName": "Ada", "lastName": "L", "email": "ada@example.edu"}]}}""")));
        use(EnsembleBench.settings(
                url(""), EnsembleSettings.Api.HAPI, Set.of(), "", "/people/{libraryId}{?pageNumber}"));
        assertThat(api().users(null, "l").orElseThrow())
                .containsExactly(new EnsembleUser("1", "ada", "Ada", "L", "ada@example.edu"));
        assertThat(api().capabilities(null).users()).isTrue();

        use(EnsembleBench.settings(url("")));
        root("\"ev:Users/Search\": {\"href\": \"/users{?libraryId}\"}");
        server.stubFor(get("/users?libraryId=l").willReturn(okJson("{\"_embedded\": {\"users\": [{\"id\": 2}]}}")));
        assertThat(api().users(null, "l").orElseThrow()).containsExactly(new EnsembleUser("2", "", "", "", ""));
    }

    @Test
    void contentIsReadLeniently() {
        server.stubFor(get("/hapi/v1/contents/c%201").willReturn(okJson("""
            {"id": 12, "name": "Talk", "description": 5, "dateAdded": "2026-11-01T10:00:00.5", "status": " READY ",
             "hasCaptions": 1, "keywords": {}}""")));
        EnsembleContent content = api().content(null, "c 1").orElseThrow();
        assertThat(content)
                .isEqualTo(new EnsembleContent(
                        "12", "Talk", "5", Instant.parse("2026-11-01T10:00:00.500Z"), "ready", true));
        assertThat(content.isReady()).isTrue();
        server.stubFor(get("/hapi/v1/contents/odd").willReturn(okJson("{\"dateAdded\": \"soon\", \"status\": null}")));
        assertThat(api().content(null, "odd")).contains(new EnsembleContent("odd", "", "", null, "", false));
        assertThat(api().content(null, "none")).isEmpty();
    }

    @Test
    void rootThatMovedIsReadAgainBeforeAContentCountsAsGone() {
        server.stubFor(get("/hapi/v1/contents/c").willReturn(okJson("{\"id\": \"c\"}")));
        assertThat(api().content(null, "c")).isPresent();
        server.stubFor(get("/hapi/v1/contents/c").willReturn(aResponse().withStatus(404)));
        root("\"ev:Contents/Get\": {\"href\": \"/hapi/v2/contents/{id}\"}");
        server.stubFor(get("/hapi/v2/contents/c").willReturn(okJson("{\"id\": \"c\"}")));
        assertThat(api().content(null, "c")).isPresent();
    }

    @Test
    void contentsSinceEndsAtTheFirstTooOldOne() {
        server.stubFor(get("/hapi/v1/contents?libraryId=l&sortBy=dateAdded&desc=true&pageSize=100")
                .willReturn(okJson("""
                    {"_embedded": {"contents": [{"id": "4", "dateAdded": "2026-11-04T00:00:00Z"}, {"id": "3", "dateAdded": "2026-11-03T00:00:00Z"}]},
                     "_links": {"next": {"href": "/p2"}}}""")));
        server.stubFor(get("/p2").willReturn(okJson("""
                    {"_embedded": {"contents": [{"id": "2", "dateAdded": "2026-11-02T00:00:00Z"}, {"id": "1", "dateAdded": "2026-11-01T00:00:00Z"}]},
                     "_links": {"next": {"href": "/p3"}}}""")));
        assertThat(api().contentsSince(null, "l", Instant.parse("2026-11-02T00:00:00Z")))
                .extracting(EnsembleContent::id)
                .containsExactly("4", "3", "2");
        server.verify(0, getRequestedFor(urlEqualTo("/p3")));
    }

    @Test
    void contentsSinceReadsAllPagesOfAServerThatDoesNotSort() {
        server.stubFor(get(urlPathEqualTo("/hapi/v1/contents")).willReturn(okJson("""
                    {"_embedded": {"contents": [{"id": "1", "dateAdded": "2026-11-01T00:00:00Z"}, {"id": "3", "dateAdded": "2026-11-03T00:00:00Z"}]},
                     "_links": {"next": {"href": "/p2"}}}""")));
        server.stubFor(get("/p2").willReturn(okJson("""
                    {"_embedded": {"contents": [{"id": "0", "dateAdded": "2026-10-01T00:00:00Z"}]}, "_links": {"next": {"href": "/p3"}}}""")));
        server.stubFor(
                get("/p3")
                        .willReturn(
                                okJson(
                                        "{\"_embedded\": {\"contents\": [{\"id\": \"4\", \"dateAdded\": \"2026-11-04T00:00:00Z\"}, {\"id\": \"?\"}]}}")));
        assertThat(api().contentsSince(null, "l", Instant.parse("2026-11-02T00:00:00Z")))
                .extracting(EnsembleContent::id)
                .containsExactly("4", "3", "?");
    }

    private void library(String createHref, String method) {
        server.stubFor(get("/hapi/v1/libraries/l")
                .willReturn(okJson(
                        "{\"id\": \"l\", \"name\": \"Law\", \"_links\": {" + "\"ev:Contents/Create\": [{\"href\": \""
                                + createHref + "\", \"method\": \"" + method + "\"}]}}")));
    }

    @Test
    void contentIsCreatedByTheLibrarysLink() {
        library("/hapi/v1/contents", "post");
        server.stubFor(post("/hapi/v1/contents").willReturn(okJson("""
            {"id": "c", "name": "Täst", "_links": {"ev:Encodings/Upload": {"href": "/hapi/v1/contents/c/tus"}}}""").withStatus(201)));
        NewContent content = new NewContent("l", "Täst", "About\nit", true);
        assertThat(api().createContent("i", content).id()).isEqualTo("c");
        server.verify(postRequestedFor(urlEqualTo("/hapi/v1/contents"))
                .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
                .withRequestBody(equalToJson("""
                    {"libraryId": "l", "type": "UploadDirectory", "name": "Täst", "description": "About\\nit", "autoPublish": true}""")));
        api().createContent("i", content);
        server.verify(1, getRequestedFor(urlEqualTo("/hapi/v1/libraries/l")));
    }

    @Test
    void creationThatMayNotBeSentAnyMoreIsNotSent() {
        library("/hapi/v1/contents", "post");
        NewContent content = new NewContent("l", "n", "d", false);

        assertThatThrownBy(() -> api().createContent("i", content, () -> {
                    server.verify(1, getRequestedFor(urlEqualTo("/hapi/v1/libraries/l")));
                    throw new LeaseLostException("The lease was not extended in time.");
                }))
                .isInstanceOf(LeaseLostException.class);

        server.verify(0, postRequestedFor(urlEqualTo("/hapi/v1/contents")));
    }

    @Test
    void libraryWithoutTheLinkIsGivenUpByName() {
        server.stubFor(get("/hapi/v1/libraries/l").willReturn(okJson("{\"id\": \"l\", \"name\": \"Law\"}")));
        assertThat(failure(() -> api().createContent(null, new NewContent("l", "n", "d", false))))
                .hasMessageContaining("may not add content to the library \"Law\" (l)")
                .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_USERNAME")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
    }

    @Test
    void libraryWhoseLinkMovedIsReadAgain() {
        library("/old", "POST");
        server.stubFor(post("/old").willReturn(okJson("{\"id\": \"1\"}")));
        NewContent content = new NewContent("l", "n", "d", false);
        api().createContent(null, content);
        server.stubFor(post("/old").willReturn(aResponse().withStatus(404)));
        library("/new", "POST");
        server.stubFor(post("/new").willReturn(okJson("{\"id\": \"2\"}")));
        assertThat(api().createContent(null, content).id()).isEqualTo("2");
        server.stubFor(post("/new").willReturn(aResponse().withStatus(404)));
        assertThat(failure(() -> api().createContent(null, content)).reaction()).isEqualTo(Reaction.GIVE_UP);
    }

    @Test
    void creationWhoseAnswerIsLostOrMakesNoSenseIsARetryAndNeverRepeated() {
        library("/create", "POST");
        NewContent content = new NewContent("l", "n", "d", false);
        for (Fault fault : new Fault[] {
            Fault.EMPTY_RESPONSE,
            Fault.CONNECTION_RESET_BY_PEER,
            Fault.MALFORMED_RESPONSE_CHUNK,
            Fault.RANDOM_DATA_THEN_CLOSE
        }) {
            server.resetRequests();
            server.stubFor(post("/create").willReturn(aResponse().withFault(fault)));
            assertThat(failure(() -> api().createContent(null, content)).reaction())
                    .as(fault.name())
                    .isEqualTo(Reaction.RETRY);
            server.verify(1, postRequestedFor(urlEqualTo("/create")));
        }
        for (String body : new String[] {"", "{}", "[]", "<html>", "{\"id\": {}}", "{\"id\""}) {
            server.stubFor(
                    post("/create").willReturn(aResponse().withStatus(201).withBody(body)));
            assertThat(failure(() -> api().createContent(null, content)).reaction())
                    .as(body)
                    .isEqualTo(Reaction.RETRY);
        }
    }

    @Test
    void uploadIsCreatedAtTheContentsLink() throws Exception {
        server.stubFor(
                get("/hapi/v1/contents/c")
                        .willReturn(
                                okJson(
                                        "{\"id\": \"c\", \"_links\": {\"ev:Encodings/Upload\": {\"href\": \"/hapi/v1/contents/c/tus\"}}}")));
        server.stubFor(post("/hapi/v1/contents/c/tus")
                .willReturn(aResponse().withStatus(201).withHeader("Location", "files/42?x=1")));
        URI upload = api().createUpload("i", new NewUpload("c", "w1", "Täst.mp4", "video/mp4", 1234567890123L));
        assertThat(upload).isEqualTo(URI.create(url("/hapi/v1/contents/c/files/42?x=1")));
        server.verify(
                postRequestedFor(urlEqualTo("/hapi/v1/contents/c/tus"))
                        .withHeader("Tus-Resumable", equalTo("1.0.0"))
                        .withHeader("Upload-Length", equalTo("1234567890123"))
                        .withHeader("Content-Length", equalTo("0"))
                        .withHeader("X-EV-InstitutionId", equalTo("i"))
                        .withHeader(
                                "Upload-Metadata",
                                equalTo(
                                        "mediaWorkflowId dzE=,name VMOkc3QubXA0,type dmlkZW8vbXA0,filetype dmlkZW8vbXA0,filename VMOkc3QubXA0")));

        server.stubFor(head(urlEqualTo("/hapi/v1/contents/c/files/42?x=1"))
                .willReturn(
                        aResponse().withHeader("Upload-Offset", "99").withHeader("Upload-Length", "1234567890123")));
        assertThat(api().uploadState("i", upload)).isEqualTo(new UploadState(99, 1234567890123L));
        server.stubFor(head(urlEqualTo("/hapi/v1/contents/c/files/42?x=1"))
                .willReturn(aResponse().withHeader("Upload-Offset", "7")));
        assertThat(api().uploadState("i", upload)).isEqualTo(new UploadState(7, -1));
        server.stubFor(head(urlEqualTo("/hapi/v1/contents/c/files/42?x=1")).willReturn(aResponse()));
        assertThat(failure(() -> api().uploadState("i", upload)).reaction()).isEqualTo(Reaction.RETRY);
        server.stubFor(head(urlEqualTo("/hapi/v1/contents/c/files/42?x=1"))
                .willReturn(aResponse().withStatus(410)));
        assertThatThrownBy(() -> api().uploadState("i", upload)).isInstanceOf(UploadGoneException.class);
    }

    @Test
    void uploadOfAContentThatIsGone() {
        NewUpload upload = new NewUpload("c", "w", "f.mp4", "video/mp4", 5);
        assertThatThrownBy(() -> api().createUpload(null, upload))
                .isInstanceOf(UploadGoneException.class)
                .hasMessageContaining("no content c");
        server.stubFor(get("/hapi/v1/contents/c")
                .willReturn(okJson("{\"id\": \"c\", \"_links\": {\"ev:Encodings/Upload\": {\"href\": \"/tus\"}}}")));
        server.stubFor(post("/tus").willReturn(aResponse().withStatus(404)));
        assertThatThrownBy(() -> api().createUpload(null, upload)).isInstanceOf(UploadGoneException.class);
        server.stubFor(post("/tus").willReturn(aResponse().withStatus(413).withHeader("Tus-Max-Size", "4")));
        assertThat(failure(() -> api().createUpload(null, upload)))
                .hasMessageContaining("5 bytes are too large for it (its limit is 4 bytes)");
        server.stubFor(post("/tus").willReturn(aResponse().withStatus(201)));
        assertThat(failure(() -> api().createUpload(null, upload)).reaction()).isEqualTo(Reaction.RETRY);
    }

    @Test
    void captionsByLinkByTemplateOrNotAtAll() throws Exception {
        server.stubFor(get("/hapi/v1/contents/c").willReturn(okJson("{\"id\": \"c\"}")));
        assertThat(api().attachCaption(null, "c", CAPTION)).isFalse();

        use(EnsembleBench.settings(url(""), EnsembleSettings.Api.HAPI, Set.of(), url("/captions/{contentId}"), ""));
        server.stubFor(post("/captions/c").willReturn(aResponse().withStatus(204)));
        assertThat(api().attachCaption(null, "c", CAPTION)).isTrue();

        server.stubFor(
                get("/hapi/v1/contents/c")
                        .willReturn(
                                okJson(
                                        "{\"id\": \"c\", \"_links\": {\"ev:Captions/Create\": {\"href\": \"c/captions\", \"method\": \"PUT\"}}}")));
        server.stubFor(any(urlEqualTo("/hapi/v1/contents/c/captions"))
                .willReturn(aResponse().withStatus(201)));
        use(EnsembleBench.settings(url("")));
        assertThat(api().attachCaption("i", "c", CAPTION)).isTrue();
        server.verify(
                1,
                putRequestedFor(urlEqualTo("/hapi/v1/contents/c/captions"))
                        .withHeader("Content-Type", matching("multipart/form-data; boundary=[^;]+"))
                        .withHeader("Authorization", containing("Basic "))
                        .withRequestBodyPart(aMultipart("file")
                                .withHeader("Content-Type", equalTo("text/vtt"))
                                .withHeader("Content-Disposition", containing("filename=\"Vorlesung _ä.vtt\""))
                                .withBody(binaryEqualTo(CAPTION.vtt()))
                                .build())
                        .withRequestBodyPart(aMultipart("language")
                                .withBody(equalTo("en-US"))
                                .build())
                        .withRequestBodyPart(aMultipart("label")
                                .withBody(equalTo("English ü"))
                                .build()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void captionsThatAreRefusedAreToldFromCaptionsThatNobodyMayBring(int status) {
        server.stubFor(get("/hapi/v1/contents/c").willReturn(okJson("{\"id\": \"c\"}")));
        use(EnsembleBench.settings(url(""), EnsembleSettings.Api.HAPI, Set.of(), url("/captions/{contentId}"), ""));
        server.stubFor(post("/captions/c").willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> api().attachCaption(null, "c", CAPTION))
                .isInstanceOf(CaptionRefusedException.class)
                .hasMessageContaining("" + status);

        server.stubFor(post("/captions/c").willReturn(aResponse().withStatus(403)));
        assertThat(failure(() -> api().attachCaption(null, "c", CAPTION)).reaction())
                .isEqualTo(Reaction.GIVE_UP);
    }

    @Test
    void renamesByLinkOrNotAtAll() {
        assertThat(api().rename("i", "c", "New")).isFalse();
        server.stubFor(get("/hapi/v1/contents/c").willReturn(okJson("{\"id\": \"c\"}")));
        assertThat(api().rename("i", "c", "New")).isFalse();

        server.stubFor(
                get("/hapi/v1/contents/c")
                        .willReturn(
                                okJson(
                                        "{\"id\": \"c\", \"description\": \"About\", \"_links\": {\"ev:Contents/Update\": {\"href\": \"c\"}}}")));
        server.stubFor(any(urlEqualTo("/hapi/v1/contents/c"))
                .withRequestBody(equalToJson("{\"id\": \"c\", \"name\": \"Übung\", \"description\": \"About\"}"))
                .willReturn(aResponse().withStatus(200)));
        assertThat(api().rename("i", "c", "Übung")).isTrue();
        server.verify(
                1,
                putRequestedFor(urlEqualTo("/hapi/v1/contents/c"))
                        .withHeader("Content-Type", containing("application/json"))
                        .withHeader("Authorization", containing("Basic ")));
        server.stubFor(any(urlEqualTo("/hapi/v1/contents/c"))
                .withRequestBody(containing("Other"))
                .willReturn(aResponse().withStatus(405)));
        assertThat(api().rename("i", "c", "Other")).isFalse();
    }

    @Test
    void captionsOfAContentThatIsGoneAreGivenUp() {
        assertThat(failure(() -> api().attachCaption(null, "c", CAPTION)))
                .hasMessageContaining("no content c")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
    }

    private WorkFailure organizationsAnswered(int status, String header, String value, String body) {
        server.stubFor(get(urlPathEqualTo("/hapi/v1/organizations"))
                .willReturn(
                        aResponse().withStatus(status).withHeader(header, value).withBody(body)));
        server.resetRequests();
        WorkFailure failure = failure(() -> api().organizations(null));
        server.verify(status == 401 ? 2 : 1, getRequestedFor(urlPathEqualTo("/hapi/v1/organizations")));
        assertThat(failure).hasMessageContaining("GET localhost:" + server.port() + "/hapi/v1/organizations");
        assertThat(failure.getMessage()).doesNotContain("pageSize").hasSizeLessThan(700);
        return failure;
    }

    @Test
    void statusesAreJudged() {
        assertThat(organizationsAnswered(401, "X", "", ""))
                .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_USERNAME")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.RETRY);
        assertThat(organizationsAnswered(403, "X", "", ""))
                .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_USERNAME")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
        for (int status : new int[] {302, 307, 400, 404, 405, 409, 410, 422}) {
            assertThat(organizationsAnswered(status, "Location", "http://localhost:1/", "")
                            .reaction())
                    .as("" + status)
                    .isEqualTo(Reaction.GIVE_UP);
        }
        for (int status : new int[] {408, 423, 425, 500, 501, 502, 503, 504}) {
            assertThat(organizationsAnswered(status, "X", "", "").reaction())
                    .as("" + status)
                    .isEqualTo(Reaction.RETRY);
        }
        WorkFailure busy = organizationsAnswered(429, "X", "", "");
        assertThat(busy.reaction()).isEqualTo(Reaction.PAUSE);
        assertThat(busy.peer()).contains(Peer.ENSEMBLE);
        assertThat(busy.retryAfter()).isEmpty();
        assertThat(organizationsAnswered(408, "Retry-After", "3", "").retryAfter())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void retryAfterInEveryForm() {
        Instant later = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        for (String form : new String[] {
            "600",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(later.atOffset(ZoneOffset.UTC)),
            later.toString(),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(later.atOffset(ZoneOffset.ofHours(2)))
        }) {
            WorkFailure failure = organizationsAnswered(503, "Retry-After", form, "");
            assertThat(failure.reaction()).as(form).isEqualTo(Reaction.PAUSE);
            assertThat(failure.retryAfter().orElseThrow())
                    .as(form)
                    .isBetween(Duration.ofSeconds(590), Duration.ofSeconds(600));
        }
        assertThat(organizationsAnswered(429, "Retry-After", "soon", "").retryAfter())
                .isEmpty();
        assertThat(organizationsAnswered(429, "Retry-After", "99999999999", "").retryAfter())
                .contains(Duration.ofHours(24));
        assertThat(organizationsAnswered(429, "Retry-After", "2020-01-01T00:00:00Z", "")
                        .retryAfter())
                .contains(Duration.ZERO);
    }

    @Test
    void whatEnsembleSaysIsShownShortAndPlain() {
        assertThat(organizationsAnswered(400, "Content-Type", "text/plain", "The name\r\n\u0007is\ttaken."))
                .hasMessageEndingWith("with status 400: The name is taken.");
        assertThat(organizationsAnswered(400, "Content-Type", "text/plain", "x".repeat(5000)))
                .hasMessageContaining("x".repeat(300))
                .hasMessageNotContaining("x".repeat(301));
        assertThat(organizationsAnswered(400, "Content-Type", "text/html", "<html>no</html>"))
                .hasMessageEndingWith("with status 400.");
    }

    @Test
    void pageInPlaceOfADocumentIsARetry() {
        WorkFailure failure =
                organizationsAnswered(200, "Content-Type", "text/html; charset=utf-8", "<html>login</html>");
        assertThat(failure).hasMessageContaining("text/html; charset=utf-8 instead of a JSON object");
        assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    }

    @Test
    void brokenConnectionsOfReadsAreRetries() {
        for (Fault fault : Fault.values()) {
            server.stubFor(get("/hapi/v1/info").willReturn(aResponse().withFault(fault)));
            server.resetRequests();
            assertThat(failure(() -> api().version(null)).reaction())
                    .as(fault.name())
                    .isEqualTo(Reaction.RETRY);
            server.verify(1, getRequestedFor(urlEqualTo("/hapi/v1/info")));
        }
    }

    @Test
    void serverThatIsAwayIsAPause() {
        server.stop();
        WorkFailure failure = failure(() -> api().version(null));
        assertThat(failure.reaction()).isEqualTo(Reaction.PAUSE);
        assertThat(failure).hasMessageContaining("cannot be reached").hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_URL");
        use(EnsembleBench.settings("http://no-such-host.invalid"));
        assertThat(failure(() -> api().version(null)))
                .hasMessageContaining("the host name is unknown")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.PAUSE);
        server.start();
    }

    @Test
    void tlsThatFailsIsAPause() {
        use(EnsembleBench.settings("https://localhost:" + server.port()));
        WorkFailure failure = failure(() -> api().version(null));
        assertThat(failure.reaction()).isEqualTo(Reaction.PAUSE);
        assertThat(failure).hasMessageContaining("TLS failed");
    }

    @Test
    void loginGoesToTheConfiguredSiteOnly() {
        WireMockServer foreign =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));
        foreign.start();
        try {
            foreign.stubFor(any(anyUrl()).willReturn(okJson("{}")));
            String other = "http://localhost:" + foreign.port();
            root("\"ev:Info/Get\": {\"href\": \"" + other + "/info\"}, \"ev:Contents/Get\": {\"href\": \"/c/{id}\"}");
            assertThat(failure(() -> api().version(null)))
                    .hasMessageContaining(other)
                    .hasMessageContaining("the login is not sent there")
                    .extracting(WorkFailure::reaction)
                    .isEqualTo(Reaction.GIVE_UP);
            server.stubFor(get("/c/1")
                    .willReturn(okJson("{\"id\": \"1\", \"_links\": {\"ev:Encodings/Upload\": {\"href\": \"" + other
                            + "/tus\"}}}")));
            NewUpload upload = new NewUpload("1", "w", "f", "video/mp4", 1);
            assertThat(failure(() -> api().createUpload(null, upload)))
                    .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_UPLOAD_HOSTS");
            foreign.verify(0, getRequestedFor(anyUrl()));
            foreign.verify(0, postRequestedFor(anyUrl()));

            foreign.stubFor(post("/tus").willReturn(aResponse().withStatus(201).withHeader("Location", "/tus/1")));
            use(EnsembleBench.settings(
                    url(""), EnsembleSettings.Api.HAPI, Set.of("LOCALHOST:" + foreign.port()), "", ""));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> api().createUpload(null, upload)))
                    .isNull();
            foreign.verify(1, postRequestedFor(urlEqualTo("/tus")).withHeader("Authorization", containing("Basic")));
            assertThat(failure(() -> api().version(null)).reaction()).isEqualTo(Reaction.GIVE_UP);
        } finally {
            foreign.stop();
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        server.stubFor(
                get("/hapi/v1/info").willReturn(aResponse().withStatus(302).withHeader("Location", url("/elsewhere"))));
        assertThat(failure(() -> api().version(null))).hasMessageContaining("Redirects are not followed");
        server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void addressesThatTheGuardRefusesAreGivenUp() {
        bench.close();
        bench = new EnsembleBench(
                EnsembleBench.settings(url("")),
                new EnsembleBench.OpenGuard() {
                    @Override
                    public URI check(URI address) {
                        throw new AddressRefusedException("not allowed here.");
                    }
                },
                30);
        assertThat(failure(() -> api().version(null)))
                .hasMessage("not allowed here.")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
        bench.close();
        bench = new EnsembleBench(
                EnsembleBench.settings(url("")),
                new EnsembleBench.OpenGuard() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        throw new AddressRefusedException("a private address.");
                    }
                },
                30);
        assertThat(failure(() -> api().version(null))).hasMessage("a private address.");
        server.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void missingLinkIsNamed() {
        root("\"other\": {}");
        assertThat(failure(() -> api().organizations(null)))
                .hasMessageContaining("no link ev:Organizations/Search")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
    }

    @Test
    void missingAddressIsNamed() {
        use(EnsembleBench.settings(""));
        assertThat(failure(() -> api().organizations(null)))
                .hasMessageStartingWith("ZOOMENSEMBLE_ENSEMBLE_URL is not set")
                .extracting(WorkFailure::reaction)
                .isEqualTo(Reaction.GIVE_UP);
    }

    @Test
    void cookiesAreNotKept() {
        server.stubFor(get("/hapi/v1/info")
                .inScenario("cookie")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson("{}").withHeader("Set-Cookie", "a=b")));
        api().version(null);
        api().version(null);
        server.verify(2, getRequestedFor(urlEqualTo("/hapi/v1/info")).withoutHeader("Cookie"));
    }
}
