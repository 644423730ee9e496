package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/** Announces one recording 64 times in the same moment: by requests for it, by sweeps that find it, and by Zoom's events. */
final class Announcers {

    private static final int AT_ONCE = 64;

    private Announcers() {}

    static void announce(World world, SandboxRecording recording, List<String> workflows, ZoomWebhook webhook) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        CountDownLatch all = new CountDownLatch(AT_ONCE);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int number = 0; number < AT_ONCE; number++) {
                String workflow = workflows.get(number % workflows.size());
                int way = number % 4;
                answers.add(threads.submit(() -> {
                    Administrator administrator = new Administrator(world.product.uri(), "admin", World.ADMIN_PASSWORD);
                    all.countDown();
                    all.await();
                    return switch (way) {
                        case 2 -> told(webhook, recording);
                        case 3 ->
                            administrator
                                    .post("/api/v1/media-workflows/" + workflow + "/sweeps", Map.of())
                                    .status();
                        default ->
                            administrator
                                    .post(
                                            "/api/v1/ingests",
                                            Map.of("mediaWorkflowId", workflow, "meetingUuid", recording.uuid()))
                                    .status();
                    };
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get(2, TimeUnit.MINUTES));
            }
            assertThat(statuses)
                    .as("64 announcements of “%s” at once", recording.topic())
                    .hasSize(AT_ONCE)
                    .allMatch(status -> status < 300);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** In such a crowd an event may be answered with 503: Zoom tells it again, as it would after some minutes. */
    private static int told(ZoomWebhook webhook, SandboxRecording recording) throws InterruptedException {
        int status = webhook.send("recording.completed", recording);
        for (int again = 0; status == 503 && again < 10; again++) {
            TimeUnit.SECONDS.sleep(1);
            status = webhook.send("recording.completed", recording);
        }
        return status;
    }
}
