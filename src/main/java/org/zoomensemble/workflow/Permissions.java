package org.zoomensemble.workflow;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.directory.Library;
import org.zoomensemble.directory.Organization;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.security.ChangeReach;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.security.Grant;
import org.zoomensemble.security.Person;
import org.zoomensemble.security.Role;

/**
 * Who may see and change what. REST and pages ask here before they ask for anything else. What somebody may not see is not
 * there for him ({@link NotThereException}); what he sees and may not change is refused ({@link ForbiddenException}).
 * Thread-safe.
 */
@Service
public class Permissions {

    private final CurrentPerson currentPerson;
    private final Directory directory;
    private final WorkflowTemplates templates;
    private final MediaWorkflows mediaWorkflows;

    Permissions(
            CurrentPerson currentPerson,
            Directory directory,
            WorkflowTemplates templates,
            MediaWorkflows mediaWorkflows) {
        this.currentPerson = currentPerson;
        this.directory = directory;
        this.templates = templates;
        this.mediaWorkflows = mediaWorkflows;
    }

    /** What the current person sees. */
    public Reach seen() {
        return currentPerson.person().is(Role.OPERATOR) ? Reach.everything() : changed();
    }

    /** What the current person may change. */
    public Reach changed() {
        Person person = currentPerson.person();
        if (person.is(Role.ADMINISTRATOR)) {
            return Reach.everything();
        }
        return directory.reach(
                scopes(person, Role.INSTITUTION_ADMINISTRATOR),
                scopes(person, Role.ORGANIZATION_ADMINISTRATOR),
                scopes(person, Role.LIBRARY_ADMINISTRATOR));
    }

    /** Whose changes the current person may read. */
    public ChangeReach changesSeen() {
        Reach seen = seen();
        return new ChangeReach(
                seen.isEverything(),
                isSiteAdministrator(),
                seen.institutions(),
                seen.organizations(),
                seen.libraries());
    }

    /** Institutions, people, rules: what concerns the whole site. */
    public void toAdministerSite() {
        if (!isSiteAdministrator()) {
            throw new ForbiddenException("This concerns the whole site; a system administrator may do it.");
        }
    }

    /** What concerns a Zoom account as a whole, whoever uses it. */
    public void toSeeAccounts() {
        if (!seen().isEverything()) {
            throw new ForbiddenException(
                    "This concerns a Zoom account as a whole; a system administrator or an operator may see it.");
        }
    }

    public boolean isSiteAdministrator() {
        return currentPerson.person().is(Role.ADMINISTRATOR);
    }

    public void toSeeInstitution(UUID id) {
        Institution institution = directory.institution(id);
        if (!seen().sees(institution)) {
            throw new NotThereException("There is no institution with the id " + id + ".");
        }
    }

    public void toChangeInstitution(UUID id) {
        toSeeInstitution(id);
        Institution institution = directory.institution(id);
        if (!changed().covers(institution)) {
            throw new ForbiddenException(
                    "An administrator of the institution " + institution.name() + " may do this; ask one.");
        }
    }

    public void toSeeOrganization(UUID id) {
        if (!seen().sees(directory.organization(id))) {
            throw new NotThereException("There is no organization with the id " + id + ".");
        }
    }

    public void toChangeOrganization(UUID id) {
        toSeeOrganization(id);
        Organization organization = directory.organization(id);
        if (!changed().covers(organization)) {
            throw new ForbiddenException(
                    "An administrator of the organization " + organization.name() + " may do this; ask one.");
        }
    }

    public void toSeeLibrary(UUID id) {
        if (!seen().covers(directory.library(id))) {
            throw new NotThereException("There is no library with the id " + id + ".");
        }
    }

    public void toChangeLibrary(UUID id) {
        toSeeLibrary(id);
        if (!mayChangeLibrary(id)) {
            throw new ForbiddenException(
                    "An administrator of the library " + directory.library(id).name() + " may do this; ask one.");
        }
    }

    public boolean mayChangeLibrary(UUID id) {
        Library library = directory.library(id);
        return changed().covers(library);
    }

    /** To see an ingest of a library, and to repeat, cancel or force it again: the library's administrators and operators. */
    public void toSeeIngest(UUID id, UUID libraryId) {
        if (!seen().covers(directory.library(libraryId))) {
            throw new NotThereException("There is no ingest with the id " + id + ".");
        }
    }

    /** To make a template at an institution or, where one is named, at an organization. */
    public void toMakeTemplate(UUID institutionId, UUID organizationId) {
        if (organizationId != null) {
            toChangeOrganization(organizationId);
        } else if (institutionId != null) {
            toChangeInstitution(institutionId);
        }
    }

    public void toSeeTemplate(UUID id) {
        WorkflowTemplate template = templates.template(id);
        boolean isSeen = template.organizationId() == null
                ? seen().sees(directory.institution(template.institutionId()))
                : seen().sees(directory.organization(template.organizationId()));
        if (!isSeen) {
            throw new NotThereException("There is no workflow template with the id " + id + ".");
        }
    }

    public void toChangeTemplate(UUID id) {
        toSeeTemplate(id);
        if (!mayChangeTemplate(id)) {
            WorkflowTemplate template = templates.template(id);
            throw new ForbiddenException("The template " + template.name() + " belongs to "
                    + (template.organizationId() == null
                            ? "the institution "
                                    + directory
                                            .institution(template.institutionId())
                                            .name()
                            : "the organization "
                                    + directory
                                            .organization(template.organizationId())
                                            .name())
                    + "; an administrator there may do this.");
        }
    }

    public boolean mayChangeTemplate(UUID id) {
        WorkflowTemplate template = templates.template(id);
        return isChanged(template.institutionId(), template.organizationId());
    }

    /**
     * Whether the account, ids and addresses of the Zoom connection that this template uses may be told: to those who may
     * change the template that defines it, others use it without seeing it.
     */
    public boolean mayKnowConnection(WorkflowTemplate template) {
        // What is based on another uses the connection of that one, which stands at the institution.
        return isChanged(template.institutionId(), template.basedOn() == null ? template.organizationId() : null);
    }

    private boolean isChanged(UUID institutionId, UUID organizationId) {
        Reach changed = changed();
        return changed.isEverything()
                || changed.institutions().contains(institutionId)
                || organizationId != null && changed.organizations().contains(organizationId);
    }

    public void toSeeMediaWorkflow(UUID id) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(id);
        if (!seen().covers(directory.library(mediaWorkflow.libraryId()))) {
            throw new NotThereException("There is no media workflow with the id " + id + ".");
        }
    }

    public void toChangeMediaWorkflow(UUID id) {
        toSeeMediaWorkflow(id);
        toChangeLibrary(mediaWorkflows.mediaWorkflow(id).libraryId());
    }

    private static Set<UUID> scopes(Person person, Role role) {
        return person.grants().stream()
                .filter(grant -> grant.role() == role)
                .map(Grant::scopeId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
