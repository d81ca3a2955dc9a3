package huella.store;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An installed PostgreSQL server that brings PostGIS. The newest one under the usual places wins; a cluster that exists
 * already decides the version, since PostgreSQL cannot open another major version's files.
 *
 * @param bin the directory that holds {@code postgres}, {@code initdb} and {@code pg_ctl}
 * @param major the major version, such as 17
 */
record PostgresBinaries(Path bin, int major) {

    static final int OLDEST = 15;

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\D*(\\d+)");

    /**
     * Directories and one-level patterns where packages put the server: Debian, Homebrew (both kinds of Mac),
     * Postgres.app.
     */
    private static final List<String> PLACES = List.of(
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/opt/homebrew/bin",
            "/usr/local/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin",
            "/usr/bin");

    /**
     * Finds the server to run a cluster with.
     *
     * @param clusterMajor the version that made the existing cluster, empty for a new one
     * @throws Rejected with the command that installs what is missing
     */
    static PostgresBinaries find(Optional<Path> chosen, Optional<Integer> clusterMajor) {
        List<PostgresBinaries> servers = chosen.map(List::of).orElseGet(PostgresBinaries::candidates).stream()
                .flatMap(dir -> probe(dir).stream())
                .filter(server -> server.major >= OLDEST)
                .sorted(Comparator.comparingInt(PostgresBinaries::major).reversed())
                .toList();
        if (servers.isEmpty()) {
            throw Rejected.setup("No PostgreSQL " + OLDEST + " or newer was found"
                    + chosen.map(dir -> " in HUELLA_POSTGRES_BIN=" + dir).orElse("")
                    + ". Install it (Debian: apt-get install postgresql-postgis, macOS: brew install postgresql@17 postgis)"
                    + " or set DATABASE_URL.");
        }
        List<PostgresBinaries> fitting = servers.stream()
                .filter(server -> clusterMajor.isEmpty() || server.major == clusterMajor.get())
                .toList();
        if (fitting.isEmpty()) {
            throw Rejected.setup(
                    "The data directory was made by PostgreSQL " + clusterMajor.get() + " but only version "
                            + servers.getFirst().major + " is installed. Install PostgreSQL " + clusterMajor.get()
                            + " with PostGIS again, or point HUELLA_DATA at another directory.");
        }
        return fitting.stream()
                .filter(PostgresBinaries::hasPostgis)
                .findFirst()
                .orElseThrow(() -> Rejected.setup("PostgreSQL " + fitting.getFirst().major
                        + " is installed without PostGIS. Install it (Debian: apt-get install postgresql-"
                        + fitting.getFirst().major + "-postgis-3, macOS: brew install postgis) or set DATABASE_URL."));
    }

    Path tool(String name) {
        return bin.resolve(name);
    }

    private static List<Path> candidates() {
        List<Path> found = new ArrayList<>();
        for (String place : PLACES) {
            int star = place.indexOf('*');
            if (star < 0) {
                found.add(Path.of(place));
                continue;
            }
            Path parent = Path.of(place.substring(0, place.lastIndexOf('/', star)));
            String glob = place.substring(place.lastIndexOf('/', star) + 1, place.indexOf('/', star));
            String rest = place.substring(place.indexOf('/', star) + 1);
            if (Files.isDirectory(parent)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, glob)) {
                    entries.forEach(entry -> found.add(entry.resolve(rest)));
                } catch (IOException e) {
                    throw Rejected.setup("Cannot list " + parent + " while looking for PostgreSQL: " + e.getMessage());
                }
            }
        }
        return found;
    }

    private static Optional<PostgresBinaries> probe(Path dir) {
        if (!Files.isExecutable(dir.resolve("postgres"))
                || !Files.isExecutable(dir.resolve("initdb"))
                || !Files.isExecutable(dir.resolve("pg_ctl"))) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(Command.of(dir.resolve("postgres").toString(), "--version")
                .run()
                .output());
        return version.find()
                ? Optional.of(new PostgresBinaries(dir, Integer.parseInt(version.group(1))))
                : Optional.empty();
    }

    private boolean hasPostgis() {
        Path pgConfig = tool("pg_config");
        List<Path> shares =
                new ArrayList<>(List.of(Path.of("/usr/share/postgresql/" + major), bin.resolve("../share")));
        if (Files.isExecutable(pgConfig)) {
            shares.addFirst(Path.of(
                    Command.of(pgConfig.toString(), "--sharedir").run().output().strip()));
        }
        return shares.stream().anyMatch(share -> Files.exists(share.resolve("extension/postgis.control")));
    }
}
