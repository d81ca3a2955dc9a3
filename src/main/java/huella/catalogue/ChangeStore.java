package huella.catalogue;

import huella.model.Change;
import huella.model.Touched;
import huella.store.Database;
import huella.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Reads where what is served became different, and which change of a layer was its last. */
final class ChangeStore {

    private final Database database;

    ChangeStore(Database database) {
        this.database = database;
    }

    /** The number of the last change; 0 before the first. */
    long last() {
        return database.readNews(handle -> handle.createQuery(Sql.of(ChangeStore.class, "last"))
                .mapTo(Long.class)
                .one());
    }

    /** The last change of every layer that ever changed. */
    Map<String, Long> versions() {
        return database.readNews(handle -> handle
                .createQuery(Sql.of(ChangeStore.class, "versions"))
                .map((row, context) -> Map.entry(row.getString("layer"), row.getLong("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * The changes after a number, in order.
     *
     * @param limit of boxes; when there are more, the answer is one change of everything
     */
    List<Change> since(long number, int limit) {
        List<Box> boxes = database.readNews(handle -> boxes(handle.getConnection(), number, limit + 1));
        if (boxes.size() > limit) {
            return List.of(Change.ofEverything(last()));
        }
        List<Change> changes = new ArrayList<>();
        for (int from = 0, to; from < boxes.size(); from = to) {
            long act = boxes.get(from).number();
            List<Touched> touched = new ArrayList<>();
            for (to = from; to < boxes.size() && boxes.get(to).number() == act; to++) {
                touched.add(boxes.get(to).touched());
            }
            changes.add(new Change(act, touched, false));
        }
        return changes;
    }

    /** Plain JDBC: a publication is heard of seldom, and what is seldom run is slow the longer it is. */
    private static List<Box> boxes(Connection connection, long number, int limit) {
        List<Box> boxes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(ChangeStore.class, "since"))) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Touched touched = new Touched(
                            rows.getString(2),
                            rows.getDouble(3),
                            rows.getDouble(4),
                            rows.getDouble(5),
                            rows.getDouble(6),
                            rows.getInt(7),
                            rows.getInt(8));
                    boxes.add(new Box(rows.getLong(1), touched));
                }
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
        return boxes;
    }

    private record Box(long number, Touched touched) {}
}
