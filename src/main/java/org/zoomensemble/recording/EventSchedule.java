package org.zoomensemble.recording;

import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether an event waits that another node, or this one before it was stopped, left behind. */
@Component
class EventSchedule {

    private final EventInbox inbox;
    private final TaskExecutor executor;

    EventSchedule(EventInbox inbox, @Qualifier(EventScheduling.EXECUTOR) TaskExecutor executor) {
        this.inbox = inbox;
        this.executor = executor;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        executor.execute(inbox::workWhereThereIsADatabase);
    }
}
