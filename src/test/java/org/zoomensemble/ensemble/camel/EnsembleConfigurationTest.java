package org.zoomensemble.ensemble.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.springboot.HttpComponentAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleCapabilities;
import org.zoomensemble.operations.StartRefusedException;
import org.zoomensemble.security.AddressGuard;

/** The wiring in Spring, with the routes and limits as they are shipped. */
class EnsembleConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, HttpComponentAutoConfiguration.class))
            .withUserConfiguration(House.class, EnsembleConfiguration.class)
            .withPropertyValues(
                    "camel.main.routes-include-pattern=classpath:camel-routes/ensemble-*.camel.yaml",
                    "zoomensemble.ensemble.username=service",
                    "zoomensemble.ensemble.password=account");

    @EnableConfigurationProperties(EnsembleSettings.class)
    static class House {

        @Bean
        AddressGuard addressGuard() {
            return new EnsembleBench.OpenGuard();
        }
    }

    @Test
    void routesAndBeansFindEachOther() {
        try (PlainServer server = new PlainServer((head, in, out, socket) -> PlainServer.answer(
                out,
                "200 OK",
                head.startsWith("GET /hapi HTTP")
                        ? "{\"_links\": {\"ev:Info/Get\": {\"href\": \"/info\"}}}"
                        : "{\"applicationVersion\": \"6.0\"}"))) {
            application
                    .withPropertyValues("zoomensemble.ensemble.url=" + server.url())
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(context.getBean(EnsembleApi.class).version(null))
                                .isEqualTo("6.0");
                        assertThat(context.getBean(CamelContext.class).getRoutes())
                                .allSatisfy(
                                        route -> assertThat(route.getEndpoint().getEndpointUri())
                                                .isEqualTo("direct://" + route.getRouteId()));
                    });
        }
    }

    @Test
    void startsWithoutAnAddressAndSaysAtTheFirstCallWhatIsMissing() {
        application.run(context -> assertThatThrownBy(
                        () -> context.getBean(EnsembleApi.class).version(null))
                .hasMessageContaining("ZOOMENSEMBLE_ENSEMBLE_URL is not set"));
    }

    @Test
    void olderInterfaceIsChosenByASetting() {
        application
                .withPropertyValues("zoomensemble.ensemble.api=v2")
                .run(context -> assertThat(context.getBean(EnsembleApi.class).capabilities(null))
                        .isEqualTo(new EnsembleCapabilities(false, false, false, false)));
    }

    @Test
    void malformedAddressEndsTheStart() {
        application
                .withPropertyValues("zoomensemble.ensemble.url=ensemble")
                .run(context -> assertThat(context).getFailure().hasRootCauseInstanceOf(StartRefusedException.class));
    }
}
