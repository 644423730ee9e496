package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Finds ingests that still run by our books but have no process instance any more, because somebody deleted it in
 * Cockpit. They become failures of ours, so that nothing is lost silently.
 */
@Service
class VanishedProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(VanishedProcesses.class);
    private static final Duration SETTLING = Duration.ofMinutes(1);
    static final String SENTENCE =
            "Its process instance was deleted in Cockpit; choose retry to run the ingest again, or cancel it.";

    private final IngestRepository ingests;
    private final IngestProcess process;
    private final Timeline timeline;

    VanishedProcesses(IngestRepository ingests, IngestProcess process, Timeline timeline) {
        this.ingests = ingests;
        this.process = process;
        this.timeline = timeline;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void look() {
        look(Instant.now().minus(SETTLING));
    }

    void look(Instant before) {
        List<IngestRepository.RunningInstance> running = ingests.running(before);
        Set<String> alive = process.alive(running.stream()
                .map(IngestRepository.RunningInstance::processInstanceId)
                .collect(Collectors.toSet()));
        for (IngestRepository.RunningInstance instance : running) {
            if (!alive.contains(instance.processInstanceId())
                    && ingests.find(instance.id()).state() == IngestState.RUNNING) {
                ingests.says(instance.id(), IngestState.FAILED, SENTENCE);
                timeline.add(instance.id(), "vanished", SENTENCE);
                LOG.warn("The process instance of the ingest {} was deleted in Cockpit.", instance.id());
            }
        }
    }
}
