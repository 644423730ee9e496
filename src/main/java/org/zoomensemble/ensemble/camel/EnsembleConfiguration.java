package org.zoomensemble.ensemble.camel;

import java.time.Clock;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.security.AddressGuard;

/** Puts the Ensemble interface together. The names of the beans are those that the routes use. */
@Configuration(proxyBeanMethods = false)
class EnsembleConfiguration {

    @Bean
    HttpClientConnectionManager ensembleConnections(EnsembleSettings settings, AddressGuard guard) {
        return Connections.pool(settings, guard);
    }

    @Bean
    HttpClientConfigurer ensembleHttpClient() {
        return new Connections();
    }

    @Bean
    Processor ensembleAddress(AddressGuard guard) {
        return new AddressStep(guard);
    }

    @Bean
    Processor ensembleLogin(EnsembleSettings settings, EnsembleLogin login) {
        return new LoginStep(login, new EnsembleHosts(settings)::requireSite);
    }

    @Bean
    Processor ensembleUploadLogin(EnsembleSettings settings, EnsembleLogin login) {
        return new LoginStep(login, new EnsembleHosts(settings)::requireUploadHost);
    }

    @Bean
    Processor ensembleAnswer() {
        return new AnswerStep();
    }

    @Bean
    EnsembleRoutes ensembleRoutes(ProducerTemplate template) {
        return new EnsembleRoutes(template);
    }

    @Bean
    StatusMap ensembleStatusMap(EnsembleSettings settings) {
        return new StatusMap(settings, Clock.systemUTC());
    }

    @Bean
    EnsembleLogin ensembleAccount(EnsembleSettings settings, EnsembleRoutes routes, StatusMap statuses) {
        return settings.auth() == EnsembleSettings.Auth.OAUTH2
                ? new OAuthLogin(settings, routes, statuses, System::nanoTime)
                : new BasicLogin(settings);
    }

    @Bean
    EnsembleCalls ensembleCalls(EnsembleRoutes routes, EnsembleLogin login, StatusMap statuses) {
        return new EnsembleCalls(routes, login, statuses);
    }

    @Bean
    StalledUploads ensembleStalledUploads() {
        return new StalledUploads(StalledUploads.LIMIT_SECONDS);
    }

    @Bean
    EnsembleApi ensembleApi(EnsembleSettings settings, EnsembleCalls calls, StalledUploads stalled) {
        if (settings.api() == EnsembleSettings.Api.V2) {
            return new V2Ensemble(settings, calls);
        }
        HapiLinks links = new HapiLinks(settings, calls, new DocumentCache(System::nanoTime));
        return new HapiEnsemble(settings, calls, links, new TusUploads(calls, links, stalled));
    }
}
