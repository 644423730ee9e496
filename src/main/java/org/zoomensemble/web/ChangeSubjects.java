package org.zoomensemble.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeRecord;
import org.zoomensemble.workflow.Permissions;

/** Names and addresses of what the changes of one page are about; each is looked up once. For one request, one thread. */
final class ChangeSubjects {

    private final Directory directory;
    private final Permissions permissions;
    private final Map<Object, String> known = new HashMap<>();

    ChangeSubjects(Directory directory, Permissions permissions) {
        this.directory = directory;
        this.permissions = permissions;
    }

    ChangeRow row(ChangeRecord change) {
        return ChangeRow.of(change, place(change.place()), link(change));
    }

    /** The name of the most exact place; null where it is the site, or gone. */
    private String place(Change.Place place) {
        if (place.libraryId() != null) {
            return once(place, () -> directory.library(place.libraryId()).name());
        }
        if (place.organizationId() != null) {
            return once(
                    place, () -> directory.organization(place.organizationId()).name());
        }
        return place.institutionId() == null
                ? null
                : once(place, () -> directory.institution(place.institutionId()).name());
    }

    private String link(ChangeRecord change) {
        return switch (change.kind()) {
            case TEMPLATE -> link("/templates/", change.subjectId(), permissions::toSeeTemplate);
            case MEDIA_WORKFLOW -> link("/media-workflows/", change.subjectId(), permissions::toSeeMediaWorkflow);
            default -> null;
        };
    }

    private String link(String page, String id, Consumer<UUID> toSee) {
        return once(page + id, () -> {
            toSee.accept(UUID.fromString(id));
            return page + id;
        });
    }

    private String once(Object key, Supplier<String> lookUp) {
        if (!known.containsKey(key)) {
            known.put(key, ifThere(lookUp));
        }
        return known.get(key);
    }

    private static String ifThere(Supplier<String> lookUp) {
        try {
            return lookUp.get();
        } catch (NotThereException e) {
            return null;
        }
    }
}
