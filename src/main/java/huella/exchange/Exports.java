package huella.exchange;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.features.FeatureStore;
import huella.geo.Crs;
import huella.geo.EpsgDatabase;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.http.Limits;
import huella.http.Turns;
import huella.store.Database;
import java.io.IOException;
import java.nio.file.Path;

/** Files without the web: for the command line, and to measure. */
public final class Exports {

    private final Exchange exchange;
    private final EpsgDatabase epsg;

    public Exports(Exchange exchange, EpsgDatabase epsg) {
        this.exchange = exchange;
        this.epsg = epsg;
    }

    /** @param build a name of the program */
    public static Exports over(Database database, EpsgDatabase epsg, String build) {
        Vocabularies vocabularies = new CatalogueStore(database).getVocabularies();
        return new Exports(
                new Exchange(
                        new FeatureStore(database),
                        new ComunaStore(database),
                        new CoverageStore(database),
                        new EditionStore(database),
                        new Collections(vocabularies),
                        vocabularies,
                        build,
                        new Turns(Limits.DEFAULT)),
                epsg);
    }

    /** Under what name the web sends such a file. */
    public static String fileName(Collection collection, Format format, Crs crs) {
        return ExportRoutes.fileName(collection.name(), format, FileCrs.of(crs));
    }

    /**
     * Writes one file; it is whole when this returns, and of no use when it throws.
     *
     * @param selection kept within the collection
     */
    public void write(Collection collection, Selection selection, Format format, Crs crs, Path file)
            throws IOException {
        exchange.tables()
                .collection(collection, selection, exchange.edition())
                .write(format::open, crs, epsg, file, () -> {});
    }
}
