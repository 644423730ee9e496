package org.zoomensemble.ensemble.camel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.zoomensemble.security.AddressGuard;

/** How the routes connect to Ensemble. */
final class Connections implements HttpClientConfigurer {

    /** Also for the TLS handshake, and for each address of a host. */
    static final Timeout CONNECT = Timeout.ofSeconds(5);

    /** The longest that one read may block; routes may say otherwise. */
    static final Timeout READ = Timeout.ofSeconds(20);

    private static final int MOST_ADDRESSES = 3;

    /** Shorter than servers keep theirs, since a request on a connection they just closed is lost. */
    private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(10);

    /** After how many bytes an upload looks whether the server has answered already. */
    private static final long LOOK_FOR_ANSWER = 4L * 1024 * 1024;

    /** A pool whose names are resolved by the guard at the moment of connecting. */
    static PoolingHttpClientConnectionManager pool(EnsembleSettings settings, AddressGuard guard) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDns(guard))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(LOOK_FOR_ANSWER))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(READ)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(READ)
                        .setTcpNoDelay(true)
                        .build())
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("zoom-ensemble")
                .setRequestExecutor(new UploadExecutor())
                .addExecInterceptorLast("ensemble-transport", new Transport())
                .setKeepAliveStrategy(new ShortKeepAlive());
    }

    private static final class ShortKeepAlive extends DefaultConnectionKeepAliveStrategy {

        @Override
        public TimeValue getKeepAliveDuration(HttpResponse response, HttpContext context) {
            TimeValue announced = super.getKeepAliveDuration(response, context);
            return TimeValue.isPositive(announced) && announced.compareTo(KEPT_IDLE) < 0 ? announced : KEPT_IDLE;
        }
    }

    private record GuardedDns(AddressGuard guard) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = guard.resolve(host);
            return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
