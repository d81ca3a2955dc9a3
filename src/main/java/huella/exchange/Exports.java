package huella.exchange;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.cql.CqlText;
import huella.cql.Filter;
import huella.cql.FilterLimits;
import huella.features.FeatureStore;
import huella.geo.Crs;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.Reprojection;
import huella.http.Limits;
import huella.http.Turns;
import huella.model.Rejected;
import huella.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Files without the web: for the command line, and to measure. */
public final class Exports {

    private static final String WHERE = "--where";
    private static final int TRIES = 3;

    private final Exchange exchange;
    private final Collections collections;

    private Exports(Exchange exchange, Collections collections) {
        this.exchange = exchange;
        this.collections = collections;
    }

    /** @param build a name of the program */
    public static Exports over(Database database, Supplier<String> build) {
        Vocabularies vocabularies = new CatalogueStore(database).getVocabularies();
        Collections collections = new Collections(vocabularies);
        return new Exports(
                new Exchange(
                        new FeatureStore(database),
                        new ComunaStore(database),
                        new CoverageStore(database),
                        new EditionStore(database),
                        collections,
                        vocabularies,
                        build,
                        new Turns(Limits.DEFAULT)),
                collections);
    }

    /** Whether anything was ever published in a database. */
    public static boolean isPublished(Database database) {
        return new EditionStore(database).getEdition(Optional.empty()).version() > 0;
    }

    /** Under what name the web sends such a file. */
    public static String fileName(String collection, Format format, Crs crs) {
        return ExportRoutes.fileName(collection, format, FileCrs.of(crs));
    }

    /** Under what name the web sends the package of a comuna. */
    public static String packageName(String comuna) {
        return ComunaPackage.FOLDER + comuna + ".zip";
    }

    /**
     * Writes one file; it is whole when this returns, and of no use when it throws.
     *
     * @param selection kept within the collection
     */
    public void write(Collection collection, Selection selection, Format format, Crs crs, Path file)
            throws IOException {
        write(collection, selection, format, crs, file, () -> {});
    }

    /**
     * The same in the words of an operator.
     *
     * @param where CQL2 as text, or null for everything
     * @param before asked before each row; what it throws stops the file
     * @throws Rejected naming what exists, or what is wrong with the filter
     */
    public void write(String name, String where, Format format, Crs crs, Path file, Runnable before)
            throws IOException {
        if (!collections.names().contains(name)) {
            throw Rejected.setup("There is no collection «" + name + "». The collections are: "
                    + String.join(", ", collections.names()) + ".");
        }
        Collection collection = collections.get(name);
        write(collection, collection.narrow(selection(where, collection.type())), format, crs, file, before);
    }

    /**
     * Writes the package of a comuna.
     *
     * @param name in plain letters, or the official code
     * @param where CQL2 as text, or null for everything
     * @param address of the service, for the links in the metadata
     * @param before asked before each row; what it throws stops the file
     * @throws Rejected naming what exists, or what is wrong with the filter
     */
    public void writePackage(String name, String where, String address, Path file, Runnable before) throws IOException {
        Comuna comuna = exchange.comunas().stream()
                .filter(each -> each.isCalled(name))
                .findFirst()
                .orElseThrow(() -> Rejected.setup("There is no comuna «" + name + "». The comunas are: "
                        + exchange.comunas().stream()
                                .map(each -> each.slug() + " (" + each.code() + ")")
                                .collect(Collectors.joining(", "))
                        + "."));
        Selection selection = selection(where, FeatureType.INITIATIVE);
        ofOneState(edition -> new ComunaPackage(exchange, comuna, selection, edition, address, before).write(file));
    }

    private void write(Collection collection, Selection selection, Format format, Crs crs, Path file, Runnable before)
            throws IOException {
        ofOneState(edition ->
                exchange.tables().collection(collection, selection, edition).write(format::open, crs, file, before));
    }

    private interface Content {
        void write(Edition edition) throws IOException;
    }

    /** A file that may hold two states of the data is made again. */
    private void ofOneState(Content content) throws IOException {
        Edition before = exchange.edition();
        for (int i = 0; i < TRIES; i++) {
            content.write(before);
            Edition after = exchange.edition();
            if (after.equals(before)) {
                return;
            }
            before = after;
        }
        throw Rejected.setup("The data changed each time while the file was made. Try again in some seconds.");
    }

    private Selection selection(String where, FeatureType type) {
        return where == null
                ? Selection.EVERYTHING
                : Selection.EVERYTHING.with(Filter.of(
                        WHERE,
                        CqlText.parse(WHERE, where.replaceAll("\\s", " "), FilterLimits.DEFAULT),
                        type.queryables(),
                        Reprojection.of(Crs.CRS84)));
    }
}
