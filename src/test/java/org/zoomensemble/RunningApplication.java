package org.zoomensemble;

import java.util.Base64;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application at a port of its own. */
@AutoConfigureObservability
@SpringBootTest(classes = ZoomEnsembleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningApplication {

    protected static final String PASSWORD = "correct-horse-battery";
    private static final TestDatabase DATABASE = TestDatabase.create();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        registry.add("zoomensemble.admin-password", () -> PASSWORD);
        // The sandbox's peers are on this machine.
        registry.add("zoomensemble.allowed-private-hosts", () -> "127.0.0.1,localhost");
        registry.add(
                "zoomensemble.secret-key", () -> "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    }
}
