package org.zoomensemble.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;

/** What is based on templates. Thread-safe. */
@Service
public class TemplateUsers {

    private final TemplateUserRepository users;

    TemplateUsers(TemplateUserRepository users) {
        this.users = users;
    }

    /** Templates and media workflows of this reach that are based on it directly, by name. */
    public Page<TemplateUser> list(Reach reach, UUID templateId, String cursor, int size) {
        List<TemplateUser> rows = users.list(reach, templateId, PagePosition.of(cursor), size + 1);
        return Page.of(rows, size, row -> new PagePosition(row.name(), row.id().toString()));
    }

    /** How many are based on each of these directly, whoever sees them; those without any are left out. */
    public Map<UUID, Integer> counts(Collection<UUID> templateIds) {
        return templateIds.isEmpty() ? Map.of() : users.counts(templateIds);
    }
}
