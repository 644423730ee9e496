package org.zoomensemble.security;

import java.util.Base64;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.zoomensemble.TestDatabase;

/** The whole application at a port of its own. */
@AutoConfigureObservability
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningApplication {

    static final String PASSWORD = "correct-horse-battery";
    private static final TestDatabase DATABASE = TestDatabase.create();

    @MockitoBean
    org.zoomensemble.zoom.ZoomApi zoomApi;

    @MockitoBean
    org.zoomensemble.zoom.ZoomConnections zoomConnections;

    @MockitoBean
    org.zoomensemble.ensemble.EnsembleApi ensembleApi;

    @MockitoBean
    org.zoomensemble.workflow.IngestTargets ingestTargets;

    @MockitoBean
    org.zoomensemble.rules.DecisionTables decisionTables;

    @MockitoBean
    org.zoomensemble.ingest.IngestProcess ingestProcess;

    @MockitoBean
    org.zoomensemble.recording.SweepProcess sweepProcess;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        registry.add("zoomensemble.admin-password", () -> PASSWORD);
        registry.add(
                "zoomensemble.secret-key", () -> "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    }
}
