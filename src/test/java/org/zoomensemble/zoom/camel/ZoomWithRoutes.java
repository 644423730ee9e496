package org.zoomensemble.zoom.camel;

import static org.mockito.Mockito.mock;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.zoomensemble.security.AddressGuard;
import org.zoomensemble.security.AddressRefusedException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.ZoomConnection;

/** The routes as they are shipped, in a Camel context without Spring, and our side of them. */
final class ZoomWithRoutes implements AutoCloseable {

    static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final String API_SECRET = "an-api-secret-of-thirty-six-letters";

    final List<URI> checked = new CopyOnWriteArrayList<>();
    final DefaultCamelContext camel = new DefaultCamelContext();
    final ZoomVerdicts verdicts;
    final ZoomRoutes routes;
    private final ZoomHttpClient client;

    ZoomWithRoutes(int responseMillis, InstantSource clock) {
        Properties properties = settings();
        properties.setProperty("zoomensemble.http.response-timeout", Integer.toString(responseMillis));
        AddressGuard guard = new LoopbackOnly();
        client = new ZoomHttpClient(zoomSettings(), guard, 1000, responseMillis);
        verdicts = new ZoomVerdicts(clock);
        try {
            camel.getPropertiesComponent().setInitialProperties(properties);
            camel.getRegistry().bind("zoomHttpClient", client);
            camel.getRegistry().bind("zoomReadAnswer", new ReadAnswer());
            camel.getRegistry().bind("zoomReadFile", new ReadFile());
            for (ZoomOperation operation : ZoomOperation.values()) {
                String file = "classpath:camel-routes/" + operation.route() + ".camel.yaml";
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource(file));
            }
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        routes = new ZoomRoutes(camel.createProducerTemplate(), guard);
    }

    static ZoomSettings zoomSettings() {
        return new ZoomSettings(40, 30, Duration.ofSeconds(10), 128, 64, Duration.ofMinutes(5), 300);
    }

    static Properties settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return yaml.getObject();
    }

    static ZoomConnection withApiKey(RawPeer peer) {
        return new ZoomConnection(
                ID, 1, peer.uri("/v2"), null, new ZoomConnection.ApiKey("an-api-key", new Secret(API_SECRET)));
    }

    /** With the API key login and without a rate budget, so without a database. */
    CamelZoomApi api(ZoomConnection connection, InstantSource clock) {
        AccessTokens tokens =
                new AccessTokens(id -> connection, mock(SharedTokens.class), Duration.ofMinutes(5), clock);
        return new CamelZoomApi(
                new ZoomCalls(tokens, mock(RateBudget.class), routes, verdicts),
                new FileDownload(routes, tokens, verdicts),
                zoomSettings());
    }

    @Override
    public void close() {
        camel.stop();
        client.close();
    }

    /** Lets only this machine be called, by its address or by two made-up names. */
    private final class LoopbackOnly implements AddressGuard {

        @Override
        public URI check(URI address) {
            checked.add(address);
            if (!address.getHost().equals("127.0.0.1") && !address.getHost().endsWith(".test")) {
                throw new AddressRefusedException("The host " + address.getHost() + " may not be called.");
            }
            return address;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.equals("private.test")) {
                throw new AddressRefusedException("The host " + host + " is private.");
            }
            if (host.equals("unknown.test")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        }
    }
}
