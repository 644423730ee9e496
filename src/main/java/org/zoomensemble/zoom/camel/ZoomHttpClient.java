package org.zoomensemble.zoom.camel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zoomensemble.security.AddressGuard;

/**
 * The HTTP client of all Zoom routes: one pool of connections; names are resolved by the address guard at the moment of
 * connecting; nothing is repeated, redirected, decompressed or remembered by itself.
 */
@Component("zoomHttpClient")
final class ZoomHttpClient implements HttpClientConfigurer, AutoCloseable {

    private final PoolingHttpClientConnectionManager connections;

    ZoomHttpClient(
            ZoomSettings settings,
            AddressGuard guard,
            @Value("${zoomensemble.http.connect-timeout}") int connectMillis,
            @Value("${zoomensemble.http.response-timeout}") int responseMillis) {
        Timeout connect = Timeout.ofMilliseconds(connectMillis);
        Timeout read = Timeout.ofMilliseconds(responseMillis);
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedNames(guard))
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.of(5, TimeUnit.MINUTES))
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(read)
                        .setTcpNoDelay(true)
                        .build())
                .build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .setUserAgent("zoom-ensemble")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    @Override
    public void close() {
        connections.close();
    }

    private record GuardedNames(AddressGuard guard) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return guard.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
