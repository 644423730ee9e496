package org.zoomensemble.zoom.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
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

    /** A header for this class alone; it is never sent. */
    private static final String EXACT_TARGET = "Exact-Target";

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
                .disableAuthCaching()
                .addExecInterceptorFirst("exact-target", ZoomHttpClient::withExactTarget)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "last-moment", LastMoment::beforeSending);
    }

    /**
     * Camel percent-encodes more than it must, {@code ~} for one, and signed addresses are made of exactly such characters.
     * Where a route says what is to stand in the request line, that stands there.
     */
    private static ClassicHttpResponse withExactTarget(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException, HttpException {
        Header target = request.getFirstHeader(EXACT_TARGET);
        if (target != null) {
            request.removeHeaders(EXACT_TARGET);
            request.setPath(target.getValue());
        }
        return chain.proceed(request, scope);
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
