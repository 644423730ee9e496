package org.zoomensemble.operations.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** {@link EmbeddedPostgresProcess}, and the one line that it says. */
record ChildJvm(Process process, String says) {

    static ChildJvm start(List<String> prefix, Path data, Path programs) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SpringApplication.class.getName(),
                "--spring.main.sources=" + EmbeddedPostgresProcess.class.getName(),
                "--spring.main.web-application-type=none",
                "--logging.level.root=OFF",
                data.toString(),
                programs.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        return new ChildJvm(process, output.readLine());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
