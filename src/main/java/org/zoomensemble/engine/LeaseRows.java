package org.zoomensemble.engine;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who works on which external task. A row lives from the fetch to the answer; one that is still there at the next fetch tells
 * of work that ended without an answer. Every method joins the caller's transaction.
 */
@Repository
class LeaseRows {

    private final JdbcClient jdbc;

    LeaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes the leases of one fetch.
     *
     * @return the tasks whose attempt before ended without an answer
     */
    Set<String> take(Collection<String> taskIds, String workerId) {
        return jdbc
                .sql("""
                     insert into external_task_lease (task_id, worker)
                     select unnest(:tasks), :worker
                     on conflict (task_id) do update
                         set worker = excluded.worker, lapses = external_task_lease.lapses + 1, leased_at = now()
                     returning task_id, lapses
                     """)
                .param("tasks", taskIds.toArray(String[]::new))
                .param("worker", workerId)
                .query((row, number) -> row.getInt("lapses") > 0 ? row.getString("task_id") : "")
                .list()
                .stream()
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Ends a lease; false where it is another's by now. */
    boolean end(LeasedTask task) {
        return jdbc.sql("delete from external_task_lease where task_id = :task and worker = :worker")
                        .param("task", task.id())
                        .param("worker", task.workerId())
                        .update()
                == 1;
    }

    /** Removes the rows of tasks that are gone (cancelled while a node was down). */
    int forgetGone() {
        return jdbc.sql("""
                     delete from external_task_lease l
                     where leased_at < now() - interval '1 hour'
                       and not exists (select 1 from act_ru_ext_task t where t.id_ = l.task_id)
                     """).update();
    }
}
