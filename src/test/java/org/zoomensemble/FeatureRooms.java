package org.zoomensemble;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.ensemble.EnsembleHierarchy;
import org.zoomensemble.ingest.ReconciliationProcess;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.KnownRecordings;
import org.zoomensemble.recording.RecordingAnnouncements;
import org.zoomensemble.recording.SweepProcess;
import org.zoomensemble.security.AddressGuard;
import org.zoomensemble.security.AddressRefusedException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;
import org.zoomensemble.workflow.AutoCreateProcess;
import org.zoomensemble.workflow.PushDownProcess;
import org.zoomensemble.workflow.UnfinishedIngests;
import org.zoomensemble.zoom.ZoomAccount;

/**
 * The rooms directory, workflow and recording on an empty database, between a Zoom and an Ensemble in memory. What they
 * announce and which processes they start is written down.
 */
public final class FeatureRooms implements AutoCloseable {

    public final ZoomAccount zoom;
    public final EnsembleHierarchy ensemble;
    public final Announced announced;
    public final StartedSweeps started;
    public final BegunPushDowns begun;
    public final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context;

    public FeatureRooms() {
        context = new AnnotationConfigApplicationContext(Wiring.class);
        zoom = context.getBean(ZoomAccount.class);
        ensemble = context.getBean(EnsembleHierarchy.class);
        announced = context.getBean(Announced.class);
        started = context.getBean(StartedSweeps.class);
        begun = context.getBean(BegunPushDowns.class);
        jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("truncate " + String.join(", ", tables()) + " cascade").update();
    }

    private List<String> tables() {
        return jdbc.sql(
                        "select tablename from pg_tables where schemaname = 'zoomensemble' and tablename not like 'flyway%'")
                .query(String.class)
                .list();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    public UUID institution() {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into institution (id, name, ensemble_id) values (?, 'North', ?)")
                .param(id)
                .param("inst-" + id)
                .update();
        return id;
    }

    public UUID organization(UUID institutionId, String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into organization (id, institution_id, ensemble_id, name) values (?, ?, ?, ?)")
                .param(id)
                .param(institutionId)
                .param("org-" + id)
                .param(name)
                .update();
        return id;
    }

    public UUID library(UUID organizationId, String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)")
                .param(id)
                .param(organizationId)
                .param("lib-" + id)
                .param(name)
                .update();
        return id;
    }

    /** Every text of every table of ours, to look for what must not stand there. */
    public String everythingStored() {
        StringBuilder all = new StringBuilder();
        tables().forEach(table -> jdbc.sql("select to_jsonb(t)::text from zoomensemble." + table + " t")
                .query(String.class)
                .list()
                .forEach(row -> all.append(row).append('\n')));
        return all.toString();
    }

    /** Takes announcements and knows which are new. */
    public static final class Announced implements RecordingAnnouncements {

        public final List<Announcement> all = new CopyOnWriteArrayList<>();

        /** Accounts and uuids of which something was said. */
        public final List<String> changed = new ArrayList<>();

        @Override
        public void changed(String zoomAccount, List<String> recordingUuids) {
            recordingUuids.forEach(uuid -> changed.add(zoomAccount + " " + uuid));
        }

        @Override
        public int announce(List<Announcement> announcements) {
            int fresh = 0;
            for (Announcement announcement : announcements) {
                boolean isKnown = all.stream()
                        .anyMatch(known -> known.mediaWorkflowId().equals(announcement.mediaWorkflowId())
                                && known.recording()
                                        .uuid()
                                        .equals(announcement.recording().uuid()));
                all.add(announcement);
                fresh += isKnown ? 0 : 1;
            }
            return fresh;
        }

        /** Recordings announced to a media workflow, each as often as it was. */
        public List<String> to(UUID mediaWorkflowId) {
            return all.stream()
                    .filter(announcement -> announcement.mediaWorkflowId().equals(mediaWorkflowId))
                    .map(announcement -> announcement.recording().uuid())
                    .toList();
        }
    }

    /** Which media workflows have a recording, as a test says. */
    public static final class Known implements KnownRecordings {

        public final Map<String, Set<UUID>> having = new ConcurrentHashMap<>();

        @Override
        public Set<UUID> having(String zoomAccount, String recordingUuid) {
            return having.getOrDefault(zoomAccount + " " + recordingUuid, Set.of());
        }

        @Override
        public boolean isAnyDone(String zoomAccount, String recordingUuid) {
            return !having(zoomAccount, recordingUuid).isEmpty();
        }
    }

    /** Writes down which sweeps were to be started. */
    public static final class StartedSweeps implements SweepProcess {

        public final List<UUID> all = new ArrayList<>();
        public Instant nextTurn;

        @Override
        public void sweepOpened(UUID sweepId) {
            all.add(sweepId);
        }

        @Override
        public Optional<Instant> nextTurn() {
            return Optional.ofNullable(nextTurn);
        }
    }

