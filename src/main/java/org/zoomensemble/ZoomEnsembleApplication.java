package org.zoomensemble;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the Zoom integration for Ensemble Video. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ZoomEnsembleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ZoomEnsembleApplication.class, arguments);
    }
}
