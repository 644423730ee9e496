package org.zoomensemble.sandbox;

import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.annotation.MultipartConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.modeler.Registry;
import org.springframework.util.FileSystemUtils;

/**
 * The web server of a sandbox peer, on loopback only. Every request goes through the peer's ledger and then through its
 * faults. Paths reach the servlets as sent ({@code getRequestURI()}), encoded slashes included.
 */
public final class SandboxServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    static {
        // Both are process-wide and would quarrel with the application's own Tomcat in the same process.
        TomcatURLStreamHandlerFactory.disable();
        Registry.disableRegistry();
    }

    private final String name;
    private final int wantedPort;
    private final Map<String, Servlet> servlets;
    private final Calls calls;
    private final Faults faults;
    private Path folder;
    private Tomcat tomcat;

    /**
     * A server that answers at {@code http://127.0.0.1:port}.
     *
     * @param port     0 takes a free one
     * @param servlets by servlet path pattern, for example {@code /v2/*}
     */
    public SandboxServer(int port, Map<String, Servlet> servlets, Calls calls, Faults faults) {
        this(LOOPBACK, port, servlets, calls, faults);
    }

    /**
     * A server that listens on loopback and calls itself something else.
     *
     * @param name the host in {@link #uri()}, for example {@code localhost}
     */
    public SandboxServer(String name, int port, Map<String, Servlet> servlets, Calls calls, Faults faults) {
        this.name = name;
        this.wantedPort = port;
        this.servlets = Map.copyOf(servlets);
        this.calls = calls;
        this.faults = faults;
    }

    /**
     * Starts listening.
     *
     * @throws IllegalStateException the port is taken
     */
    public SandboxServer start() {
        Tomcat starting = new Tomcat();
        starting.setSilent(true);
        folder = workFolder();
        starting.setBaseDir(folder.toString());
        starting.setConnector(connector());
        starting.getEngine().getPipeline().addValve(new Connection.Valve());
        StandardContext context = (StandardContext) starting.addContext("", null);
        context.setParentClassLoader(SandboxServer.class.getClassLoader());
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesObjectStreamClassCaches(false);
        filter(context, "calls", calls.filter());
        filter(context, "faults", faults.filter());
        servlets.forEach((path, servlet) -> servlet(context, path, servlet));
        try {
            starting.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The sandbox cannot listen on port " + wantedPort + ".", e);
        }
        tomcat = starting;
        return this;
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Without a trailing slash. */
    public URI uri() {
        return URI.create("http://" + name + ":" + port());
    }

    @Override
    public void close() {
        if (tomcat == null) {
            return;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The sandbox does not stop.", e);
        } finally {
            tomcat = null;
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    private Connector connector() {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(wantedPort);
        connector.setThrowOnFailure(true);
        connector.setEncodedSolidusHandling("passthrough");
        connector.setProperty("address", LOOPBACK);
        connector.setProperty("maxThreads", "100");
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("maxSwallowSize", "-1");
        connector.setProperty("socket.appReadBufSize", "65536");
        connector.setProperty("socket.appWriteBufSize", "65536");
        return connector;
    }

    private static Path workFolder() {
        try {
            return Files.createTempDirectory("sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void filter(Context context, String filterName, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(filterName);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(filterName);
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    private static void servlet(Context context, String path, Servlet servlet) {
        Wrapper wrapper = Tomcat.addServlet(context, "servlet " + path, servlet);
        wrapper.setAsyncSupported(true);
        MultipartConfig multipart = servlet.getClass().getAnnotation(MultipartConfig.class);
        if (multipart != null) {
            wrapper.setMultipartConfigElement(new MultipartConfigElement(multipart));
        }
        context.addServletMappingDecoded(path, "servlet " + path);
    }
}
