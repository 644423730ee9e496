package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Several recordings of one meeting number fit. The message names them and the remedy. */
public final class SeveralFitException extends RuntimeException {

    private final transient List<Instance> instances;

    /** One meeting that was held under the number. */
    public record Instance(String meetingUuid, Instant start, String topic) {}

    SeveralFitException(String meetingNumber, MeetingStart start, List<Instance> instances) {
        super(
                "The meeting number %s has %d recordings that fit %s: %s. Send the uuid of the one that is meant, or its exact start."
                        .formatted(
                                meetingNumber,
                                instances.size(),
                                start,
                                instances.stream()
                                        .map(one -> one.meetingUuid() + " (" + one.start() + ")")
                                        .collect(Collectors.joining(", "))));
        this.instances = List.copyOf(instances);
    }

    public List<Instance> instances() {
        return instances;
    }
}
