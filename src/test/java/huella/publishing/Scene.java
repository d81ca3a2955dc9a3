package huella.publishing;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Collections;
import huella.exchange.Exports;
import huella.store.Database;
import huella.store.TilePool;
import huella.tiles.TileSettings;
import huella.tiles.TileSource;
import huella.tiles.TileStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Geometry;

/** A database to publish from, and some of its files. */
record Scene(Database database, TilePool pool, Predicate<Product> wanted) implements AutoCloseable {

    private static final int AT_ONCE = 2;

    static Scene of(Database database, Predicate<Product> wanted) {
        return new Scene(database, database.tiles(AT_ONCE), wanted);
    }

    @Override
    public void close() {
        pool.close();
    }

    Publishing publishing(Steps steps) {
        Collections collections = new Collections(new CatalogueStore(database).getVocabularies());
        return new Publishing(
                        new PublishingStore(database),
                        new TileSource(new TileStore(pool, TileSettings.DEFAULT.bytes()), collections),
                        Exports.over(database, () -> "prueba"),
                        collections,
                        "prueba",
                        AT_ONCE,
                        steps)
                .only(wanted);
    }

    Publishing.Outcome publish(Path directory) {
        try (Place place = Folder.open(directory, Manifest.TOP)) {
            return publish(place);
        }
    }

    Publishing.Outcome publish(Place place) {
        return publishing(new Steps(step -> {}, () -> false)).publish(place, false);
    }

    long publication() {
        return database.read(handle -> handle.createQuery("SELECT max(id) FROM publication")
                .mapTo(Long.class)
                .one());
    }

    Geometry geometry(String code) {
        Geometry[] found = new Geometry[1];
        database.each(
                "SELECT geom FROM published WHERE codigo = :code",
                query -> query.bind("code", code),
                row -> found[0] = row.geometry());
        return found[0];
    }

    List<String> codes(String layer) {
        return database.read(handle -> handle.createQuery("SELECT codigo FROM published WHERE capa = :layer ORDER BY 1")
                .bind("layer", layer)
                .mapTo(String.class)
                .list());
    }
}
