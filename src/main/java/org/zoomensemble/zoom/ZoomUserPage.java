package org.zoomensemble.zoom;

import java.util.List;

/** One page of {@code GET /users}. {@code nextPageToken} is empty on the last page. */
public record ZoomUserPage(List<ZoomUser> users, String nextPageToken) {}
