package org.zoomensemble.directory;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.Grant;
import org.zoomensemble.security.NamedGrant;
import org.zoomensemble.security.Role;

/** Grants in words, with the names that their places have in the hierarchy now. Thread-safe. */
@Service
public class GrantNames {

    private final Directory directory;

    GrantNames(Directory directory) {
        this.directory = directory;
    }

    /**
     * A grant that may be given.
     *
     * @throws UnacceptableInputException the role needs a place and has none, has one and needs none, or it is not there
     */
    public NamedGrant wanted(Role role, UUID scopeId) {
        if (role == null) {
            throw new UnacceptableInputException("role", "This is missing; say which role.");
        }
        if (role.isScoped() && scopeId == null) {
            throw new UnacceptableInputException(
                    "scopeId", "This role is held at one place; say at which " + kind(role) + ".");
        }
        if (!role.isScoped() && scopeId != null) {
            throw new UnacceptableInputException("scopeId", "This role is for the whole site; leave the place out.");
        }
        try {
            return present(new Grant(role, scopeId));
        } catch (NotThereException gone) {
            throw new UnacceptableInputException("scopeId", gone.getMessage());
        }
    }

    /** A grant that somebody has, also where its place is nowhere (groups can be made by hand). */
    public NamedGrant held(Grant grant) {
        try {
            return present(grant);
        } catch (NotThereException gone) {
            String nowhere = "a " + kind(grant.role()) + " that is not there (" + grant.scopeId() + ")";
            return new NamedGrant(
                    grant, null, "Administrator of " + nowhere, "Administrators of " + nowhere, Change.Place.site());
        }
    }

    private NamedGrant present(Grant grant) {
        UUID id = grant.scopeId();
        return switch (grant.role()) {
            case ADMINISTRATOR -> site(grant, "System administrator", "Administrators");
            case OPERATOR -> site(grant, "Operator", "Operators");
            case INSTITUTION_ADMINISTRATOR ->
                at(grant, directory.institution(id).name(), new Change.Place(id, null, null));
            case ORGANIZATION_ADMINISTRATOR -> {
                Organization organization = directory.organization(id);
                yield at(grant, organization.name(), new Change.Place(organization.institutionId(), id, null));
            }
            case LIBRARY_ADMINISTRATOR -> {
                Library library = directory.library(id);
                yield at(
                        grant, library.name(), new Change.Place(library.institutionId(), library.organizationId(), id));
            }
        };
    }

    private static NamedGrant site(Grant grant, String words, String groupName) {
        return new NamedGrant(grant, null, words, groupName, Change.Place.site());
    }

    private static NamedGrant at(Grant grant, String name, Change.Place place) {
        String of = " of the " + kind(grant.role()) + " " + name;
        return new NamedGrant(grant, name, "Administrator" + of, "Administrators" + of, place);
    }

    private static String kind(Role role) {
        return switch (role) {
            case INSTITUTION_ADMINISTRATOR -> "institution";
            case ORGANIZATION_ADMINISTRATOR -> "organization";
            default -> "library";
        };
    }
}
