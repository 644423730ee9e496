package org.zoomensemble.ensemble.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zoomensemble.ensemble.CaptionFile;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleCapabilities;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleWorkflow;
import org.zoomensemble.ensemble.NewContent;
import org.zoomensemble.ensemble.NewUpload;
import org.zoomensemble.ensemble.UploadBody;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.ensemble.UploadState;
import org.zoomensemble.operations.LoginRefusals;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.operations.WorkFailure.Reaction;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Content;
import org.zoomensemble.sandbox.ensemble.EnsembleSandbox;
import org.zoomensemble.security.Secret;

/** From the hierarchy to the captions, judged by what the sandbox holds. */
class EnsembleSandboxRunTest {

    private static final String INSTITUTION = "inst-1";
    private static final byte[] VIDEO = new byte[5_000_001];

    private EnsembleSandbox sandbox;

    @BeforeEach
    void start() {
        new Random(7).nextBytes(VIDEO);
        sandbox = EnsembleSandbox.started();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private EnsembleBench bench(EnsembleSettings.Api api, EnsembleSettings.Auth auth) {
        return new EnsembleBench(settings(api, auth));
    }

    private EnsembleSettings settings(EnsembleSettings.Api api, EnsembleSettings.Auth auth) {
        return new EnsembleSettings(
                sandbox.uri().toString(),
                api,
                sandbox.options().service().name(),
                new Secret(sandbox.options().service().secret()),
                auth,
                sandbox.uri() + "/oauth2/token",
                sandbox.options().client().name(),
                new Secret(sandbox.options().client().secret()),
                "",
                Set.of(),
                "",
                "",
                8,
                2);
    }

    private EnsembleBench hapi() {
        return bench(EnsembleSettings.Api.HAPI, EnsembleSettings.Auth.BASIC);
    }

    private static UploadBody part(int from, int to) {
        return out -> out.write(VIDEO, from, to - from);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static EnsembleLibrary firstLibrary(EnsembleApi api) {
        EnsembleOrganization organization = api.organizations(INSTITUTION).get(0);
        return api.libraries(INSTITUTION, organization.id()).get(0);
    }

    private Content only() throws Exception {
        for (int i = 0; i < 100; i++) {
            List<Content> contents = sandbox.ledger().contents();
            if (contents.size() == 1 && contents.get(0).sha256() != null) {
                return contents.get(0);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no content with a hash: " + sandbox.ledger().contents());
    }

    @Test
    void wholePathWithACutUpload() throws Exception {
        Instant before = Instant.now().minusSeconds(5);
        try (EnsembleBench bench = hapi()) {
            EnsembleApi api = bench.api();
            assertThat(api.capabilities(INSTITUTION)).isEqualTo(new EnsembleCapabilities(true, true, true, true));
            assertThat(api.version(INSTITUTION)).isNotEmpty();
            assertThat(api.organizations(INSTITUTION)).hasSize(2);
            EnsembleLibrary library = firstLibrary(api);
            EnsembleWorkflow workflow =
                    api.uploadWorkflows(INSTITUTION, library.id()).get(0);
            assertThat(api.users(INSTITUTION, library.id()).orElseThrow()).isNotEmpty();
            EnsembleContent content =
                    api.createContent(INSTITUTION, new NewContent(library.id(), "Täst <1>", "ref \"x\"", true));
            URI upload = api.createUpload(
                    INSTITUTION, new NewUpload(content.id(), workflow.id(), "täst.mp4", "video/mp4", VIDEO.length));

            sandbox.faults().add(new Fault("cut", Fault.to("PATCH", "/tus/"), 1, new Fault.CutUpload(2_000_000)));
            WorkFailure cut = catchThrowableOfType(
                    WorkFailure.class, () -> api.append(INSTITUTION, upload, 0, VIDEO.length, part(0, VIDEO.length)));
            assertThat(cut.reaction()).isEqualTo(Reaction.RETRY);
            UploadState held = api.uploadState(INSTITUTION, upload);
            assertThat(held.offset()).isBetween(1L, VIDEO.length - 1L);
            assertThat(held.length()).isEqualTo(VIDEO.length);

            assertThatThrownBy(() -> api.append(INSTITUTION, upload, held.offset() + 1, 10, part(0, 10)))
                    .isInstanceOf(UploadConflictException.class);
            int offset = (int) held.offset();
            assertThat(api.append(INSTITUTION, upload, offset, VIDEO.length - offset, part(offset, VIDEO.length)))
                    .isEqualTo(VIDEO.length);

            assertThat(api.attachCaption(
                            INSTITUTION,
                            content.id(),
                            new CaptionFile(
                                    "c.vtt",
                                    "en",
                                    "English",
                                    "WEBVTT\n\n00:00.000 --> 00:01.000\nä\n".getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
            Content arrived = only();
            assertThat(arrived.sha256()).isEqualTo(sha256(VIDEO));
            assertThat(arrived.name()).isEqualTo("Täst <1>");
            assertThat(arrived.description()).isEqualTo("ref \"x\"");
            assertThat(api.rename(INSTITUTION, content.id(), "Täst <2>")).isTrue();
            assertThat(only().name()).isEqualTo("Täst <2>");
            assertThat(only().description()).isEqualTo("ref \"x\"");
            EnsembleContent ready = api.content(INSTITUTION, content.id()).orElseThrow();
            assertThat(ready.isReady()).isTrue();
            assertThat(ready.hasCaptions()).isTrue();
            assertThat(api.contentsSince(INSTITUTION, library.id(), before))
                    .extracting(EnsembleContent::id)
                    .containsExactly(content.id());

            sandbox.removeContent(content.id());
            assertThat(api.content(INSTITUTION, content.id())).isEmpty();
            assertThatThrownBy(() -> api.uploadState(INSTITUTION, upload)).isInstanceOf(UploadGoneException.class);
        }
    }

    @Test
    void oddAnswersBreakNothing() {
        sandbox.oddAnswers(true);
        try (EnsembleBench bench = hapi()) {
            EnsembleApi api = bench.api();
            EnsembleLibrary library = firstLibrary(api);
            assertThat(api.uploadWorkflows(INSTITUTION, library.id())).isNotEmpty();
            EnsembleContent content = api.createContent(INSTITUTION, new NewContent(library.id(), "n", "d", false));
            assertThat(api.content(INSTITUTION, content.id())).isPresent();
        }
    }

    @Test
    void tokenIsFetchedOnceAndRenewedOnceAfterARefusal() {
        try (EnsembleBench bench = bench(EnsembleSettings.Api.HAPI, EnsembleSettings.Auth.OAUTH2)) {
            bench.api().organizations(INSTITUTION);
            bench.api().version(INSTITUTION);
            assertThat(tokenCalls()).isEqualTo(1);
            sandbox.revokeTokens();
            assertThat(bench.api().organizations(INSTITUTION)).hasSize(2);
            assertThat(tokenCalls()).isEqualTo(2);

            sandbox.faults().add(new Fault("401", Fault.to("GET", "/info"), 9, new Fault.Answer(401, Map.of(), "")));
            WorkFailure refused =
                    catchThrowableOfType(WorkFailure.class, () -> bench.api().version(INSTITUTION));
            assertThat(refused.reaction()).isEqualTo(Reaction.RETRY);
            assertThat(refused).hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_CLIENT_ID");
            assertThat(sandbox.faults().fired("401")).isEqualTo(2);
        }
    }

    private long tokenCalls() {
        return sandbox.calls().all().stream()
                .filter(call -> call.path().equals("/oauth2/token"))
                .count();
    }

    /** A token of the token service that Ensemble itself refuses each time is no login that works. */
    @ParameterizedTest
    @EnumSource
    void aLoginThatIsRefusedForMinutesIsGivenUpAndOneThatServedInBetweenIsNot(EnsembleSettings.Auth auth) {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T23:58:00Z"));
        Clock clock = mock(Clock.class);
        when(clock.instant()).thenAnswer(call -> now.get());
        Fault refusal = new Fault("401", Fault.to("GET", "/info"), 100, new Fault.Answer(401, Map.of(), ""));
        try (EnsembleBench bench = new EnsembleBench(settings(EnsembleSettings.Api.HAPI, auth), clock)) {
            ThrowingCallable ask = () -> bench.api().version(INSTITUTION);
            sandbox.faults().add(refusal);
            assertThat(catchThrowableOfType(WorkFailure.class, ask).reaction()).isEqualTo(Reaction.RETRY);
            now.set(now.get().plus(LoginRefusals.LASTING).minusSeconds(1));
            assertThat(catchThrowableOfType(WorkFailure.class, ask).reaction()).isEqualTo(Reaction.RETRY);

            sandbox.faults().clear();
            bench.api().version(INSTITUTION);
            sandbox.faults().add(refusal);
            now.set(now.get().plusSeconds(2));
            assertThat(catchThrowableOfType(WorkFailure.class, ask).reaction()).isEqualTo(Reaction.RETRY);

            now.set(now.get().plus(LoginRefusals.LASTING));
            assertThat(catchThrowableOfType(WorkFailure.class, ask))
                    .hasMessageContaining("The login of the service account was refused")
                    .extracting(WorkFailure::reaction)
                    .isEqualTo(Reaction.GIVE_UP);
        }
    }

    @Test
    void secretThatTheTokenServiceRefusesIsNamed() {
        EnsembleSettings wrong = new EnsembleSettings(
                sandbox.uri().toString(),
                EnsembleSettings.Api.HAPI,
                "",
                null,
                EnsembleSettings.Auth.OAUTH2,
                sandbox.uri() + "/oauth2/token",
                "id-of-nobody",
                new Secret("canary-secret"),
                "",
                Set.of(),
                "",
                "",
                8,
                100);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T23:58:00Z"));
        Clock clock = mock(Clock.class);
        when(clock.instant()).thenAnswer(call -> now.get());
        try (EnsembleBench bench = new EnsembleBench(wrong, clock)) {
            WorkFailure first =
                    catchThrowableOfType(WorkFailure.class, () -> bench.api().version(null));
            assertThat(first.reaction()).isEqualTo(Reaction.RETRY);
            now.set(now.get().plus(LoginRefusals.LASTING));

            WorkFailure refused =
                    catchThrowableOfType(WorkFailure.class, () -> bench.api().version(null));

            assertThat(refused.reaction()).isEqualTo(Reaction.GIVE_UP);
            assertThat(refused)
                    .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_CLIENT_SECRET")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void olderInterfaceUploadsInChunksFromTheStart() throws Exception {
        try (EnsembleBench bench = bench(EnsembleSettings.Api.V2, EnsembleSettings.Auth.BASIC)) {
            EnsembleApi api = bench.api();
            assertThat(api.capabilities(null)).isEqualTo(new EnsembleCapabilities(false, false, false, false));
            assertThat(api.version(null)).isEmpty();
            EnsembleLibrary library = firstLibrary(api);
            EnsembleWorkflow workflow =
                    api.uploadWorkflows(INSTITUTION, library.id()).get(0);
            EnsembleContent content =
                    api.createContent(INSTITUTION, new NewContent(library.id(), "Täst <1>", "two\nlines", true));
            assertThat(sandbox.ledger().contents()).isEmpty();
            URI upload = api.createUpload(
                    INSTITUTION, new NewUpload(content.id(), workflow.id(), "täst.mp4", "video/mp4", VIDEO.length));

            sandbox.faults()
                    .add(new Fault("break", Fault.to("POST", "/upload/"), 1, new Fault.Answer(500, Map.of(), "")));
            WorkFailure broken = catchThrowableOfType(
                    WorkFailure.class, () -> api.append(INSTITUTION, upload, 0, VIDEO.length, part(0, VIDEO.length)));
            assertThat(broken.reaction()).isEqualTo(Reaction.RETRY);
            assertThat(api.uploadState(INSTITUTION, upload)).isEqualTo(new UploadState(0, VIDEO.length));

            int two = 2 * V2Upload.CHUNK;
            assertThat(api.append(INSTITUTION, upload, 0, two, part(0, two))).isEqualTo(two);
            assertThat(api.append(INSTITUTION, upload, two, VIDEO.length - two, part(two, VIDEO.length)))
                    .isEqualTo(VIDEO.length);
            Content arrived = only();
            assertThat(arrived.sha256()).isEqualTo(sha256(VIDEO));
            assertThat(arrived.name()).isEqualTo("Täst <1>");
            assertThat(arrived.description()).isEqualTo("two\nlines");
            assertThat(arrived.libraryId()).isEqualTo(library.id());
        }
    }

    @Test
    void olderInterfaceLeavesALostLastAnswerToAPerson() throws Exception {
        try (EnsembleBench bench = bench(EnsembleSettings.Api.V2, EnsembleSettings.Auth.BASIC)) {
            EnsembleApi api = bench.api();
            String workflow = api.uploadWorkflows(INSTITUTION, firstLibrary(api).id())
                    .get(0)
                    .id();
            String content =
                    api.createContent(null, new NewContent("l", "t", "d", true)).id();
            byte[] small = Arrays.copyOf(VIDEO, 1000);
            URI upload = api.createUpload(null, new NewUpload(content, workflow, "a.mp4", "video/mp4", small.length));
            sandbox.faults().add(new Fault("lost", Fault.to("POST", "/upload/"), 1, new Fault.LoseAnswer()));
            WorkFailure lost = catchThrowableOfType(
                    WorkFailure.class, () -> api.append(null, upload, 0, small.length, out -> out.write(small)));
            assertThat(lost.reaction()).isEqualTo(Reaction.GIVE_UP);
            assertThat(lost).hasMessageContaining("look for it in Ensemble");
            assertThat(sandbox.ledger().contents()).hasSize(1);
        }
    }

    @Test
    void olderInterfacePassesWhatTheBodyThrows() throws Exception {
        try (EnsembleBench bench = bench(EnsembleSettings.Api.V2, EnsembleSettings.Auth.BASIC)) {
            EnsembleApi api = bench.api();
            String content =
                    api.createContent(null, new NewContent("l", "t", "d", true)).id();
            URI upload = api.createUpload(null, new NewUpload(content, "w", "a.mp4", "video/mp4", 10));
            IllegalStateException thrown = new IllegalStateException("mine");
            assertThatThrownBy(() -> api.append(null, upload, 0, 10, out -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            assertThatThrownBy(() -> api.append(null, upload, 0, 10, out -> out.write(new byte[9])))
                    .hasMessageContaining("ended after 9 of 10");
            assertThatThrownBy(() -> api.append(null, upload, 0, 10, out -> out.write(new byte[11])))
                    .hasMessageContaining("more than the announced");
            assertThatThrownBy(() -> api.append(null, upload, 0, 7, out -> out.write(new byte[7])))
                    .hasMessageContaining("multiple");
            assertThatThrownBy(() -> api.append(null, upload, 0, 10, out -> out.write(new byte[10])))
                    .hasMessageContaining("no such media workflow");
            assertThat(sandbox.ledger().contents()).isEmpty();
        }
    }
}
