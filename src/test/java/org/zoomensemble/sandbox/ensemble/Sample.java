package org.zoomensemble.sandbox.ensemble;

import java.util.Set;

/** A small institution to begin with. The people's addresses are those of the sandbox Zoom's hosts. */
final class Sample {

    private Sample() {}

    static void addTo(EnsembleSandbox sandbox) {
        sandbox.put(new Organization("org-science", "Faculty of Science", "inst-1"))
                .put(new Organization("org-arts", "Faculty of Arts", "inst-1"))
                .put(new Library("lib-physics", "Physics", "org-science", true))
                .put(new Library("lib-biology", "Biology", "org-science", true))
                .put(new Library("lib-history", "History", "org-arts", true))
                .put(UploadWorkflow.of("wf-physics", "lib-physics", "Standard upload"))
                .put(UploadWorkflow.of("wf-biology", "lib-biology", "Standard upload"))
                .put(UploadWorkflow.of("wf-history", "lib-history", "Standard upload"))
                .put(person("ada", "Ada", "Lovelace", "lib-physics", "lib-biology"))
                .put(person("max", "Max", "Planck", "lib-physics"))
                .put(person("rosalind", "Rosalind", "Franklin", "lib-biology"))
                .put(person("mary", "Mary", "Beard", "lib-history"));
    }

    private static Person person(String username, String firstName, String lastName, String... libraryIds) {
        return new Person(
                "user-" + username, username, firstName, lastName, username + "@example.edu", Set.of(libraryIds));
    }
}
