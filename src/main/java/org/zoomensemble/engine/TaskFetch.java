package org.zoomensemble.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases external tasks: the engine's lock and our lease row in one transaction. */
@Component
class TaskFetch {

    private final ExternalTaskService tasks;
    private final LeaseRows leaseRows;
    private final BridgeSettings settings;
    private final TransactionTemplate transaction;
    private final String boot = hostName() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong fetches = new AtomicLong();

    TaskFetch(
            ExternalTaskService tasks,
            LeaseRows leaseRows,
            BridgeSettings settings,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.leaseRows = leaseRows;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The oldest ready tasks of these topics, by priority. */
    List<LeasedTask> fetch(Collection<String> topics, int atMost) {
        String workerId = boot + "-" + fetches.incrementAndGet();
        long leasedAt = System.nanoTime();
        return transaction.execute(status -> {
            List<LockedExternalTask> locked = lock(topics, atMost, workerId);
            if (locked.isEmpty()) {
                return List.of();
            }
            Set<String> lapsed = leaseRows.take(
                    locked.stream().map(LockedExternalTask::getId).toList(), workerId);
            return locked.stream()
                    .map(task -> leased(task, workerId, lapsed.contains(task.getId()), leasedAt))
                    .toList();
        });
    }

    private List<LockedExternalTask> lock(Collection<String> topics, int atMost, String workerId) {
        ExternalTaskQueryTopicBuilder query = tasks.fetchAndLock()
                .workerId(workerId)
                .maxTasks(atMost)
                .usePriority(true)
                .orderByCreateTime()
                .asc()
                .subscribe();
        for (String topic : topics) {
            query = query.topic(topic, settings.lease().toMillis())
                    .variables(List.of())
                    .includeExtensionProperties();
        }
        return query.execute();
    }

    private static LeasedTask leased(LockedExternalTask task, String workerId, boolean isLapsed, long leasedAt) {
        RetryPlan plan = RetryPlan.of(task.getExtensionProperties());
        int attemptsLeft = task.getRetries() == null ? plan.attempts() : task.getRetries();
        return new LeasedTask(
                task.getId(),
                task.getTopicName(),
                workerId,
                task.getBusinessKey(),
                attemptsLeft,
                plan,
                isLapsed,
                leasedAt);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
