package huella.bench;

import huella.geodata.GeodataLoader;
import huella.store.Database;
import huella.store.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database server with two databases: the real data with so many synthetic features besides, and the real data alone.
 * Making them takes minutes, so they are kept (HUELLA_BENCH_DATA, otherwise {@code target/bench-data}), under a name
 * made of all that they are made of: the number of features, the migrations, {@code geodata/} and the generator. A
 * directory of another name is of an earlier version and can be deleted.
 */
final class BenchData implements AutoCloseable {

    /** The real features and the synthetic ones. */
    static final String MADE = "huella";

    /** The real ones alone. */
    static final String REAL = "real";

    private static final int POOL = 2;

    /** Nobody else is measured on more. */
    private static final int MOST_WITH_PEERS = 1_000_000;

    private static final List<Path> MADE_OF = List.of(
            Path.of("db/migrations"),
            Path.of("geodata"),
            Path.of("src/test/java/huella/bench/SyntheticFeatures.java"),
            Path.of("src/test/java/huella/bench/SyntheticShape.java"),
            Path.of("src/test/java/huella/bench/SyntheticStore.java"),
            Path.of("src/test/resources/huella/bench/SyntheticStore"),
            Path.of("src/test/resources/huella/bench/BenchData"));

    private final Path directory;
    private final int count;
    private final BenchServer server;
    private final SyntheticFeatures features;

    private BenchData(Path directory, int count, BenchServer server) {
        this.directory = directory;
        this.count = count;
        this.server = server;
        this.features = SyntheticStore.features(server, MADE);
    }

    /** Opens the kept one, or makes it first. */
    static BenchData open(int count) {
        String kept = System.getenv().getOrDefault("HUELLA_BENCH_DATA", "target/bench-data");
        Path directory = Path.of(kept).resolve(count + "-" + digest()).toAbsolutePath();
        Path complete = directory.resolve("complete");
        try {
            if (!Files.exists(complete)) {
                if (Files.exists(directory)) {
                    remove(directory);
                }
                make(directory, count);
                Files.createFile(complete);
            }
            return new BenchData(directory, count, BenchServer.start(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path directory, int count) throws IOException {
        Bench.say("Making %d features in %s (kept for the next run)", count, directory);
        long start = System.nanoTime();
        Files.createDirectories(directory);
        // The database's own user must be able to enter.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        try (BenchServer server = BenchServer.start(directory)) {
            for (String name : List.of(REAL, MADE)) {
                try (Database database = Database.open(server.postgres(), name, POOL)) {
                    new GeodataLoader(database).load(Path.of("geodata"));
                }
            }
            new SyntheticStore(server, MADE).add(count, false);
            if (count <= MOST_WITH_PEERS) {
                server.run(MADE, Sql.of(BenchData.class, "peers"));
            }
            for (String name : List.of(REAL, MADE)) {
                server.run(name, "VACUUM (ANALYZE)");
            }
        }
        Bench.say("Made in %.0f s", (System.nanoTime() - start) / 1e9);
    }

    BenchServer server() {
        return server;
    }

    SyntheticFeatures features() {
        return features;
    }

    int count() {
        return count;
    }

    /** For logs and what else a run leaves; empty at the start of each. */
    Path scratch() {
        Path scratch = directory.resolve("scratch");
        try {
            remove(scratch);
            return Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path source : MADE_OF) {
                for (Path file : files(source)) {
                    digest.update(file.toString().getBytes());
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 8);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("run in the directory of the checkout", e);
        }
    }

    private static List<Path> files(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void remove(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
