package org.zoomensemble.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.recording.RecordingLookup;
import org.zoomensemble.recording.SeenRecording;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/**
 * Finds the uuid of a wanted recording. By number or link only recordings of people who are active in the media workflow are
 * found: a number can be guessed.
 */
@Component
class RecordingFinding {

    private final ZoomApi zoom;
    private final RecordingLookup lookup;

    RecordingFinding(ZoomApi zoom, RecordingLookup lookup) {
        this.zoom = zoom;
        this.lookup = lookup;
    }

    /**
     * Asks Zoom at most twice where the number's host is one person, and not at all for links.
     *
     * @throws SeveralFitException several recordings of the number fit
     */
    Finding find(IngestTarget target, WantedRecording wanted, Heartbeat heartbeat) {
        if (wanted instanceof WantedRecording.ByLink by) {
            return byLink(target, by);
        }
        return wanted instanceof WantedRecording.ByNumber by
                ? byNumber(target, by, heartbeat)
                : new Finding.Found(((WantedRecording.ByUuid) wanted).uuid());
    }

    /** What is to be said when the active users were listed and nothing fits. */
    static Finding.Unknown nowhere(WantedRecording wanted) {
        if (wanted instanceof WantedRecording.ByNumber by) {
            return new Finding.Unknown(
                    RecordingHint.NUMBER_FIELD,
                    "Nobody who is active here has a recording of the meeting number %s. Check the number, add its host to the active users, or send the uuid."
                            .formatted(by.number()));
        }
        return new Finding.Unknown(
                RecordingHint.LINK_FIELD,
                "None of the recordings of the last %d days of those who are active here has this link. Send the uuid, or the meeting number and the start."
                        .formatted(RecordingLookup.DAYS));
    }

    private Finding byLink(IngestTarget target, WantedRecording.ByLink wanted) {
        SeenRecording seen = lookup.byLink(target.connectionId(), wanted.key()).orElse(null);
        if (seen == null) {
            return new Finding.ListFirst();
        }
        return lookup.isActive(target.mediaWorkflowId(), seen.hostId())
                ? new Finding.Found(seen.recordingUuid())
                : notActive(RecordingHint.LINK_FIELD);
    }

    private Finding byNumber(IngestTarget target, WantedRecording.ByNumber wanted, Heartbeat heartbeat) {
        Set<String> hosts = hosts(target.connectionId(), wanted.number());
        if (hosts.isEmpty()) {
            return new Finding.ListFirst();
        }
        List<String> active = hosts.stream()
                .filter(host -> lookup.isActive(target.mediaWorkflowId(), host))
                .toList();
        if (active.isEmpty()) {
            return notActive(RecordingHint.NUMBER_FIELD);
        }
        List<SeveralFitException.Instance> fitting = instances(target.connectionId(), active, wanted, heartbeat);
        List<SeveralFitException.Instance> exact = fitting.stream()
                .filter(instance -> wanted.start().isExactly(instance.start()))
                .toList();
        if (fitting.size() == 1 || exact.size() == 1) {
            return new Finding.Found(
                    (exact.size() == 1 ? exact : fitting).get(0).meetingUuid());
        }
        if (fitting.isEmpty()) {
            return new Finding.Unknown(
                    "start",
                    "Zoom has no recording of the meeting number %s that began %s (UTC). Check day and time; a recording in Zoom's trash is to be recovered there first."
                            .formatted(
                                    wanted.number(),
                                    wanted.start().instant() == null
                                            ? "on " + wanted.start()
                                            : "within half an hour of " + wanted.start()));
        }
        throw new SeveralFitException(wanted.number(), wanted.start(), fitting);
    }

    private static Finding notActive(String field) {
        return new Finding.Unknown(
                field,
                "The host of this recording is not active in this media workflow. Add the host to the active users, or send the"
                        + " recording's uuid.");
    }

    /** A number names its newest meeting, which has the same host as those before, but perhaps no recording. */
    private Set<String> hosts(UUID connectionId, String number) {
        Set<String> hosts = new LinkedHashSet<>(lookup.hosts(connectionId, number));
        if (hosts.isEmpty()) {
            try {
                String host = zoom.recording(connectionId, number).hostId();
                if (!host.isEmpty()) {
                    hosts.add(host);
                }
            } catch (RecordingGoneException none) {
                // An older meeting of the number may have one.
            }
        }
        return hosts;
    }

    private List<SeveralFitException.Instance> instances(
            UUID connectionId, List<String> hosts, WantedRecording.ByNumber wanted, Heartbeat heartbeat) {
        Map<String, SeveralFitException.Instance> fitting = new LinkedHashMap<>();
        for (String host : hosts) {
            for (ZoomRecording recording : listed(connectionId, host, wanted.start(), heartbeat)) {
                if (recording.meetingId().equals(wanted.number())
                        && wanted.start().fits(recording.startTime())) {
                    fitting.put(
                            recording.uuid(),
                            new SeveralFitException.Instance(
                                    recording.uuid(), recording.startTime(), PlainText.line(recording.topic())));
                }
            }
        }
        List<SeveralFitException.Instance> sorted = new ArrayList<>(fitting.values());
        sorted.sort(Comparator.comparing(SeveralFitException.Instance::start));
        return sorted;
    }

    private List<ZoomRecording> listed(UUID connectionId, String host, MeetingStart start, Heartbeat heartbeat) {
        try {
            return lookup.list(
                    connectionId, host, start.day().minusDays(1), start.day().plusDays(1), heartbeat);
        } catch (ZoomUserUnknownException gone) {
            return List.of();
        }
    }
}
