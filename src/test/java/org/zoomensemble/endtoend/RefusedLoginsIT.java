package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.Faults;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** Both peers refuse the login for no reason, three times of ten and wherever they can: everything arrives and nobody is called. */
class RefusedLoginsIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int OF_A_HUNDRED = 30;

    private static final Fault.Answer AT_ZOOM = new Fault.Answer(
            401, Map.of("Content-Type", "application/json"), "{\"code\":124,\"message\":\"Invalid access token.\"}");
    private static final Fault.Answer AT_ENSEMBLE = new Fault.Answer(401, Map.of(), "");

    private final Random random = Seed.random(RefusedLoginsIT.class);
    private final Map<String, Faults> refusals = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"basic", "oauth2"})
    void whatIsRefusedNowAndThenArrives(String login) {
        try (World world = new World("refused-logins-" + login, Options.defaults())) {
            world.overlay = Overlay.quickRetries(25);
            if (login.equals("oauth2")) {
                Options.Credentials client = Options.defaults().client();
                world.settings.put("ZOOMENSEMBLE_ENSEMBLE_AUTH", login);
                world.settings.put("ZOOMENSEMBLE_ENSEMBLE_TOKEN_URL", world.ensemble.uri() + "/oauth2/token");
                world.settings.put("ZOOMENSEMBLE_ENSEMBLE_CLIENT_ID", client.name());
                world.settings.put("ZOOMENSEMBLE_ENSEMBLE_CLIENT_SECRET", client.secret());
            }
            Judge judge = new Judge(world);
            world.library("lib-1", "Physics");
            SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            Meetings meetings = new Meetings(world, judge, "lib-1", host);
            world.startProduct();
            String workflow = world.mediaWorkflow(world.template("Zoom", true), "Physics", List.of(host));
            for (int number = 1; number <= 4; number++) {
                meetings.add("Video " + number, 300_000);
            }
            meetings.addSound("Sound");
            meetings.addSegments("Segments", 2, 200_000);
            refuse(world, judge, login.equals("oauth2"));

            found(world, workflow, meetings.count());
            world.awaitOutcomes(meetings.count(), LONG);
            assertThat(world.administrator.items("/api/v1/ingests?state=FAILED"))
                    .isEmpty();
            world.awaitRemovals(LONG);

            refusals.forEach((name, at) -> assertThat(at.fired(name)).as(name).isPositive());
            assertThat(JdbcClient.create(world.database.dataSource())
                            .sql("select incident_msg_ from act_ru_incident")
                            .query(String.class)
                            .list())
                    .isEmpty();
            judge.judge();
            assertThat(world.zoom.recordings()).allMatch(SandboxRecording::isTrashed);
        }
    }

    /** Each kind of request is refused the first time, and then as it happens. */
    private void refuse(World world, Judge judge, boolean hasTokens) {
        Faults zoom = world.zoom.faults();
        refuse(zoom, "Zoom's token", Fault.to("POST", "/oauth/token"), AT_ZOOM);
        refuse(zoom, "Zoom's list", Fault.to("GET", "/v2/users/"), AT_ZOOM);
        refuse(zoom, "Zoom's recording", Fault.to("GET", "/v2/meetings/"), AT_ZOOM);
        refuse(zoom, "Zoom's download", Fault.to("GET", "/rec/download/"), AT_ZOOM);
        refuse(zoom, "Zoom's file", Fault.to("GET", "/cmr/replay/"), AT_ZOOM);
        judge.addAtRemovals(fault("the removal", request -> true, AT_ZOOM));
        refusals.put("the removal", zoom);
        Faults ensemble = world.ensemble.faults();
        if (hasTokens) {
            refuse(ensemble, "Ensemble's token", Fault.to("POST", "/oauth2/token"), AT_ENSEMBLE);
        }
        refuse(ensemble, "Ensemble's documents", Fault.to("GET", "/hapi"), AT_ENSEMBLE);
        refuse(ensemble, "the creation", Fault.to("POST", "/hapi/v1/contents"), AT_ENSEMBLE);
        refuse(ensemble, "the upload's creation", Fault.to("POST", "/tus/"), AT_ENSEMBLE);
        refuse(ensemble, "the bytes", Fault.to("PATCH", "/tus/"), AT_ENSEMBLE);
        refuse(ensemble, "the upload's offset", Fault.to("HEAD", "/tus/"), AT_ENSEMBLE);
        refuse(ensemble, "the captions", Fault.to("POST", "/hapi/v1/captions/"), AT_ENSEMBLE);
    }

    private void refuse(Faults at, String name, Predicate<HttpServletRequest> on, Fault.Answer answer) {
        refusals.put(name, at);
        at.add(fault(name, on, answer));
    }

    private Fault fault(String name, Predicate<HttpServletRequest> on, Fault.Answer answer) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        return new Fault(
                name, request -> on.test(request) && (isFirst.getAndSet(false) || drawn()), Integer.MAX_VALUE, answer);
    }

    private synchronized boolean drawn() {
        return random.nextInt(100) < OF_A_HUNDRED;
    }

    /** A sweep that was refused itself is followed by the next one. */
    private void found(World world, String workflow, int count) {
        for (int sweep = 1; sweep <= 20; sweep++) {
            world.administrator.sweep(workflow);
            try {
                world.await(
                        "all are found",
                        Duration.ofSeconds(15),
                        () -> world.administrator.ingests().size() >= count);
                return;
            } catch (AssertionError notYet) {
                // The next one.
            }
        }
        throw new AssertionError("No sweep found them all.");
    }
}
