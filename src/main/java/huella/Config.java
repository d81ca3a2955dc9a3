package huella;

import huella.access.AccessSettings;
import huella.access.Networks;
import huella.access.Proxies;
import huella.cql.FilterLimits;
import huella.editing.GeometryOperations;
import huella.geo.read.ReadLimits;
import huella.http.EventLimits;
import huella.http.KeptAnswers;
import huella.http.Limits;
import huella.http.Origin;
import huella.imports.ImportSettings;
import huella.model.Footprint;
import huella.model.Rejected;
import huella.ops.MetricsRoutes;
import huella.tiles.FullTileStore;
import huella.tiles.TileSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says, read once. A bad variable is named together with the form that is accepted.
 *
 * @param data where the embedded database lives (HUELLA_DATA)
 * @param geodata the directory that is loaded at the start (HUELLA_GEODATA)
 * @param databaseUrl the PostGIS to use instead of the embedded one (DATABASE_URL)
 * @param readUrl a streaming replica of it, for what anyone may read (DATABASE_READ_URL)
 * @param postgresBin where the PostgreSQL programs are, when not in a usual place (HUELLA_POSTGRES_BIN)
 * @param geometryTime how long one operation on a shape may take (HUELLA_MAX_GEOMETRY_SECONDS)
 * @param imports how files are taken in (HUELLA_MAX_IMPORT_…)
 * @param poolSize connections to the database (HUELLA_DATABASE_POOL)
 * @param keptMegabytes answers kept in memory (HUELLA_KEPT_MB)
 * @param metricsFrom who may ask for figures (HUELLA_METRICS_FROM)
 * @param tiles how tiles are made
 * @param access what the operator decides about signing in
 */
