package huella.publishing;

import huella.model.TileCoord;
import huella.model.Touched;
import huella.store.Database;
import huella.store.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.locationtech.jts.geom.Geometry;

/** Reads in which state the published data are, where they changed, and where on the map they are. */
public final class PublishingStore {

    /** Among the layers of changes: base geography, comunas and vocabularies. */
    static final String BASE = "base";

    private final Database database;

    public PublishingStore(Database database) {
        this.database = database;
    }

    /**
     * A state of the data.
     *
     * @param publication the last one
     * @param words a digest of the vocabularies
     */
    record State(long publication, Instant date, String words) {}

    State state() {
        return ask(
                "state",
                query -> query.map((row, context) -> new State(
                                row.getLong("publication"),
                                row.getObject("date", OffsetDateTime.class).toInstant(),
                                row.getString("words")))
                        .one());
    }

    /** The number of the last change of each layer, and of {@code base}. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        ask(
                "versions",
                query -> query.map((row, context) -> versions.put(row.getString("layer"), row.getLong("version")))
                        .list());
        return versions;
    }

    /**
     * Where it changed since a version.
     *
     * @param layer or all those of initiatives
     * @return no more than {@code limit}
     */
    List<Touched> touched(Optional<String> layer, long version, int limit) {
        return ask(
                "touched",
                query -> query.bind("layer", layer.orElse(null))
                        .bind("version", version)
                        .bind("limit", limit)
                        .map((row, context) -> new Touched(
                                row.getString("layer"),
                                row.getDouble("min_x"),
                                row.getDouble("min_y"),
                                row.getDouble("max_x"),
                                row.getDouble("max_y"),
                                row.getInt("min_zoom"),
                                row.getInt("max_zoom")))
                        .list());
    }

    /**
     * Where something of a layer can be seen.
     *
     * @param fromZoom the first zoom at which it is shown
     * @param isShape whether it is the shape itself, in EPSG:3857, and not only the corners of its box
     */
    record Seen(String layer, int fromZoom, boolean isShape, Geometry place) {}

    /** All shapes of a band, one after the other; the wide ones themselves. */
    void shapes(int band, double wide, Consumer<Seen> reader) {
        database.each(
                Sql.of(PublishingStore.class, "shapes"),
                query -> query.bind("band", band).bind("wide", wide),
                row -> reader.accept(new Seen(row.text(), row.integer(), row.flag(), row.geometry())));
    }

    /** Tiles that leave something of a layer out. */
    void counts(Consumer<Map.Entry<String, TileCoord>> reader) {
        ask(
                        "counts",
                        query -> query.map((row, context) -> Map.entry(
                                        row.getString("layer"), morton(row.getInt("zoom"), row.getLong("tile"))))
                                .list())
                .forEach(reader);
    }

    void comunas(Consumer<Geometry> reader) {
        database.each(Sql.of(PublishingStore.class, "comunas"), query -> query, row -> reader.accept(row.geometry()));
    }

    void base(Consumer<Geometry> reader) {
        database.each(Sql.of(PublishingStore.class, "base"), query -> query, row -> reader.accept(row.geometry()));
    }

    private static TileCoord morton(int zoom, long code) {
        int x = 0;
        int y = 0;
        for (int bit = 0; bit < zoom; bit++) {
            x |= (int) (code >> 2 * bit & 1) << bit;
            y |= (int) (code >> 2 * bit + 1 & 1) << bit;
        }
        return new TileCoord(zoom, x, y);
    }

    private <T> T ask(String name, Function<Query, T> work) {
        return database.read(handle -> work.apply(handle.createQuery(Sql.of(PublishingStore.class, name))));
    }
}
