package org.zoomensemble.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.ensemble.EnsembleOrganization;
import org.zoomensemble.ensemble.EnsembleUser;
import org.zoomensemble.operations.Heartbeat;

/** Reads everything that a sync needs from Ensemble before anything is changed here. */
@Component
class HierarchyReading {

    /** What Ensemble has; {@code listsPeople} is false where this server lists no users. */
    record Seen(List<EnsembleOrganization> organizations, List<SeenLibrary> libraries, boolean listsPeople) {}

    /** Takes the people of one library. */
    @FunctionalInterface
    interface PeopleSink {
        void take(String libraryEnsembleId, List<EnsembleUser> people);
    }

    private final EnsembleApi ensemble;

    HierarchyReading(EnsembleApi ensemble) {
        this.ensemble = ensemble;
    }

    Seen read(String institution, PeopleSink people, Heartbeat heartbeat) {
        List<EnsembleOrganization> organizations = ensemble.organizations(institution);
        heartbeat.advanced();
        Map<String, SeenLibrary> libraries = new LinkedHashMap<>();
        for (EnsembleOrganization organization : organizations) {
            for (EnsembleLibrary library : ensemble.libraries(institution, organization.id())) {
                if (library.organizationId() == null || library.organizationId().equals(organization.id())) {
                    libraries.putIfAbsent(
                            library.id(), new SeenLibrary(library.id(), organization.id(), library.name()));
                }
            }
            heartbeat.advanced();
        }
        boolean listsPeople = readPeople(institution, libraries.keySet(), people, heartbeat);
        return new Seen(organizations, new ArrayList<>(libraries.values()), listsPeople);
    }

    private boolean readPeople(String institution, Iterable<String> libraries, PeopleSink sink, Heartbeat heartbeat) {
        for (String library : libraries) {
            Optional<List<EnsembleUser>> people = ensemble.users(institution, library);
            if (people.isEmpty()) {
                return false;
            }
            sink.take(library, people.get());
            heartbeat.advanced();
        }
        return true;
    }
}
