package org.zoomensemble.zoom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.operations.LoginRefusals;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.SealBrokenException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.camel.RawPeer.Reply;

class AccessTokensIT {

    private static final UUID ID = ZoomWithRoutes.ID;
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static ZoomWithRoutes zoom;
    private static TestDatabase database;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final InstantSource clock = now::get;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger connectionsRead = new AtomicInteger();
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicReference<ZoomConnection> connection = new AtomicReference<>();
    private RawPeer peer;

    @BeforeAll
    static void start() {
        zoom = new ZoomWithRoutes(2000, InstantSource.system());
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void stop() {
        zoom.close();
    }

    @BeforeEach
    void startPeer() {
        peer = new RawPeer();
        peer.answer(request -> token());
        connection.set(withSecret(1, "the secret"));
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("delete from zoom_connection").update();
        jdbc.sql("insert into zoom_connection (id, api_url, auth, client_id, sealed_secret)"
                        + " values (:id, '', 'SERVER_TO_SERVER', '', '')")
                .param("id", ID)
                .update();
    }

    @AfterEach
    void stopPeer() throws Exception {
        peer.close();
    }

    private Reply token() {
        return Reply.json(
                200,
                "{\"access_token\":\"token-" + fetched.incrementAndGet()
                        + "\",\"token_type\":\"bearer\",\"expires_in\":\"3600\",\"scope\":\"a b\",\"api_url\":\"https://evil.test\"}");
    }

    private ZoomConnection withSecret(int revision, String secret) {
        return new ZoomConnection(
                ID,
                revision,
                peer.uri("/v2"),
                peer.uri("/oauth/token"),
                new ZoomConnection.ServerToServer("acc/1", "client", new Secret(secret)));
    }

    /** A node of its own: with nothing in memory. */
    private AccessTokens node() {
        DataSource counted = new Counted(database.dataSource());
        SharedTokens shared = new SharedTokens(
                JdbcClient.create(counted),
                new JdbcTransactionManager(counted),
                new Reversing(),
                new TokenEndpoint(zoom.routes, new ZoomVerdicts(clock), clock),
                clock);
        return new AccessTokens(
                id -> {
                    connectionsRead.incrementAndGet();
                    return connection.get();
                },
                shared,
                MARGIN,
                clock);
    }

    @Test
    void fetchesATokenAsServerToServerOauthWantsIt() {
        Access access = node().access(ID);

        assertThat(access.authorization()).isEqualTo("Bearer token-1");
        RawPeer.Request request = peer.last();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/oauth/token");
        assertThat(request.body()).isEqualTo("grant_type=account_credentials&account_id=acc%2F1");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(request.header("Authorization").substring(6)),
                        StandardCharsets.UTF_8))
                .isEqualTo("client:the secret");
        assertThat(stored()).isEqualTo("1-nekot");
    }

    @Test
    void ordinaryCallsCostNoStatement() {
        AccessTokens node = node();
        node.access(ID);
        int before = statements.get();

        for (int i = 0; i < 1000; i++) {
            node.access(ID);
        }

        assertThat(statements.get()).isEqualTo(before);
        assertThat(connectionsRead).hasValue(1);
        assertThat(fetched).hasValue(1);
    }

    @Test
    void nodesShareATokenUntilShortlyBeforeItEnds() {
        AccessTokens one = node();
        AccessTokens other = node();
        assertThat(one.access(ID).token().value()).isEqualTo("token-1");
        assertThat(other.access(ID).token().value()).isEqualTo("token-1");

        pass(Duration.ofMinutes(54));
        assertThat(one.access(ID).token().value()).isEqualTo("token-1");
        pass(Duration.ofMinutes(2));
        assertThat(one.access(ID).token().value()).isEqualTo("token-2");
        assertThat(other.access(ID).token().value()).isEqualTo("token-2");
        assertThat(fetched).hasValue(2);
    }

    @Test
    void sixtyFourCallsWithoutATokenFetchOne() throws Exception {
        AccessTokens one = node();
        AccessTokens other = node();

        List<String> tokens = atOnce(
                64, i -> () -> (i % 2 == 0 ? one : other).access(ID).token().value());

        assertThat(tokens).hasSize(64).containsOnly("token-1");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void sixtyFourRefusedCallsRenewTheTokenOnce() throws Exception {
        AccessTokens one = node();
        AccessTokens other = node();
        Secret refused = one.access(ID).token();
        other.access(ID);

        List<String> tokens = atOnce(
                64,
                i -> () ->
                        (i % 2 == 0 ? one : other).renewed(ID, refused).token().value());

        assertThat(tokens).hasSize(64).containsOnly("token-2");
        assertThat(fetched).hasValue(2);
    }

    @Test
    void theOldTokenServesWhileANewOneCannotBeHad() {
        AccessTokens node = node();
        node.access(ID);
        pass(Duration.ofMinutes(56));
        peer.answer(Reply.json(500, "{}"));

        assertThat(node.access(ID).token().value()).isEqualTo("token-1");

        pass(Duration.ofMinutes(4));
        assertThat(failure(() -> node.access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @Test
    void changedCredentialsCountAfterSecondsAndTheirTokenIsNew() {
        AccessTokens node = node();
        node.access(ID);
        connection.set(withSecret(2, "another"));

        pass(Duration.ofSeconds(6));

        assertThat(node.access(ID).token().value()).isEqualTo("token-2");
        assertThat(node.access(ID).connection().revision()).isEqualTo(2);
    }

    @Test
    void aTokenThatCannotBeUnsealedIsFetchedAnew() {
        node().access(ID);
        JdbcClient.create(database.dataSource())
                .sql("update zoom_token set sealed_token = 'broken'")
                .update();

        assertThat(node().access(ID).token().value()).isEqualTo("token-2");
    }

    @Test
    void aMissingScopeMakesAnOldTokenNewAndLeavesAYoungOne() {
        AccessTokens node = node();
        Secret first = node.access(ID).token();
        node.scopeMissing(ID, first);
        assertThat(fetched).hasValue(1);

        pass(Duration.ofSeconds(61));
        node.scopeMissing(ID, first);
        assertThat(fetched).hasValue(2);
        assertThat(node.access(ID).token().value()).isEqualTo("token-2");
    }

    @Test
    void tellsTheScopesOfATokenThatIsNew() {
        AccessTokens node = node();
        node.access(ID);

        assertThat(node.granted(ID)).containsExactlyInAnyOrder("a", "b");
        assertThat(node.access(ID).token().value()).isEqualTo("token-2");
        assertThat(node().access(ID).token().value()).isEqualTo("token-2");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_client, Invalid client_id or client_secret, enter client id and client secret anew",
        "400, invalid_request, Account does not exist, check the account id",
        "400, unsupported_grant_type, unsupported grant type, must be a Server-to-Server OAuth app",
        "400, invalid_client, The app has been disabled, activate the app"
    })
    void aRefusedLoginIsGivenUpWithAnAccountAndARemedy(int status, String error, String reason, String remedy) {
        peer.answer(Reply.json(status, "{\"reason\":\"" + reason + "\",\"error\":\"" + error + "\"}"));

        WorkFailure failure = failure(() -> node().access(ID));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(failure)
                .hasMessageContaining("account id acc/1 with client id client")
                .hasMessageContaining(reason)
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("the secret");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aLoginRefusedWith401IsGivenUpOnlyWhenThatLasts() {
        Reply refused = Reply.json(401, "{\"reason\":\"Invalid client_id or client_secret\"}");
        AccessTokens node = node();
        peer.answer(refused);
        assertThat(failure(() -> node.access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        pass(LoginRefusals.LASTING);

        WorkFailure lasting = failure(() -> node.access(ID));

        assertThat(lasting.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(lasting).hasMessageContaining("enter client id and client secret anew");

        peer.answer(token());
        node.access(ID);
        pass(Duration.ofMinutes(61));
        peer.answer(refused);
        assertThat(failure(() -> node.access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @Test
    void otherAnswersOfTheTokenEndpoint() {
        peer.answer(Reply.json(429, "{}").with("Retry-After", "4"));
        assertThat(failure(() -> node().access(ID)).retryAfter()).contains(Duration.ofSeconds(4));

        peer.answer(Reply.of(404, "text/html", "<p>nothing here</p>"));
        assertThat(failure(() -> node().access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);

        peer.answer(Reply.json(200, "{\"access_token\":null}"));
        assertThat(failure(() -> node().access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);

        peer.answer(Reply.nothing(true));
        assertThat(failure(() -> node().access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);

        connection.set(new ZoomConnection(
                ID,
                1,
                peer.uri("/v2"),
                URI.create("http://unknown.test/oauth/token"),
                connection.get().login()));
        assertThat(failure(() -> node().access(ID)).reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);

        assertThat(stored()).as("nothing is kept of a failure").isNull();
    }

    @Test
    void withoutTheDatabaseThereIsOneSentence() {
        DataSource away = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
            }

            @Override
            public Connection getConnection(String username, String password) throws java.sql.SQLException {
                return getConnection();
            }
        };
        SharedTokens shared = new SharedTokens(
                JdbcClient.create(away), new JdbcTransactionManager(away), new Reversing(), mock(TokenEndpoint.class));

        assertThatThrownBy(() -> shared.token(connection.get(), null, MARGIN))
                .isInstanceOf(WorkFailure.class)
                .hasMessageContaining("database");
    }

    @Test
    void theApiKeyMakesItsOwnTokenAndNeedsNoRow() throws Exception {
        connection.set(new ZoomConnection(
                ID, 1, peer.uri("/v2"), null, new ZoomConnection.ApiKey("the-key", new Secret("short secret"))));
        AccessTokens node = node();

        SignedJWT token = SignedJWT.parse(node.access(ID).token().value());

        assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("alg", "typ");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(token.getJWTClaimsSet().getClaims()).containsOnlyKeys("iss", "exp");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("the-key");
        assertThat(token.getPayload().toJSONObject())
                .containsEntry("exp", now.get().plusSeconds(3600).getEpochSecond());
        byte[] key = java.util.Arrays.copyOf("short secret".getBytes(StandardCharsets.UTF_8), 32);
        assertThat(token.verify(new MACVerifier(key))).isTrue();
        assertThat(hmac("short secret", token)).isEqualTo(token.getSignature().toString());
        assertThat(node.granted(ID)).isEmpty();
        assertThat(statements).hasValue(0);

        String first = node.access(ID).token().value();
        pass(Duration.ofMinutes(56));
        assertThat(node.access(ID).token().value()).isNotEqualTo(first);
    }

    private static String hmac(String secret, SignedJWT token) throws Exception {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(token.getSigningInput()));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static String stored() {
        return JdbcClient.create(database.dataSource())
                .sql("select sealed_token from zoom_token where connection_id = :id")
                .param("id", ID)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static <T> List<T> atOnce(int calls, java.util.function.IntFunction<Callable<T>> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            CountDownLatch ready = new CountDownLatch(calls);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                Callable<T> one = call.apply(i);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return one.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static WorkFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(WorkFailure.class, call);
    }

    /** Sealed enough to see that what is stored is not the token. */
    private static final class Reversing implements SecretSeal {

        @Override
        public String seal(Secret secret) {
            return new StringBuilder(secret.value()).reverse().toString();
        }

        @Override
        public Secret open(String sealed) {
            if (sealed.equals("broken")) {
                throw new SealBrokenException("broken");
            }
            return new Secret(new StringBuilder(sealed).reverse().toString());
        }
    }

    private final class Counted extends AbstractDataSource {

        private final DataSource source;

        Counted(DataSource source) {
            this.source = source;
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            statements.incrementAndGet();
            return source.getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws java.sql.SQLException {
            return getConnection();
        }
    }
}
