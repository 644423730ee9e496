package org.zoomensemble.zoom;

/**
 * A user as {@code GET /users/{userId}} and {@code GET /users} tell it.
 *
 * @param id       Zoom's stable id; null for pending users in lists
 * @param type     1 Basic (no cloud recording), 2 Licensed, others as Zoom adds them; 0 where absent
 * @param status   {@code active}, {@code inactive}, {@code pending}; empty where absent
 */
public record ZoomUser(String id, String email, String displayName, int type, String status) {

    /** Cloud recording needs a paid plan (Zoom: "Must have a Pro or a higher plan"). */
    public boolean isLicensed() {
        return type != 1 && type != 4 && type != 99;
    }

    public boolean isDeactivated() {
        return "inactive".equals(status);
    }
}
