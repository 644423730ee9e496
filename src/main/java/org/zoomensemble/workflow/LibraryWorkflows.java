package org.zoomensemble.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The media workflows of the libraries that a page shows. Thread-safe. */
@Service
public class LibraryWorkflows {

    private final JdbcClient jdbc;

    LibraryWorkflows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By library and then by name, in one query; libraries without any are left out. */
    public Map<UUID, List<LibraryWorkflow>> of(Collection<UUID> libraryIds) {
        return jdbc
                .sql("""
                        select w.id, w.library_id, w.name, t.id as template_id, t.name as template_name, t.enabled,
                               (select count(*) from active_user u where u.media_workflow_id = w.id) as active_users
                          from media_workflow w join workflow_template t on t.id = w.template_id
                         where w.library_id = any(:libraries) order by w.name, w.id
                        """)
                .param("libraries", libraryIds.toArray(UUID[]::new))
                .query(LibraryWorkflow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(LibraryWorkflow::libraryId));
    }
}
