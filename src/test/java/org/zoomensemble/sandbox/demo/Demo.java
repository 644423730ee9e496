package org.zoomensemble.sandbox.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.Calls;
import org.zoomensemble.sandbox.ensemble.EnsembleSandbox;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;

/** Both sandboxes and what the demonstration does with them. */
public final class Demo implements AutoCloseable {

    private static final String USER = "admin";

    private final DemoSettings settings;
    private final String password;
    private final int port;
    private final EnsembleSandbox ensemble;
    private final ZoomSandbox zoom;
    private final DemoMeetings meetings;

    /**
     * Starts both sandboxes. What they have stands below the application's data folder and survives a restart.
     *
     * @param arguments of the command line; they win over the demonstration's own settings
     */
    public Demo(String... arguments) {
        settings = new DemoSettings(arguments);
        port = Integer.parseInt(settings.set("server.port", FreePort.orOther(8080)));
        password = settings.set("zoomensemble.admin-password", "sandbox-admin");
        Path data = Path.of(settings.set("zoomensemble.data-folder", "./data/demo"));
        Options options = Options.defaults()
                .withFolder(data.resolve("sandbox-ensemble"))
                .kept()
                .withProcessingDelay(Duration.ofSeconds(3));
        ensemble = new EnsembleSandbox(options).addSample().start(FreePort.orOther(18083));
        zoom = new ZoomSandbox(FreePort.orOther(18081), FreePort.orOther(18082), new Calls()).start();
        DemoAccount account = new DemoAccount(zoom, LocalDate.now(ZoneOffset.UTC));
        account.fill();
        meetings = new DemoMeetings(zoom, account, new DemoMemory(data.resolve("sandbox-zoom.txt")));
        meetings.remember();
        settings.set("zoomensemble.ensemble.url", ensemble.uri());
        settings.set("zoomensemble.ensemble.username", options.service().name());
        settings.set("zoomensemble.ensemble.password", options.service().secret());
        settings.set("zoomensemble.allowed-private-hosts", "127.0.0.1,localhost");
        settings.set("zoomensemble.sweep.interval", "PT1M");
    }

    /** What the application is to be started with. */
    public String[] arguments() {
        return settings.arguments();
    }

    /** Sets up the application, which is ready, and lets meetings take place. */
    public void begin() {
        Administrator administrator = new Administrator(URI.create("http://127.0.0.1:" + port), USER, password);
        meetings.begin(new DemoAdministrator(administrator, zoom).setUp());
    }

    /** What is where. */
    public String directions() {
        return """

                The demonstration is ready. Open in a browser:

                  Application        http://localhost:%1$d/
                  Cockpit            http://localhost:%1$d/camunda/
                  Interface          http://localhost:%1$d/swagger-ui/index.html
                    user %2$s, password %3$s
                  Sandbox Zoom       %4$s/
                  Sandbox Ensemble   %5$s/

                A new meeting is recorded every %6$d seconds. What the library History ingests is removed from Zoom.
                Ctrl-C ends it; the next start goes on where this one stopped.
                """.formatted(port, USER, password, zoom.uri(), ensemble.uri(), DemoMeetings.EVERY_SECONDS);
    }

    @Override
    public void close() {
        meetings.close();
        zoom.close();
        ensemble.close();
    }
}
