package huella.catalogue;

import huella.model.Change;
import huella.model.Touched;
import huella.store.Database;
import huella.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads where what is served became different, and which change of a layer was its last. */
final class ChangeStore {

    private final Database database;

    ChangeStore(Database database) {
        this.database = database;
    }

    /** The number of the last change; 0 before the first. */
    long last() {
        return database.read(handle -> handle.createQuery(Sql.of(ChangeStore.class, "last"))
                .mapTo(Long.class)
                .one());
    }

    /** The last change of every layer that ever changed. */
    Map<String, Long> versions() {
        return database.read(handle -> handle
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
        List<Box> boxes = database.read(handle -> handle.createQuery(Sql.of(ChangeStore.class, "since"))
                .bind("number", number)
                .bind("limit", limit + 1)
                .map((row, context) -> new Box(
                        row.getLong("number"),
                        new Touched(
                                row.getString("layer"),
                                row.getDouble("min_x"),
                                row.getDouble("min_y"),
                                row.getDouble("max_x"),
                                row.getDouble("max_y"),
                                row.getInt("min_zoom"),
                                row.getInt("max_zoom"))))
                .list());
        if (boxes.size() > limit) {
            return List.of(Change.ofEverything(last()));
        }
        List<Change> changes = new ArrayList<>();
        boxes.stream()
                .collect(Collectors.groupingBy(
                        Box::number, java.util.TreeMap::new, Collectors.mapping(Box::touched, Collectors.toList())))
                .forEach((act, touched) -> changes.add(new Change(act, touched, false)));
        return changes;
    }

    private record Box(long number, Touched touched) {}
}
