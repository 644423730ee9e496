package org.zoomensemble.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A part of the hierarchy: what somebody sees or changes. What is named covers all below it; what stands above it is seen
 * by name, without what else is below.
 *
 * @param isEverything       the whole site; then the sets do not matter
 * @param aboveInstitutions  institutions above something that is covered
 * @param aboveOrganizations organizations above something that is covered
 */
public record Reach(
        boolean isEverything,
        Set<UUID> institutions,
        Set<UUID> organizations,
        Set<UUID> libraries,
        Set<UUID> aboveInstitutions,
        Set<UUID> aboveOrganizations) {

    private static final Set<UUID> NONE = Set.of();

    public static Reach everything() {
        return new Reach(true, NONE, NONE, NONE, NONE, NONE);
    }

    /** Whether nothing at all is covered. */
    public boolean isNothing() {
        return !isEverything && institutions.isEmpty() && organizations.isEmpty() && libraries.isEmpty();
    }

    public boolean covers(Institution institution) {
        return isEverything || institutions.contains(institution.id());
    }

    public boolean covers(Organization organization) {
        return isEverything
                || organizations.contains(organization.id())
                || institutions.contains(organization.institutionId());
    }

    public boolean covers(Library library) {
        return isEverything
                || libraries.contains(library.id())
                || organizations.contains(library.organizationId())
                || institutions.contains(library.institutionId());
    }

    public boolean sees(Institution institution) {
        return covers(institution) || aboveInstitutions.contains(institution.id());
    }

    public boolean sees(Organization organization) {
        return covers(organization) || aboveOrganizations.contains(organization.id());
    }

    /**
     * The named parameters of the conditions below, for {@code JdbcClient}: {@code reachAll}, {@code reachInstitutions},
     * {@code reachOrganizations}, {@code reachLibraries}, {@code reachAboveInstitutions}, {@code reachAboveOrganizations}.
     */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("reachAll", isEverything);
        parameters.put("reachInstitutions", institutions.toArray(UUID[]::new));
        parameters.put("reachOrganizations", organizations.toArray(UUID[]::new));
        parameters.put("reachLibraries", libraries.toArray(UUID[]::new));
        parameters.put("reachAboveInstitutions", aboveInstitutions.toArray(UUID[]::new));
        parameters.put("reachAboveOrganizations", aboveOrganizations.toArray(UUID[]::new));
        return parameters;
    }

    /** SQL: the library is covered. Takes the columns of its id, its organization's and its institution's. */
    public static String coversLibrary(String library, String organization, String institution) {
        return "(:reachAll or %s = any(:reachLibraries) or %s = any(:reachOrganizations) or %s = any(:reachInstitutions))"
                .formatted(library, organization, institution);
    }

    /** SQL: the organization is seen. Takes the columns of its id and its institution's. */
    public static String seesOrganization(String organization, String institution) {
        return ("(:reachAll or %1$s = any(:reachOrganizations) or %2$s = any(:reachInstitutions)"
                        + " or %1$s = any(:reachAboveOrganizations))")
                .formatted(organization, institution);
    }

    /** SQL: the institution is seen. Takes the column of its id. */
    public static String seesInstitution(String institution) {
        return "(:reachAll or %1$s = any(:reachInstitutions) or %1$s = any(:reachAboveInstitutions))"
                .formatted(institution);
    }
}