    /** Writes down which reconciliations were to be started. */
    public static final class StartedReconciliations implements ReconciliationProcess {

        public final List<UUID> all = new CopyOnWriteArrayList<>();

        @Override
        public void reconciliationOpened(UUID reconciliationId) {
            all.add(reconciliationId);
        }
    }

    /** Writes down which push-downs were begun; each counts as alive, and as going on, until a test says otherwise. */
    public static final class BegunPushDowns implements PushDownProcess {

        public final List<UUID> all = new CopyOnWriteArrayList<>();
        public final Set<UUID> vanished = ConcurrentHashMap.newKeySet();
        public final Set<UUID> stuck = ConcurrentHashMap.newKeySet();

        @Override
        public void pushDownBegun(UUID pushDownId) {
            all.add(pushDownId);
        }

        @Override
        public boolean isAlive(UUID pushDownId) {
            return !vanished.contains(pushDownId);
        }

        @Override
        public boolean standsStill(UUID pushDownId) {
            return stuck.contains(pushDownId);
        }
    }

    /** As many unfinished ingests as a test says. */
    public static final class Unfinished implements UnfinishedIngests {

        public int count;

        @Override
        public int count(UUID connectionId, String zoomAccount) {
            return count;
        }
    }

    /** Writes down which syncs found libraries that a template waits for. */
    public static final class SeenLibraries implements AutoCreateProcess {

        public final List<UUID> syncs = new CopyOnWriteArrayList<>();
        public volatile boolean isRunning;

        @Override
        public void librariesSeen(UUID syncId) {
            syncs.add(syncId);
        }

        @Override
        public boolean isRunning() {
            return isRunning;
        }
    }

    /** Not readable without this class, which is enough to see whether something was sealed. */
    public static final class PlainSeal implements SecretSeal {

        @Override
        public String seal(Secret secret) {
            return "sealed." + Base64.getEncoder().encodeToString(secret.value().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Secret open(String sealed) {
            byte[] value = Base64.getDecoder().decode(sealed.substring("sealed.".length()));
            return new Secret(new String(value, StandardCharsets.UTF_8));
        }
    }

    /** The rooms themselves. No stereotype, so that the demonstration's component scan passes it over. */
    @Import(Outside.class)
    @ComponentScan({"org.zoomensemble.directory", "org.zoomensemble.workflow", "org.zoomensemble.recording"})
    @ConfigurationPropertiesScan({
        "org.zoomensemble.directory",
        "org.zoomensemble.workflow",
        "org.zoomensemble.recording"
    })
    public static class Wiring {

        @Bean
        Unfinished unfinished() {
            return new Unfinished();
        }

        @Bean
        Announced announced() {
            return new Announced();
        }

        @Bean
        Known known() {
            return new Known();
        }
    }

    /** What the rooms need from outside. No stereotype here either. */
    @ComponentScan(
            basePackages = "org.zoomensemble.zoom.camel",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.JsonZoomEvents"))
    @ComponentScan(
            basePackages = "org.zoomensemble.security",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(CurrentPerson|ChangeLog|ChangeRecords)"))
    public static class Outside {

        private static final TestDatabase DATABASE = TestDatabase.migrated();

        @Bean
        HikariDataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(DATABASE.dataSource());
            pool.setMinimumIdle(0);
            pool.setMaximumPoolSize(30);
            return pool;
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(JdbcTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        /** Nothing happens by itself: of several contexts on this database one would do another's work. */
        @Bean
        TaskScheduler taskScheduler() {
            return (TaskScheduler) Proxy.newProxyInstance(
                    Outside.class.getClassLoader(),
                    new Class<?>[] {TaskScheduler.class},
                    (proxy, method, arguments) -> method.getReturnType() == Clock.class ? Clock.systemUTC() : null);
        }

        @Bean
        ZoomAccount zoom() {
            return new ZoomAccount();
        }

        @Bean
        EnsembleHierarchy ensemble() {
            return new EnsembleHierarchy();
        }

        @Bean
        StartedSweeps startedSweeps() {
            return new StartedSweeps();
        }

        @Bean
        StartedReconciliations startedReconciliations() {
            return new StartedReconciliations();
        }

        @Bean
        SeenLibraries seenLibraries() {
            return new SeenLibraries();
        }

        @Bean
        BegunPushDowns begunPushDowns() {
            return new BegunPushDowns();
        }

        @Bean
        PlainSeal seal() {
            return new PlainSeal();
        }

        @Bean
        AddressGuard addressGuard() {
            return new AddressGuard() {
                @Override
                public java.net.URI check(java.net.URI address) {
                    if (!"https".equals(address.getScheme())) {
                        throw new AddressRefusedException("The address " + address.getHost() + " is not https.");
                    }
                    return address;
                }

                @Override
                public java.net.InetAddress[] resolve(String host) {
                    throw new AssertionError("nothing is called in these tests");
                }
            };
        }
    }
}
