package huella;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.access.Accounts;
import huella.geodata.GeodataLoader;
import huella.http.Entry;
import huella.store.Database;
import huella.store.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service on a free port over a real PostGIS with the real {@code geodata/}. Closing it fails the test when a
 * warning or an error was logged that the test did not claim.
 */
public final class TestApp implements AutoCloseable {

    /** The checkout that is tested. */
    public static final Path ROOT = Path.of(System.getProperty("huella.root", "."));

    /** Locks of this JVM: a channel that nothing refers to is closed. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    /** What the service under test keeps outside of the database; of this JVM alone. */
    public static final Path DATA = ownDirectory();

    public static final Path GEODATA = ROOT.resolve("geodata").toAbsolutePath().normalize();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private final Database database;
    private final App app;

    /** The first of some directories that no other JVM of tests has; held until this one ends. */
    private static Path ownDirectory() {
        try {
            Path target = Files.createDirectories(ROOT.resolve("target"));
            for (int number = 1; ; number++) {
                FileChannel lock = FileChannel.open(
                        target.resolve("test-data-" + number + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                if (lock.tryLock() != null) {
                    HELD.add(lock);
                    return target.resolve("test-data-" + number);
                }
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestApp(Supplier<Database> opened, Map<String, String> more) {
        log.start();
        root().addAppender(log);
        database = opened.get();
        app = new App(step -> {});
        Map<String, String> environment = new HashMap<>(Map.of(
                "HUELLA_PORT",
                "0",
                "HUELLA_GEODATA",
                GEODATA.toString(),
                "HUELLA_MAX_EXPORTS",
                "2",
                "HUELLA_DATA",
                DATA.toString()));
        environment.putAll(more);
        app.start(database, Config.of(environment));
    }

    public static TestApp start() {
        return start(Map.of());
    }

    /** The same with other or more variables of the environment. */
    public static TestApp start(Map<String, String> more) {
        return new TestApp(() -> TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(GEODATA)), more);
    }

    /** The same over a database that others may have open too; it is closed with it. */
    public static TestApp over(Supplier<Database> opened, Map<String, String> more) {
        return new TestApp(opened, more);
    }

    public String origin() {
        return "http://127.0.0.1:" + app.port();
    }

    List<String> routes() {
        return app.routes();
    }

    /** Who may enter each operation, as {@code PUT /path/{parameter}}. */
    public Map<String, Entry> entries() {
        return app.entries();
    }

    public Database database() {
        return database;
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<byte[]> send(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(origin() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Somebody who has not signed in. */
    public Client client() {
        return new Client(origin());
    }

    /**
     * Somebody who has signed in; the account is made when it is new.
     *
     * @param roles as at the command line: {@code planificador:calama}, {@code revisor:rutas}, {@code admin}
     */
    public Client signedIn(String login, String... roles) {
        Accounts accounts = new Accounts(database);
        if (accounts.list().stream().noneMatch(line -> line.account().login().equals(login))) {
            accounts.add(login, "Cuenta " + login, Client.PASSWORD, UserCommand.grants(List.of(roles)));
        }
        Client client = client();
        client.signIn(login, Client.PASSWORD);
        return client;
    }

    public JsonNode json(String path) {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the warnings and errors that hold this text as expected, also those that come before the end. */
    public void claimLog(String text) {
        claimed.add(text);
    }

    @Override
    public void close() {
        app.close();
        database.close();
        root().detachAppender(log);
        List<String> unclaimed = List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> !event.getLoggerName().startsWith("org.testcontainers"))
                .filter(event -> claimed.stream().noneMatch(event.getFormattedMessage()::contains))
                .map(event -> event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage())
                .toList();
        if (!unclaimed.isEmpty()) {
            throw new AssertionError("unclaimed log lines: " + unclaimed);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ch.qos.logback.classic.Logger root() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
