package org.zoomensemble.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeLog;

/**
 * Institutions, organizations and libraries as this application knows them. Institutions are entered here, the rest comes
 * from Ensemble by {@link DirectorySyncs}. Thread-safe.
 */
@Service
public class Directory {

    private final InstitutionRepository institutions;
    private final HierarchyRepository hierarchy;
    private final ReachReading reaches;
    private final ChangeLog changes;
    private final TransactionOperations transactions;

    Directory(
            InstitutionRepository institutions,
            HierarchyRepository hierarchy,
            ReachReading reaches,
            ChangeLog changes,
            TransactionOperations transactions) {
        this.institutions = institutions;
        this.hierarchy = hierarchy;
        this.reaches = reaches;
        this.changes = changes;
        this.transactions = transactions;
    }

    /** The reach of these institutions, organizations and libraries, as the hierarchy is now. */
    public Reach reach(Set<UUID> institutionIds, Set<UUID> organizationIds, Set<UUID> libraryIds) {
        return reaches.reach(institutionIds, organizationIds, libraryIds);
    }

    /**
     * Enters an institution.
     *
     * @param ensembleId Ensemble's own id of it; null or blank where the site names none
     * @throws ConflictException an institution with this id, or without one, is there already
     */
    public Institution enter(String name, String ensembleId) {
        if (name == null || name.isBlank()) {
            throw new UnacceptableInputException("name", "The institution needs a name.");
        }
        String id = ensembleId == null || ensembleId.isBlank() ? null : ensembleId.strip();
        try {
            return transactions.execute(status -> {
                Institution entered = institutions.add(UUID.randomUUID(), name.strip(), id);
                record(entered, Map.of());
                return entered;
            });
        } catch (DuplicateKeyException e) {
            throw new ConflictException(
                    id == null
                            ? "There is already an institution without an Ensemble id; enter Ensemble's id of this one."
                            : "There is already an institution with the Ensemble id " + id + "; use that one.");
        }
    }

    /**
     * Renames an institution, or corrects Ensemble's id of it while nothing of it was read from Ensemble yet.
     *
     * @param ensembleId Ensemble's own id of it; null or blank where the site names none
     * @throws NotThereException no such institution
     * @throws ConflictException it has organizations, which belong to its present id; or another institution has this id
     */
    public Institution change(UUID id, String name, String ensembleId) {
        Institution before = institution(id);
        if (name == null || name.isBlank()) {
            throw new UnacceptableInputException("name", "The institution needs a name.");
        }
        String newId = ensembleId == null || ensembleId.isBlank() ? null : ensembleId.strip();
        if (!Objects.equals(newId, before.ensembleId()) && institutions.hasOrganizations(id)) {
            throw new ConflictException("The organizations of " + before.name()
                    + " were read under its present Ensemble id, so the id stays; enter another institution instead.");
        }
        try {
            return transactions.execute(status -> {
                Institution changed = institutions.change(id, name.strip(), newId);
                record(changed, fields(before));
                return changed;
            });
        } catch (DuplicateKeyException e) {
            throw new ConflictException("Another institution has this Ensemble id already; use that one.");
        }
    }

    /** How many libraries each of these organizations has that are still in Ensemble and of this reach. */
    public Map<UUID, Integer> libraryCounts(Reach reach, Collection<UUID> organizationIds) {
        return hierarchy.libraryCounts(reach, organizationIds);
    }

    /** How many people of an institution are known. */
    public int people(UUID institutionId) {
        return institutions.people(institutionId);
    }

    private void record(Institution institution, Map<String, String> before) {
        changes.record(new Change(
                Change.Kind.INSTITUTION,
                institution.id().toString(),
                institution.name(),
                new Change.Place(institution.id(), null, null),
                null,
                before,
                fields(institution)));
    }

    private static Map<String, String> fields(Institution institution) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", institution.name());
        fields.put("ensembleId", institution.ensembleId());
        return fields;
    }

    /** All institutions, by name. */
    public List<Institution> institutions() {
        return institutions.all();
    }

    /** Institutions of this reach, by name. */
    public List<Institution> institutions(Reach reach) {
        return institutions().stream().filter(reach::sees).toList();
    }

    /** @throws NotThereException no such institution */
    public Institution institution(UUID id) {
        return institutions
                .find(id)
                .orElseThrow(() -> new NotThereException("There is no institution with the id " + id + "."));
    }

    /** @throws NotThereException no such organization */
    public Organization organization(UUID id) {
        return hierarchy
                .organization(id)
                .orElseThrow(() -> new NotThereException("There is no organization with the id " + id
                        + "; if it is new in Ensemble, run the directory's sync first."));
    }

    /** @throws NotThereException no such library */
    public Library library(UUID id) {
        return hierarchy
                .library(id)
                .orElseThrow(() -> new NotThereException("There is no library with the id " + id
                        + "; if it is new in Ensemble, run the directory's sync first."));
    }

    /**
     * Organizations of this reach by name.
     *
     * @param institutionId null for every institution
     * @param search        part of the name, without regard to case; null or blank for all
     */
    public Page<Organization> organizations(
            Reach reach, UUID institutionId, String search, boolean withGone, String cursor, int size) {
        List<Organization> rows =
                hierarchy.organizations(reach, institutionId, search, withGone, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.name(), row.id().toString()));
    }

    /**
     * Libraries of this reach by name.
     *
     * @param institutionId  null for every institution
     * @param organizationId null for every organization
     * @param search         part of the name, without regard to case; null or blank for all
     */
    public Page<Library> libraries(
            Reach reach,
            UUID institutionId,
            UUID organizationId,
            String search,
            boolean withGone,
            String cursor,
            int size) {
        List<Library> rows = hierarchy.libraries(
                reach, institutionId, organizationId, search, withGone, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.name(), row.id().toString()));
    }
}
