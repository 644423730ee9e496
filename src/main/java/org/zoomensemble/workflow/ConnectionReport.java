package org.zoomensemble.workflow;

import java.util.List;

/**
 * What came of trying a Zoom connection.
 *
 * @param isUsable nothing that was tried failed
 */
public record ConnectionReport(boolean isUsable, List<Line> lines) {

    /** One thing that this application needs of Zoom. {@code sentence} says in plain words what was found or is missing. */
    public record Line(String what, Result result, String sentence) {}

    /** How it went. */
    public enum Result {
        PASSED,
        FAILED,
        NOT_TRIED
    }

    static ConnectionReport of(List<Line> lines) {
        return new ConnectionReport(
                lines.stream().noneMatch(line -> line.result() == Result.FAILED), List.copyOf(lines));
    }
}
