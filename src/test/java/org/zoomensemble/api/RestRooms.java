package org.zoomensemble.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mockito.Mockito;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.ingest.IngestProcess;
import org.zoomensemble.ingest.RecordingListProcess;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.security.OwnSession;
import org.zoomensemble.security.PeopleAdministration;

/**
 * The REST interface over the features, without engine and without a login. No stereotype, so that the demonstration's
 * component scan passes it over.
 */
@Import(FeatureRooms.Outside.class)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocConfiguration.class,
    SpringDocWebMvcConfiguration.class,
    MultipleOpenApiSupportConfiguration.class
})
@ComponentScan({
    "org.zoomensemble.directory",
    "org.zoomensemble.workflow",
    "org.zoomensemble.recording",
    "org.zoomensemble.ingest",
    "org.zoomensemble.api"
})
@ConfigurationPropertiesScan({
    "org.zoomensemble.directory",
    "org.zoomensemble.workflow",
    "org.zoomensemble.recording",
    "org.zoomensemble.ingest"
})
class RestRooms {

    @Bean
    Started started() {
        return new Started();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** Which lists of recordings were to be worked off. */
    @Bean
    RecordingListProcess recordingListProcess() {
        return listId -> {};
    }

    /** Users are the engine's; nobody administers them in these tests. */
    @Bean
    PeopleAdministration people() {
        return Mockito.mock(PeopleAdministration.class);
    }

    @Bean
    OwnSession ownSession() {
        return Mockito.mock(OwnSession.class);
    }

    @Bean
    DecisionTables decisionTables() {
        return (decision, facts) -> {
            throw new AssertionError("nothing is decided in these tests");
        };
    }

    /** Processes of ingests, written down. */
    static final class Started implements IngestProcess {

        final List<UUID> all = new ArrayList<>();
        final Set<UUID> cancelled = new HashSet<>();

        @Override
        public String recordingFound(UUID ingestId) {
            all.add(ingestId);
            return "process-" + ingestId;
        }

        @Override
        public String removalWanted(UUID ingestId) {
            return "removal-" + ingestId;
        }

        @Override
        public void ingestCancelled(UUID ingestId, String reason) {
            cancelled.add(ingestId);
        }

        @Override
        public boolean retryRequested(UUID ingestId) {
            return true;
        }

        @Override
        public void recordingChanged(UUID ingestId) {
            // nobody waits in these tests
        }

        @Override
        public Set<String> alive(Collection<String> processInstanceIds) {
            return Set.copyOf(processInstanceIds);
        }
    }
}
