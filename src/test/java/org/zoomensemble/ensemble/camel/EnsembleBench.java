package org.zoomensemble.ensemble.camel;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.security.AddressGuard;
import org.zoomensemble.security.Secret;

/** The Ensemble interface with its real routes and connections, without the rest of the application. */
public final class EnsembleBench implements AutoCloseable {

    private static final Path ROUTES = Path.of("camel-routes");

    private final CamelContext context = new DefaultCamelContext();
    private final EnsembleApi api;
    private final StalledUploads stalled;

    EnsembleBench(EnsembleSettings settings) {
        this(settings, new OpenGuard(), StalledUploads.LIMIT_SECONDS);
    }

    EnsembleBench(EnsembleSettings settings, Clock clock) {
        this(settings, new OpenGuard(), StalledUploads.LIMIT_SECONDS, clock);
    }

    EnsembleBench(EnsembleSettings settings, AddressGuard guard, long stallSeconds) {
        this(settings, guard, stallSeconds, Clock.systemUTC());
    }

    private EnsembleBench(EnsembleSettings settings, AddressGuard guard, long stallSeconds, Clock clock) {
        EnsembleConfiguration configuration = new EnsembleConfiguration();
        EnsembleRoutes routes = configuration.ensembleRoutes(context.createProducerTemplate());
        StatusMap statuses = new StatusMap(settings, clock);
        EnsembleLogin login = configuration.ensembleAccount(settings, routes, statuses);
        context.getRegistry().bind("ensembleConnections", configuration.ensembleConnections(settings, guard));
        context.getRegistry().bind("ensembleHttpClient", configuration.ensembleHttpClient());
        context.getRegistry().bind("ensembleAddress", configuration.ensembleAddress(guard));
        context.getRegistry().bind("ensembleLogin", configuration.ensembleLogin(settings, login));
        context.getRegistry().bind("ensembleUploadLogin", configuration.ensembleUploadLogin(settings, login));
        context.getRegistry().bind("ensembleAnswer", configuration.ensembleAnswer());
        context.getPropertiesComponent().setInitialProperties(limits());
        context.getShutdownStrategy().setTimeout(5);
        stalled = new StalledUploads(stallSeconds);
        api = configuration.ensembleApi(settings, configuration.ensembleCalls(routes, login, statuses), stalled);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(ROUTES, "ensemble-*.camel.yaml")) {
            for (Path file : files) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromBytes(file.getFileName().toString(), Files.readAllBytes(file)));
            }
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException("the routes do not load", e);
        }
    }

    /** With Basic authentication as {@code service} / {@code account}. */
    public static EnsembleBench basic(String url) {
        return new EnsembleBench(settings(url));
    }

    static EnsembleSettings settings(String url) {
        return settings(url, EnsembleSettings.Api.HAPI, Set.of(), "", "");
    }

    static EnsembleSettings settings(
            String url,
            EnsembleSettings.Api api,
            Set<String> uploadHosts,
            String captionTemplate,
            String userTemplate) {
        return new EnsembleSettings(
                url,
                api,
                "service",
                new Secret("account"),
                EnsembleSettings.Auth.BASIC,
                "",
                "",
                null,
                "",
                uploadHosts,
                captionTemplate,
                userTemplate,
                8,
                100);
    }

    /** The time limits as they are shipped. */
    private static Properties limits() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        return yaml.getObject();
    }

    public EnsembleApi api() {
        return api;
    }

    @Override
    public void close() {
        stalled.close();
        context.stop();
    }

    /** Lets everything pass. */
    static class OpenGuard implements AddressGuard {

        @Override
        public URI check(URI address) {
            return address;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
        }
    }
}
