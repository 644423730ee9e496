package org.zoomensemble.sandbox.ensemble;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Organizations, libraries, workflows and people. Thread-safe; whoever asks gets a copy. */
final class Directory {

    private final Map<String, Organization> organizations = new LinkedHashMap<>();
    private final Map<String, Library> libraries = new LinkedHashMap<>();
    private final Map<String, UploadWorkflow> workflows = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();

    synchronized void put(Organization organization) {
        organizations.put(organization.id(), organization);
    }

    synchronized void put(Library library) {
        libraries.put(library.id(), library);
    }

    synchronized void put(UploadWorkflow workflow) {
        workflows.put(workflow.id(), workflow);
    }

    synchronized void put(Person person) {
        people.put(person.id(), person);
    }

    synchronized void removeOrganization(String id) {
        organizations.remove(id);
    }

    synchronized void removeLibrary(String id) {
        libraries.remove(id);
    }

    synchronized void removeWorkflow(String id) {
        workflows.remove(id);
    }

    synchronized void removePerson(String id) {
        people.remove(id);
    }

    /** Those of an institution; all of them where {@code institutionId} is null. */
    synchronized List<Organization> organizations(String institutionId) {
        return organizations.values().stream()
                .filter(each -> institutionId == null || institutionId.equals(each.institutionId()))
                .toList();
    }

    /** Those of an institution; all of them where {@code institutionId} is null. */
    synchronized List<Library> libraries(String institutionId) {
        return libraries.values().stream()
                .filter(each -> institutionId == null || institutionId.equals(institutionOf(each)))
                .toList();
    }

    synchronized Optional<Organization> organization(String id, String institutionId) {
        return organizations(institutionId).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    synchronized Optional<Library> library(String id, String institutionId) {
        return libraries(institutionId).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    synchronized List<UploadWorkflow> workflows(String libraryId) {
        return workflows.values().stream()
                .filter(each -> each.libraryId().equals(libraryId))
                .toList();
    }

    synchronized Optional<UploadWorkflow> workflow(String id) {
        return Optional.ofNullable(workflows.get(id));
    }

    /** Those with access to a library, or to any library of the institution where {@code libraryId} is empty. */
    synchronized List<Person> people(String libraryId, String institutionId) {
        Set<String> shown = libraries(institutionId).stream()
                .map(Library::id)
                .filter(id -> libraryId.isEmpty() || id.equals(libraryId))
                .collect(Collectors.toSet());
        return people.values().stream()
                .filter(each -> !Collections.disjoint(each.libraryIds(), shown))
                .toList();
    }

    private String institutionOf(Library library) {
        Organization organization = organizations.get(library.organizationId());
        return organization == null ? null : organization.institutionId();
    }
}
