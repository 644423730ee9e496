package org.zoomensemble.zoom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zoomensemble.security.AddressGuard;
import org.zoomensemble.security.SecretSeal;
import org.zoomensemble.zoom.GrantedScopes;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomConnections;

class ZoomBeansTest {

    @ComponentScan("org.zoomensemble.zoom.camel")
    @EnableConfigurationProperties(ZoomSettings.class)
    static class Room {}

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Room.class)
            .withBean(AddressGuard.class, () -> mock(AddressGuard.class))
            .withBean(SecretSeal.class, () -> mock(SecretSeal.class))
            .withBean(ZoomConnections.class, () -> mock(ZoomConnections.class))
            .withBean(ProducerTemplate.class, () -> mock(ProducerTemplate.class))
            .withBean(DataSource.class, () -> mock(DataSource.class))
            .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
            .withBean(PlatformTransactionManager.class, () -> mock(PlatformTransactionManager.class));

    @Test
    void standsOnItsOwnWithTheShippedSettings() {
        application.run(context -> {
            assertThat(context).hasSingleBean(ZoomApi.class).hasSingleBean(GrantedScopes.class);
            assertThat(context.getBean("zoomHttpClient")).isInstanceOf(HttpClientConfigurer.class);
            assertThat(context).hasBean("zoomReadAnswer").hasBean("zoomReadFile");
            assertThat(context.getBean(ZoomSettings.class))
                    .isEqualTo(new ZoomSettings(40, 30, Duration.ofSeconds(10), 128, 64, Duration.ofMinutes(5), 300));
        });
    }

    @Test
    void refusesASettingThatMakesNoSense() {
        application
                .withPropertyValues("zoomensemble.zoom.light-per-second=0")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("lightPerSecond"));
    }
}
