package huella.http;

import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The web door: Javalin with our error answers, security headers and the browser application. Routes come from the
 * rooms.
 */
public final class Server implements AutoCloseable {

    private static final long STOP_LIMIT_MS = 10_000;
    private static final int HEADER_LIMIT_BYTES = 16 * 1024;

    /** Pages load code, styles and data from here only; OpenStreetMap's tiles when the reader switches them on. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: https://tile.openstreetmap.org",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'");

    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    /** On every answer, also on those that never reach a route. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            // OpenStreetMap refuses tiles without a referrer, so it is cut to the origin and not left out.
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "X-Content-Type-Options", "nosniff",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(self)",
            // What is public may be read by the pages of others; without credentials, so nobody is impersonated.
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Expose-Headers",
                    "Content-Crs, Content-Disposition, Content-Length, ETag, Link, Retry-After");

    /**
     * Those of {@link #HEADERS} that say what a page may do, and what one of another origin may read: nothing is lost
     * where a script or a style leaves them out, and a phone is spared two thirds of a kilobyte for each.
     */
    static final Set<String> OF_PAGES =
            Set.of("Content-Security-Policy", "Referrer-Policy", "Permissions-Policy", "Access-Control-Expose-Headers");

    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts answering.
     *
     * @param port 0 for any free one
     * @param kept stands in front of the routes
     * @throws Rejected in one line when the port is taken or the host is not ours
     */
    public static Server start(String host, int port, Limits limits, KeptAnswers kept, List<Routes> rooms) {
        withoutManagement();
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = limits.bodyBytes();
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(STOP_LIMIT_MS);
                server.setErrorHandler(new BareErrors());
                server.insertHandler(new HotAnswers(kept));
            });
            config.jetty.addConnector((server, http) -> {
                ServerConnector connector = new ServerConnector(server, new HotConnection.Factory(http, kept));
                connector.setHost(host);
                connector.setPort(port);
                return connector;
            });
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setRequestHeaderSize(HEADER_LIMIT_BYTES);
            });
            config.routes.before(context -> HEADERS.forEach(context::header));
            Problems.handle(config.routes);
            rooms.forEach(room -> room.register(config));
            config.routes.options("/*", context -> allow(context, "GET, HEAD, OPTIONS")); // rooms know better of some
            new BrowserFiles().register(config);
        });
        requireEntries(javalin);
        try {
            return new Server(javalin.start());
        } catch (JavalinBindException e) {
            throw new Rejected(
                    new Problem.BadSetup(
                            isOurs(host)
                                    ? "Port " + port + " on " + host
                                            + " cannot be used (taken by another program, or not allowed)."
                                            + " Stop the other program or choose another port: HUELLA_PORT=8081 ./huella serve"
                                    : "HUELLA_HOST=" + host
                                            + " is not an address of this machine. Use 127.0.0.1, 0.0.0.0 (all) or one of its own."),
                    e);
        }
    }

    /**
     * What the first server of a process takes time for and needs no routes, for who starts one and has to wait for
     * something else anyway.
     */
    public static void prepare() {
        withoutManagement();
        Javalin.create(config -> config.startup.showJavalinBanner = false);
        new ServletContextHandler();
        new org.eclipse.jetty.server.Server(new QueuedThreadPool());
    }

    /** Jetty would start the whole of Java's management to ask how many references fit into a line of the cache. */
    private static void withoutManagement() {
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
    }

    /**
     * A route that changes something and does not say who may enter it would be open to everybody: it must not start.
     */
    private static void requireEntries(Javalin javalin) {
        endpoints(javalin)
                .filter(endpoint ->
                        !READS.contains(endpoint.method) && entry(endpoint).isEmpty())
                .findFirst()
                .ifPresent(endpoint -> {
                    throw new IllegalStateException(endpoint.method + " " + endpoint.path + " declares no Entry");
                });
    }

    /**
     * What may be done with a resource, and what another page's browser asks before it sends a header of its own (Fetch
     * standard, CORS preflight): other pages may read, and nothing else.
     */
    public static void allow(Context context, String methods) {
        context.status(HttpStatus.NO_CONTENT)
                .header("Allow", methods)
                .header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match")
                .header("Access-Control-Max-Age", "86400");
    }

    private static boolean isOurs(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    /** How many requests the routes have answered, and how; those that are answered from memory never come to them. */
    public List<Measure> measures() {
        StatisticsHandler statistics = javalin.jettyServer().server().getDescendant(StatisticsHandler.class);
        Measure answers = new Measure(
                "huella_answers",
                "Requests that the routes answered, by the class of the status",
                Measure.Kind.COUNTER,
                Map.of(),
                () -> 0);
        return List.of(
                answers.with("status", "2xx", statistics::getResponses2xx),
                answers.with("status", "3xx", statistics::getResponses3xx),
                answers.with("status", "4xx", statistics::getResponses4xx),
                answers.with("status", "5xx", statistics::getResponses5xx),
                Measure.gauge(
                        "huella_requests_active",
                        "Requests that the routes are answering",
                        statistics::getRequestsActive));
    }

    public int port() {
        return javalin.port();
    }

    /** Every operation but HEAD, which goes with GET, and OPTIONS, as {@code PUT /path/{parameter}}. */
    public List<String> routes() {
        return endpoints(javalin)
                .filter(endpoint -> endpoint.method != HandlerType.HEAD && endpoint.method != HandlerType.OPTIONS)
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .toList();
    }

    /** Who may enter each operation, as the gate reads it. */
    public Map<String, Entry> entries() {
        return endpoints(javalin)
                .filter(endpoint -> entry(endpoint).isPresent())
                .collect(Collectors.toMap(
                        endpoint -> endpoint.method + " " + endpoint.path,
                        endpoint -> entry(endpoint).get(),
                        (first, second) -> first));
    }

    private static Stream<Endpoint> endpoints(Javalin javalin) {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod());
    }

    private static Optional<Entry> entry(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.metadata(Roles.class)).stream()
                .flatMap(roles -> roles.getRoles().stream())
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .findFirst();
    }

    /** Requests in flight are finished, new ones refused. */
    @Override
    public void close() {
        javalin.stop();
    }
}
