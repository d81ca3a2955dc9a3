package huella;

import huella.geodata.GeodataLoader;
import huella.geodata.GeodataReader;
import huella.model.Problem;
import huella.model.Rejected;
import huella.store.FirstUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. {@code ./huella} finds a Java and calls it; test, format and build are that script's own. */
@Command(
        name = "huella",
        description =
                "Map service of EMRA 2023-2050: the initiatives of the Antofagasta Region as layers, tiles and a map.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        subcommands = {
            Main.Serve.class,
            Main.Check.class,
            Main.Ready.class,
            ExportCommand.class,
            PublishCommand.class,
            ImportCommand.class,
            UserCommand.class,
            AuditCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(
                arguments.length == 1 && arguments[0].equals("serve")
                        ? serve()
                        : commandLine().execute(arguments));
    }

    /**
     * The one command whose start is waited for, and it has no words to parse: without asking what others could mean.
     */
    private static int serve() {
        withoutFlightRecorder();
        CompletableFuture.runAsync(FirstUse::prepare);
        try {
            return new Serve(new PrintWriter(System.out)).call();
        } catch (Rejected rejected) {
            return refused(rejected, commandLine());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /**
     * Jdbi would start Java's Flight Recorder with its first statement, a sixth of the start, in case somebody
     * recorded. Who does says so before ({@code HUELLA_JAVA_OPTS=-XX:StartFlightRecording}), and is not touched by
     * this.
     */
    private static void withoutFlightRecorder() {
        System.setProperty("jfr.unsupported.vm", "true");
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof Rejected rejected) {
                return refused(rejected, command);
            }
            throw e;
        });
    }

    private static int refused(Rejected rejected, CommandLine command) {
        command.getErr().println(command.getColorScheme().errorText("huella: " + line(rejected.problem())));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What was rejected, in front of why. */
    private static String line(Problem problem) {
        return problem instanceof Problem.BadParameter parameter
                ? parameter.parameter() + ": " + parameter.detail()
                : problem.detail();
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"huella " + Version.get()};
        }
    }

    /** Starts the service and stays until it is asked to stop. */
    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = "Start the database and the map, and print the address.",
            footer = {
                "",
                "Environment:",
                "  HUELLA_HOST, HUELLA_PORT      where it listens (127.0.0.1, 8080)",
                "  HUELLA_DATA                   directory of the embedded database",
                "  DATABASE_URL                  a PostGIS of yours instead, such as",
                "                                postgresql://user:password@host:5432/database",
                "  DATABASE_READ_URL             a streaming replica of it, which takes the reads of the public",
                "  PGPASSWORD                    their password, when the address has none",
                "  HUELLA_DATABASE_POOL          connections to it (two for each core)",
                "  HUELLA_GEODATA                data to load (geodata)",
                "  HUELLA_PUBLIC_URL             scheme and host that readers use, behind a proxy",
                "  HUELLA_PROXIES                proxies whose X-Forwarded-For is believed (none), such as 10.0.0.0/8",
                "  HUELLA_SESSION_IDLE_MINUTES   after which an unused session ends (480)",
                "  HUELLA_SESSION_HOURS          after which every session ends (12)",
                "  HUELLA_POSTGRES_BIN           where PostgreSQL's programs are",
                "  HUELLA_MAX_PARAMETER_LENGTH   characters of one query parameter (4000)",
                "  HUELLA_MAX_PAGE_SIZE          features of one page (10000)",
                "  HUELLA_MAX_FILTER_DEPTH       levels of a filter expression (40)",
                "  HUELLA_MAX_FILTER_NODES       parts of a filter expression (1000)",
                "  HUELLA_MAX_FILTER_COORDINATES points of a filter's geometries (5000)",
                "  HUELLA_MAX_BODY_BYTES         size of what a request carries (2000000)",
                "  HUELLA_MAX_DRAFT_EDITS        initiatives that one draft may change (200)",
                "  HUELLA_MAX_DRAFT_VERTICES     vertices of all its shapes (50000)",
                "  HUELLA_MAX_IMPORT_BYTES       size of a file that is imported (20000000), _UNPACKED_BYTES (200000000),",
                "                                _FEATURES (5000), _VERTICES (200000), _FEATURE_VERTICES (10000),",
                "                                _COLUMNS (200), _ENTRIES of a zip (200), _TEXT (10000), _DEPTH (32)",
                "  HUELLA_MAX_IMPORT_SECONDS     for reading one file (60), and _MEMORY_MB (512)",
                "  HUELLA_MAX_IMPORTS            files read at once (one for two cores)",
                "  HUELLA_MAX_IMPORTS_PER_ACCOUNT that one account has neither accepted nor left (10)",
                "  HUELLA_IMPORT_HOURS           after which a file that nobody accepted is deleted (24)",
                "  HUELLA_MAX_GEOMETRY_SECONDS   for one operation on a shape (5)",
                "  HUELLA_MAX_EXPORTS            files made at once (half of the connections)",
                "  HUELLA_MAX_LISTENERS          maps that hear of publications at once (200)",
                "  HUELLA_KEEP_ALIVE_SECONDS     silence after which they are told that all is well (20)",
                "  HUELLA_KEPT_MB                memory for answers that are kept (48); 0: none are",
                "  HUELLA_METRICS_FROM           networks that may read /metrics (127.0.0.0/8, ::1)",
                "  HUELLA_LOG                    TRACE, DEBUG, INFO, WARN or ERROR (INFO)"
            })
    static final class Serve implements Callable<Integer> {

        private final PrintWriter out;

        Serve() {
            this(new PrintWriter(System.out));
        }

        private Serve(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() throws InterruptedException {
            Config config = Config.of(System.getenv());
            App app = new App(step -> say(out, "  " + step));
            CountDownLatch stopped = new CountDownLatch(1);
            // Before the start: whoever stops a service that is still starting must not leave its database running.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                app.close();
                stopped.countDown();
            }));
            app.start(config);
            report(out, app.loaded());
            if (!app.hasAccounts()) {
                say(out, "  Nobody can sign in to edit yet. Add the first administrator, also while this runs:");
                say(out, "    ./huella user add LOGIN --name \"NAME SURNAME\" --admin");
            }
            say(out, "Huella is ready: http://" + config.reachableHost() + ":" + app.port() + "/   (Ctrl+C stops it)");
            stopped.await();
            return CommandLine.ExitCode.OK;
        }

        private static void report(PrintWriter out, GeodataLoader.Outcome loaded) {
            say(
                    out,
                    "  " + loaded.total() + " initiatives, "
                            + (loaded.written().isEmpty()
                                    ? "none changed"
                                    : loaded.written().size() + " new or changed"));
            list(
                    out,
                    "Changed in geodata/ but also edited in the service since; the service's version stays",
                    loaded.keptEdits());
            list(out, "No longer in geodata/ but still published", loaded.missing());
        }

        private static void list(PrintWriter out, String what, List<String> codes) {
            if (!codes.isEmpty()) {
                say(out, "  " + what + ": " + String.join(", ", codes));
            }
        }

        private static void say(PrintWriter out, String line) {
            out.println(line);
            out.flush();
        }
    }

    /** Checks the files of {@code geodata/} without a database. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Check the files of geodata/ and list everything that is wrong with them.")
    static final class Check implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Config config = Config.of(System.getenv());
            int initiatives = GeodataReader.check(config.geodata());
            spec.commandLine().getOut().println(initiatives + " initiatives and the base geography are in order.");
            return CommandLine.ExitCode.OK;
        }
    }

    /** For supervisors that have no HTTP client of their own, such as a container's health check. */
    @Command(
            name = "ready",
            mixinStandardHelpOptions = true,
            description = "Ask the service on HUELLA_PORT whether it is ready; exit code 0 when it is.")
    static final class Ready implements Callable<Integer> {

        private static final Duration LIMIT = Duration.ofSeconds(4);

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            Config config = Config.of(System.getenv());
            URI address = URI.create("http://" + config.reachableHost() + ":" + config.port() + "/health/ready");
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(address).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
                spec.commandLine().getOut().println(answer.body());
                return answer.statusCode() == 200 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
            } catch (IOException e) {
                throw Rejected.setup("Nothing answers at " + address + ". Start it with ./huella serve.");
            }
        }
    }
}
