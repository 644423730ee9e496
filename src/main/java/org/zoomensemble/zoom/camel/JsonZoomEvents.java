package org.zoomensemble.zoom.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zoomensemble.zoom.UnreadableEventException;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomEvents;
import org.zoomensemble.zoom.ZoomRecording;

/** Reads events as leniently as answers. */
@Component
final class JsonZoomEvents implements ZoomEvents {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public ZoomEvent read(byte[] body) throws UnreadableEventException {
        JsonNode event = tree(body);
        String name = Lenient.text(event, "event");
        if (name.isEmpty()) {
            throw new UnreadableEventException("The body names no event.");
        }
        JsonNode payload = event.path("payload");
        return new ZoomEvent(
                name,
                ZoomEvent.Kind.of(name),
                Lenient.text(payload, "account_id"),
                Lenient.text(payload, "plainToken"),
                named(payload));
    }

    @Override
    public byte[] withoutToken(byte[] body) throws UnreadableEventException {
        JsonNode event = tree(body);
        event.findParents("download_token").forEach(parent -> ((ObjectNode) parent).remove("download_token"));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode tree(byte[] body) throws UnreadableEventException {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UnreadableEventException("The body is no JSON.");
        }
    }

    private static List<ZoomRecording> named(JsonNode payload) {
        List<ZoomRecording> recordings = new ArrayList<>();
        JsonNode object = payload.path("object");
        for (JsonNode uuid : object.path("meeting_uuids")) {
            recordings.add(ZoomJson.recording(object, uuid.asText()));
        }
        if (!Lenient.text(object, "uuid").isEmpty()) {
            recordings.add(ZoomJson.recording(object, ""));
        }
        return List.copyOf(recordings);
    }
}
