package huella.exchange;

import huella.catalogue.Collections;
import huella.store.Database;
import huella.store.Sql;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/** Reads how much every collection holds, and where. */
public final class CoverageStore {

    private final Database database;

    public CoverageStore(Database database) {
        this.database = database;
    }

    /** By the collection's name; one that holds nothing is not in the map. */
    Map<String, Coverage> list() {
        Map<String, Coverage> coverages = new HashMap<>();
        database.readPublished(handle -> handle.createQuery(Sql.of(CoverageStore.class, "list"))
                .map((row, context) -> coverages.put(
                        row.getString("capa") == null ? Collections.ALL : row.getString("capa"),
                        new Coverage(
                                row.getInt("count"),
                                new Envelope(
                                        row.getDouble("west"),
                                        row.getDouble("east"),
                                        row.getDouble("south"),
                                        row.getDouble("north")))))
                .list());
        return coverages;
    }
}
