package org.zoomensemble.workflow;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomUserSettings;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/** Reads what a Zoom user's settings say about recordings. An app without the scope for it goes without. Thread-safe. */
@Service
public class ZoomUserSettingsReading {

    private static final ZoomUserSettings NOTHING_TOLD = new ZoomUserSettings(null, null, null);

    private final ZoomApi zoom;
    private final ActiveUserRepository activeUsers;

    ZoomUserSettingsReading(ZoomApi zoom, ActiveUserRepository activeUsers) {
        this.zoom = zoom;
        this.activeUsers = activeUsers;
    }

    /**
     * Reads the settings of an active user again where they were read more than a day ago.
     *
     * @throws WorkFailure RETRY or PAUSE, as {@link ZoomApi} tells
     */
    public void refresh(UUID connectionId, String zoomUserId) throws ZoomUserUnknownException {
        if (activeUsers.areSettingsOld(connectionId, zoomUserId)) {
            activeUsers.settingsRead(connectionId, zoomUserId, read(connectionId, zoomUserId));
        }
    }

    ZoomUserSettings read(UUID connectionId, String zoomUserId) throws ZoomUserUnknownException {
        try {
            return zoom.userSettings(connectionId, zoomUserId);
        } catch (WorkFailure e) {
            if (e.reaction() == WorkFailure.Reaction.GIVE_UP) {
                return NOTHING_TOLD;
            }
            throw e;
        }
    }
}
