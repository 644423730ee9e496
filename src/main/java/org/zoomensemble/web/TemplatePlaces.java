package org.zoomensemble.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.directory.Organization;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.TemplateUsers;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

/** Gives templates the names of where they stand and of what they are based on. */
@Component
class TemplatePlaces {

    private final Directory directory;
    private final WorkflowTemplates templates;
    private final TemplateUsers users;

    TemplatePlaces(Directory directory, WorkflowTemplates templates, TemplateUsers users) {
        this.directory = directory;
        this.templates = templates;
        this.users = users;
    }

    String institution(UUID id) {
        return directory.institution(id).name();
    }

    String organization(UUID id) {
        return directory.organization(id).name();
    }

    UUID institutionOf(UUID organizationId) {
        return directory.organization(organizationId).institutionId();
    }

    /** The institution or organization of a template, in words. */
    String place(UUID institutionId, UUID organizationId) {
        return organizationId == null
                ? "Institution " + institution(institutionId)
                : "Organization " + organization(organizationId);
    }

    /** Asks for each institution, organization and template once. */
    List<TemplateRow> rows(List<WorkflowTemplate> page, Reach changed) {
        Map<UUID, Integer> counts =
                users.counts(page.stream().map(WorkflowTemplate::id).toList());
        Map<UUID, Institution> institutions = new HashMap<>();
        Map<UUID, Organization> organizations = new HashMap<>();
        Map<UUID, String> names = new HashMap<>();
        return page.stream()
                .map(template -> {
                    boolean isInstitution = template.level() == TemplateLevel.INSTITUTION;
                    Institution institution =
                            institutions.computeIfAbsent(template.institutionId(), directory::institution);
                    Organization organization = isInstitution
                            ? null
                            : organizations.computeIfAbsent(template.organizationId(), directory::organization);
                    String above = template.basedOn() == null
                            ? null
                            : names.computeIfAbsent(
                                    template.basedOn(),
                                    id -> templates.template(id).name());
                    return new TemplateRow(
                            template.id(),
                            template.name(),
                            isInstitution ? "Institution" : "Organization",
                            isInstitution ? institution.name() : organization.name(),
                            template.basedOn(),
                            above,
                            template.switches(),
                            counts.getOrDefault(template.id(), 0),
                            isInstitution ? changed.covers(institution) : changed.covers(organization));
                })
                .toList();
    }
}
