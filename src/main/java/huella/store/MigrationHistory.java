package huella.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Whether the database has all steps of this program and nothing else, by one look at what Flyway wrote down: a start
 * over such a database need not wait for Flyway. It says yes only when the names and the checksums of all steps are
 * exactly those that Flyway itself would write; of everything else Flyway is the judge.
 */
final class MigrationHistory {

    static final String PLACE = "db/migrations";

    private static final String UNDEFINED_TABLE = "42P01";

    private MigrationHistory() {}

    /** @throws SQLException when the database cannot be asked; a database without a history is not complete */
    static boolean isComplete(Connection connection) throws SQLException {
        Map<String, OptionalInt> applied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT script, checksum, success FROM " + Database.SCHEMA
                        + ".flyway_schema_history ORDER BY installed_rank")) {
            while (rows.next()) {
                int checksum = rows.getInt("checksum");
                boolean known = !rows.wasNull() && rows.getBoolean("success");
                // A step that is repeated when it changes stands there once for each time: the last one counts.
                applied.put(rows.getString("script"), known ? OptionalInt.of(checksum) : OptionalInt.empty());
            }
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
        return applied.equals(ofProgram());
    }

    /** The steps that this program brings, by file name, with their checksums. */
    private static Map<String, OptionalInt> ofProgram() {
        Map<String, OptionalInt> steps = new HashMap<>();
        for (String script : scripts()) {
            steps.put(script, OptionalInt.of(checksum(script)));
        }
        return steps;
    }

    /** As Flyway does it: CRC-32 of the lines without their ends, so that a checkout's line ends do not count. */
    private static int checksum(String script) {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                MigrationHistory.class.getResourceAsStream("/" + PLACE + "/" + script), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }

    /** A jar's entries, or while the program is developed a directory's. */
    private static List<String> scripts() {
        URL place = MigrationHistory.class.getResource("/" + PLACE);
        try {
            if (place.openConnection() instanceof JarURLConnection jar) {
                List<String> names = new ArrayList<>();
                jar.getJarFile().entries().asIterator().forEachRemaining(entry -> {
                    if (entry.getName().startsWith(PLACE + "/") && !entry.isDirectory()) {
                        names.add(entry.getName().substring(PLACE.length() + 1));
                    }
                });
                return names;
            }
            try (Stream<Path> files = Files.list(Path.of(new URI(place.toString())))) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path names its places well", e);
        }
    }
}
