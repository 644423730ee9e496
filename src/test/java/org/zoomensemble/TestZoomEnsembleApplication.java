package org.zoomensemble;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.zoomensemble.sandbox.demo.Demo;

/** The application with a Zoom and an Ensemble to try it with: {@code mvn spring-boot:test-run}. */
public final class TestZoomEnsembleApplication {

    private TestZoomEnsembleApplication() {}

    public static void main(String[] arguments) {
        try {
            Demo demo = new Demo(arguments);
            SpringApplication.from(ZoomEnsembleApplication::main).run(demo.arguments());
            demo.begin();
            System.out.println(demo.directions());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(TestZoomEnsembleApplication.class)
                    .error("The demonstration cannot go on: {}", e.getMessage());
            System.exit(1);
        }
    }
}
