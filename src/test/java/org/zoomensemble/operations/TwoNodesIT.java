package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.LoggingLeftAlone;
import org.zoomensemble.TestDatabase;

/** Two nodes that meet an empty database at the same moment: one makes the tables, both start. */
@ExtendWith(LoggingLeftAlone.class)
class TwoNodesIT {

    @RepeatedTest(2)
    void startTogetherOnOneEmptyDatabase() throws Exception {
        TestDatabase database = TestDatabase.create();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<ConfigurableApplicationContext> start = () -> {
            together.await(120, TimeUnit.SECONDS);
            return start(database);
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<ConfigurableApplicationContext>> started = List.of(nodes.submit(start), nodes.submit(start));
            for (Future<ConfigurableApplicationContext> node : started) {
                try (ConfigurableApplicationContext context = node.get(180, TimeUnit.SECONDS)) {
                    assertThat(context.getBean(JdbcClient.class)
                                    .sql("select count(*) from institution")
                                    .query(Integer.class)
                                    .single())
                            .isZero();
                }
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from flyway_schema_history where version = '1' and success")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static ConfigurableApplicationContext start(TestDatabase database) {
        return new SpringApplicationBuilder(OperationsApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.datasource.hikari.maximum-pool-size=3");
    }
}
