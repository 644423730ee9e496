package org.zoomensemble.zoom;

import java.util.Set;
import java.util.UUID;

/** What the app of a connection may do at Zoom; for checks before anything is changed there. Thread-safe, blocking. */
public interface GrantedScopes {

    /**
     * The scopes of an access token that is fetched now, so that one added a moment ago counts, for example {@code
     * cloud_recording:delete:meeting_recording:admin}. Empty where the login has none (API key) or Zoom does not say.
     *
     * @throws org.zoomensemble.operations.WorkFailure as for every call of {@link ZoomApi}
     */
    Set<String> granted(UUID connectionId);
}
