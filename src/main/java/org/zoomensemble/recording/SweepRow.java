package org.zoomensemble.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads a row of {@code sweep} with the counts of its users. */
final class SweepRow {

    private SweepRow() {}

    static Sweep sweep(ResultSet row, List<Sweep.Notice> notices) throws SQLException {
        return new Sweep(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getObject("media_workflow_id", UUID.class),
                Sweep.Kind.valueOf(row.getString("found_by")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Sweep.State.valueOf(row.getString("state")),
                row.getString("sentence"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("finished_at") == null
                        ? null
                        : row.getTimestamp("finished_at").toInstant(),
                row.getInt("users"),
                row.getInt("users_done"),
                row.getInt("recordings_seen"),
                row.getInt("recordings_new"),
                notices);
    }
}