record Config(
        String host,
        int port,
        Path data,
        Path geodata,
        Optional<DatabaseUrl> databaseUrl,
        Optional<DatabaseUrl> readUrl,
        Optional<Path> postgresBin,
        int poolSize,
        Origin origin,
        AccessSettings access,
        Limits limits,
        Duration geometryTime,
        ImportSettings imports,
        EventLimits events,
        int keptMegabytes,
        TileSettings tiles,
        Networks metricsFrom) {

    private static final int DEFAULT_PORT = 8080;

    /** An address and its password, in it or apart (PGPASSWORD): printing it shows neither. */
    record DatabaseUrl(String value, Optional<String> password) {
        @Override
        public String toString() {
            return "***";
        }
    }

    static Config of(Map<String, String> environment) {
        int poolSize = number(
                environment,
                "HUELLA_DATABASE_POOL",
                Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
                1,
                200);
        int exports = Math.max(1, poolSize / 2); // the map must not wait for files
        Path data = Path.of(text(environment, "HUELLA_DATA").orElseGet(() -> defaultData(environment)))
                .toAbsolutePath()
                .normalize();
        return new Config(
                text(environment, "HUELLA_HOST").orElse("127.0.0.1"),
                number(environment, "HUELLA_PORT", DEFAULT_PORT, 0, 65_535),
                data,
                Path.of(text(environment, "HUELLA_GEODATA").orElse("geodata"))
                        .toAbsolutePath()
                        .normalize(),
                text(environment, "DATABASE_URL").map(url -> new DatabaseUrl(url, text(environment, "PGPASSWORD"))),
                readUrl(environment),
                text(environment, "HUELLA_POSTGRES_BIN").map(Path::of),
                poolSize,
                new Origin(text(environment, "HUELLA_PUBLIC_URL").map(Config::publicUrl)),
                access(environment),
                limits(environment, exports),
                Duration.ofSeconds(
                        number(environment, GeometryOperations.SECONDS, GeometryOperations.DEFAULT_SECONDS, 1, 60)),
                imports(environment, data),
                new EventLimits(
                        number(environment, EventLimits.LISTENERS, EventLimits.DEFAULT.listeners(), 1, 100_000),
                        number(environment, EventLimits.KEEP_ALIVE, EventLimits.DEFAULT.keepAliveSeconds(), 1, 3_600)),
                number(environment, KeptAnswers.MEGABYTES, KeptAnswers.DEFAULT_MEGABYTES, 0, 100_000),
                tiles(environment),
                Networks.parse(
                        MetricsRoutes.FROM,
                        text(environment, MetricsRoutes.FROM).orElse(MetricsRoutes.DEFAULT_FROM)));
    }

    /** Where readers on this machine, or those that the operator has in mind, reach the service. */
    String address() {
        return origin.publicUrl().orElseGet(() -> "http://" + reachableHost() + ":" + port);
    }

    /** The host as it stands in an address; a service that listens everywhere is reached on this machine itself. */
    String reachableHost() {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static Optional<DatabaseUrl> readUrl(Map<String, String> environment) {
        Optional<String> url = text(environment, "DATABASE_READ_URL");
        if (url.isPresent() && text(environment, "DATABASE_URL").isEmpty()) {
            throw Rejected.setup("DATABASE_READ_URL names a replica, but DATABASE_URL does not name its primary. Set"
                    + " DATABASE_URL too; the embedded database has no replica.");
        }
        return url.map(value -> new DatabaseUrl(value, text(environment, "PGPASSWORD")));
    }

    private static AccessSettings access(Map<String, String> environment) {
        return new AccessSettings(
                text(environment, "HUELLA_PUBLIC_URL").map(Config::publicUrl),
                Duration.ofMinutes(number(
                        environment, "HUELLA_SESSION_IDLE_MINUTES", AccessSettings.IDLE_MINUTES, 5, 7 * 24 * 60)),
                Duration.ofHours(number(environment, "HUELLA_SESSION_HOURS", AccessSettings.LONGEST_HOURS, 1, 7 * 24)),
                Proxies.parse(text(environment, "HUELLA_PROXIES").orElse("")));
    }

    private static TileSettings tiles(Map<String, String> environment) {
        TileSettings usual = TileSettings.DEFAULT;
        return new TileSettings(
                number(environment, TileSettings.POOL, usual.pool(), 1, 200),
                number(environment, TileSettings.WAITING, usual.waiting(), 1, 100_000),
                number(environment, TileSettings.BYTES, usual.bytes(), 10_000, 100_000_000),
                number(environment, TileSettings.FEATURES, usual.features(), FullTileStore.LEAST, 100_000));
    }

    private static Limits limits(Map<String, String> environment, int exports) {
        FilterLimits filter = FilterLimits.DEFAULT;
        return new Limits(
                number(environment, Limits.PARAMETER_LENGTH, Limits.DEFAULT.parameterLength(), 10, 8_000),
                number(environment, Limits.PAGE_SIZE, Limits.DEFAULT.pageSize(), 1, 1_000_000),
                number(environment, Limits.EXPORTS, exports, 1, 200),
                number(environment, Limits.BODY_BYTES, Limits.DEFAULT.bodyBytes(), 1_000, 100_000_000),
                number(environment, Limits.DRAFT_EDITS, Limits.DEFAULT.draftEdits(), 1, 10_000),
                number(environment, Limits.DRAFT_VERTICES, Limits.DEFAULT.draftVertices(), 10, 10_000_000),
                new FilterLimits(
                        number(environment, FilterLimits.DEPTH, filter.depth(), 4, FilterLimits.MOST_DEPTH),
                        number(environment, FilterLimits.NODES, filter.nodes(), 10, 10_000),
                        number(environment, FilterLimits.COORDINATES, filter.coordinates(), 10, 100_000)));
    }

    private static ImportSettings imports(Map<String, String> environment, Path data) {
        ReadLimits read = ReadLimits.DEFAULT;
        int most = 1_000_000_000;
        return new ImportSettings(
                new ReadLimits(
                        number(environment, ReadLimits.BYTES, (int) read.bytes(), 1_000, most),
                        number(environment, ReadLimits.UNPACKED_BYTES, (int) read.unpackedBytes(), 1_000, most),
                        number(environment, ReadLimits.ENTRIES, read.entries(), 1, 100_000),
                        number(environment, ReadLimits.FEATURES, read.features(), 1, 10_000_000),
                        number(environment, ReadLimits.VERTICES, read.vertices(), 1, most),
                        number(
                                environment,
                                ReadLimits.FEATURE_VERTICES,
                                read.featureVertices(),
                                1,
                                Footprint.MAX_VERTICES),
                        number(environment, ReadLimits.COLUMNS, read.columns(), 1, 2_000),
                        number(environment, ReadLimits.TEXT, read.text(), 100, 1_000_000),
                        number(environment, ReadLimits.DEPTH, read.depth(), 4, 200)),
                number(environment, ImportSettings.SECONDS, ImportSettings.DEFAULT_SECONDS, 1, 3_600),
                number(environment, ImportSettings.MEMORY, ImportSettings.DEFAULT_MEMORY_MB, 64, 16_384),
                number(
                        environment,
                        ImportSettings.AT_ONCE,
                        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                        1,
                        64),
                number(environment, ImportSettings.PER_ACCOUNT, ImportSettings.DEFAULT_PER_ACCOUNT, 1, 10_000),
                number(environment, ImportSettings.HOURS, ImportSettings.DEFAULT_HOURS, 1, 24 * 365),
                data.resolve("imports"),
                data.resolve("epsg"));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int least, int most) {
        return text(environment, name)
                .map(value -> {
                    if (value.matches("[0-9]{1,9}")
                            && Integer.parseInt(value) >= least
                            && Integer.parseInt(value) <= most) {
                        return Integer.parseInt(value);
                    }
                    throw Rejected.setup(name + "=" + value + " is not accepted; it must be a whole number from "
                            + least + " to " + most + ".");
                })
                .orElse(otherwise);
    }

    private static String publicUrl(String value) {
        if (!value.matches("https?://[^/?#\\s]+/?")) {
            throw Rejected.setup("HUELLA_PUBLIC_URL=" + value
                    + " is not accepted; it must be scheme and host, such as https://mapa.example.cl");
        }
        return value.replaceFirst("/$", "");
    }

    /** Root's data belong to the machine, everybody else's to their home (XDG base directory specification). */
    private static String defaultData(Map<String, String> environment) {
        if ("root".equals(System.getProperty("user.name"))) {
            return "/var/lib/huella";
        }
        return text(environment, "XDG_DATA_HOME").orElse(System.getProperty("user.home") + "/.local/share") + "/huella";
    }
}
