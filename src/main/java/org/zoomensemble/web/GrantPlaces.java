package org.zoomensemble.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.security.Role;

/** Looks for the places where a role can be held. */
@Component
class GrantPlaces {

    static final int MOST = 20;

    private final Directory directory;

    GrantPlaces(Directory directory) {
        this.directory = directory;
    }

    /** The first places by name; none for a role of the whole site. */
    List<PlaceRow> find(Role role, String search, Reach reach) {
        return switch (role) {
            case INSTITUTION_ADMINISTRATOR -> institutions(search, reach);
            case ORGANIZATION_ADMINISTRATOR -> organizations(search, reach);
            case LIBRARY_ADMINISTRATOR ->
                directory.libraries(reach, null, null, search, false, null, MOST).items().stream()
                        .map(library -> new PlaceRow(library.id(), library.name(), library.organizationName()))
                        .toList();
            case ADMINISTRATOR, OPERATOR -> List.of();
        };
    }

    private List<PlaceRow> institutions(String search, Reach reach) {
        String part = search.toLowerCase(Locale.ROOT);
        return directory.institutions(reach).stream()
                .filter(institution ->
                        institution.name().toLowerCase(Locale.ROOT).contains(part))
                .limit(MOST)
                .map(institution -> new PlaceRow(institution.id(), institution.name(), null))
                .toList();
    }

    private List<PlaceRow> organizations(String search, Reach reach) {
        Map<UUID, String> institutions =
                directory.institutions(reach).stream().collect(Collectors.toMap(Institution::id, Institution::name));
        return directory.organizations(reach, null, search, false, null, MOST).items().stream()
                .map(organization -> new PlaceRow(
                        organization.id(), organization.name(), institutions.get(organization.institutionId())))
                .toList();
    }
}
