package huella.bench;

import huella.bench.SyntheticFeatures.Kind;
import huella.bench.SyntheticFeatures.Place;
import huella.store.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Adds {@link SyntheticFeatures} to the real ones that are loaded already, in bulk: triggers are off and indexes of
 * shapes are made afterwards, since row by row three million would take an hour; then the program's own function makes
 * what tiles are made of. Constraints of the table stay on, so every feature is one that could be published.
 */
final class SyntheticStore {

    private static final int ROWS_AT_ONCE = 500;

    private final BenchServer server;
    private final String database;

    SyntheticStore(BenchServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /** The real feature that others take after. */
    private record Template(Kind kind, String before, String name, String between, String nameEn, String after) {}

    /** Which places features lie round. */
    static SyntheticFeatures features(BenchServer server, String database) {
        List<Place> places = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of(SyntheticStore.class, "places"))) {
            while (rows.next()) {
                places.add(new Place(new Coordinate(rows.getDouble("x"), rows.getDouble("y")), rows.getInt("rank")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SyntheticFeatures(places);
    }

    /** @param areasOnly whatever they take after, all are areas */
    void add(int count, boolean areasOnly) {
        SyntheticFeatures features = features(server, database);
        server.run(database, Sql.of(SyntheticStore.class, "begin"));
        List<Template> templates = templates(areasOnly);
        int workers = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int first = (int) ((long) count * worker / workers);
                int end = (int) ((long) count * (worker + 1) / workers);
                parts.add(pool.submit(() -> copy(features, templates, first, end)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the features could not be made", e);
        }
        server.run(database, Sql.of(SyntheticStore.class, "end"));
    }

    private Void copy(SyntheticFeatures features, List<Template> templates, int first, int end)
            throws SQLException, IOException {
        WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true);
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica; SET synchronous_commit = off");
            CopyIn copy =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Sql.of(SyntheticStore.class, "versions"));
            StringBuilder rows = new StringBuilder();
            for (int number = first; number < end; number++) {
                Template template = templates.get(number % templates.size());
                rows.append(SyntheticFeatures.code(number)).append(template.before());
                rows.append(template.name()).append(' ').append(number).append(template.between());
                rows.append(template.nameEn()).append(' ').append(number).append(template.after());
                rows.append(WKBWriter.toHex(wkb.write(features.footprint(number, template.kind()))))
                        .append('\n');
                if (number % ROWS_AT_ONCE == 0 || number == end - 1) {
                    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    rows.setLength(0);
                }
            }
            copy.endCopy();
        }
        return null;
    }

    private List<Template> templates(boolean areasOnly) {
        List<Template> templates = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of(SyntheticStore.class, "templates"))) {
            while (rows.next()) {
                Kind kind = Kind.valueOf(rows.getString("kind"));
                templates.add(new Template(
                        areasOnly ? Kind.AREA : kind,
                        rows.getString("before"),
                        rows.getString("name_es"),
                        rows.getString("between"),
                        rows.getString("name_en"),
                        rows.getString("after")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return templates;
    }
}
