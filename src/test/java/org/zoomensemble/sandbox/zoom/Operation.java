package org.zoomensemble.sandbox.zoom;

import java.util.List;
import java.util.stream.Stream;

/** The calls of Zoom's API that the sandbox answers, with label and granular scope as Zoom's OpenAPI description has them. */
enum Operation {
    USERS(Label.MEDIUM, "user:read:list_users"),
    USER(Label.LIGHT, "user:read:user"),
    USER_SETTINGS(Label.MEDIUM, "user:read:settings"),
    USER_RECORDINGS(Label.MEDIUM, "cloud_recording:read:list_user_recordings"),
    RECORDING(Label.LIGHT, "cloud_recording:read:list_recording_files"),
    RECORDING_SETTINGS(Label.LIGHT, "cloud_recording:read:recording_settings"),
    DELETE(Label.LIGHT, "cloud_recording:delete:meeting_recording"),
    RECOVER(Label.LIGHT, "cloud_recording:update:recover_meeting_recordings");

    enum Label {
        LIGHT("Light"),
        MEDIUM("Medium");

        final String text;

        Label(String text) {
            this.text = text;
        }
    }

    final Label label;
    private final String scope;

    Operation(Label label, String scope) {
        this.label = label;
        this.scope = scope;
    }

    /** What a Server-to-Server app needs. */
    String adminScope() {
        return scope + ":admin";
    }

    /** As Zoom's refusal names them. */
    String scopesInMessage() {
        return "[" + scope + ", " + adminScope() + "]";
    }

    static List<String> scopes() {
        return Stream.of(values()).map(Operation::adminScope).toList();
    }
}
