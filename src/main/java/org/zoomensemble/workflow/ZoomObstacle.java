package org.zoomensemble.workflow;

import java.util.Optional;
import org.zoomensemble.workflow.Admission.Verdict;
import org.zoomensemble.zoom.ZoomUser;

/** What Zoom's own data of a user says against adding him, in the same words wherever it is told. */
final class ZoomObstacle {

    private ZoomObstacle() {}

    static Optional<Admission> of(ZoomUser user, String email) {
        if (user.isDeactivated()) {
            return Optional.of(new Admission(
                    email,
                    Verdict.DEACTIVATED,
                    email + " is deactivated at Zoom; activate the user there, then add again."));
        }
        if (!user.isLicensed()) {
            return Optional.of(new Admission(
                    email,
                    Verdict.NOT_LICENSED,
                    email + " has no paid Zoom license, so there are no cloud recordings; assign one at Zoom, then add"
                            + " again."));
        }
        return Optional.empty();
    }
}
