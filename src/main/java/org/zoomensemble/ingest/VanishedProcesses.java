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
 * Finds ingests that still run by our books, or whose removal from Zoom is still to come, but have no process instance any
 * more, because somebody deleted it in Cockpit. They become failures of ours, so that nothing is lost silently.
 */
@Service
class VanishedProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(VanishedProcesses.class);
    private static final Duration SETTLING = Duration.ofMinutes(1);
    static final String SENTENCE =
            "Its process instance was deleted in Cockpit; choose retry to run the ingest again, or cancel it.";

    static final String REMOVAL_SENTENCE =
            "Its process instance was deleted in Cockpit before the recording was removed from Zoom; choose retry to have it"
                    + " removed.";

    private final IngestRepository ingests;
    private final RemovalRepository removals;
    private final RemovalClaims claims;
    private final IngestProcess process;
    private final Timeline timeline;

    VanishedProcesses(
            IngestRepository ingests,
            RemovalRepository removals,
            RemovalClaims claims,
            IngestProcess process,
            Timeline timeline) {
        this.ingests = ingests;
        this.removals = removals;
        this.claims = claims;
        this.process = process;
        this.timeline = timeline;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void look() {
        look(Instant.now().minus(SETTLING));
    }

    void look(Instant before) {
        for (IngestRepository.RunningInstance instance : dead(ingests.running(before))) {
            if (ingests.find(instance.id()).state() == IngestState.RUNNING) {
                ingests.says(instance.id(), IngestState.FAILED, SENTENCE);
                timeline.add(instance.id(), "vanished", SENTENCE);
                LOG.warn("The process instance of the ingest {} was deleted in Cockpit.", instance.id());
            }
        }
        for (IngestRepository.RunningInstance instance : dead(removals.waiting(before))) {
            if (removals.vanished(instance, REMOVAL_SENTENCE)) {
                // A node that was killed in the middle of the removal holds it still, and others wait for that.
                claims.release(ingests.find(instance.id()));
                timeline.add(instance.id(), "vanished", REMOVAL_SENTENCE);
                LOG.warn("The process instance of the removal of {} was deleted in Cockpit.", instance.id());
            }
        }
    }

    private List<IngestRepository.RunningInstance> dead(List<IngestRepository.RunningInstance> instances) {
        Set<String> alive = process.alive(instances.stream()
                .map(IngestRepository.RunningInstance::processInstanceId)
                .collect(Collectors.toSet()));
        return instances.stream()
                .filter(instance -> !alive.contains(instance.processInstanceId()))
                .toList();
    }
}
