package org.zoomensemble.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** A backup of before an ingest is restored: what was ingested since is found again, not made twice. */
class RestoredBackupIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void whatWasIngestedAfterTheBackupIsNotMadeTwice() {
        try (World world = new World("restored-backup", Options.defaults())) {
            Judge judge = new Judge(world);
            world.library("lib-1", "Physics");
            SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            Meetings meetings = new Meetings(world, judge, "lib-1", host);
            world.startProduct();
            String workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", List.of(host));
            meetings.add("Before the backup", 100_000);
            world.administrator.sweep(workflow);
            world.awaitOutcomes(1, LONG);
            world.product.terminate();
            Instant madeAt = Instant.now();
            TestDatabase backup = world.database.copied();

            world.startProduct();
            meetings.add("After the backup", 100_000);
            meetings.addSegments("In two parts", 2, 100_000);
            world.administrator.sweep(workflow);
            world.awaitOutcomes(3, LONG);
            judge.judge();
            world.product.terminate();

            world.settings.put("SPRING_DATASOURCE_URL", backup.url());
            world.settings.put("ZOOMENSEMBLE_INGEST_RESTOREDFROM", madeAt.toString());
            world.startProduct();
            world.administrator.sweep(workflow);
            world.awaitOutcomes(3, LONG);

            judge.judge();
        }
    }
}
