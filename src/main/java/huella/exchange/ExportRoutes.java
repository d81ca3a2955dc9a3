package huella.exchange;

import huella.catalogue.Collections;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.features.FeatureStore;
import huella.geo.Crs;
import huella.geo.EpsgDatabase;
import huella.geo.Format;
import huella.http.Caller;
import huella.http.Limits;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * {@code /export/{collection}.{format}}: a collection, or what is selected of it, as a file to take away. The file is
 * whole before its first byte is sent, so a failure is a status and never a short file. While it is made, a client that
 * hangs up stops it, and only so many are made at once.
 */
public final class ExportRoutes {

    private static final int RETRY_AFTER_S = 10;

    private final FeatureStore features;
    private final EpsgDatabase epsg;
    private final Collections collections;
    private final Vocabularies vocabularies;
    private final Limits limits;
    private final Semaphore places;

    public ExportRoutes(
            FeatureStore features,
            EpsgDatabase epsg,
            Collections collections,
            Vocabularies vocabularies,
            Limits limits) {
        this.features = features;
        this.epsg = epsg;
        this.collections = collections;
        this.vocabularies = vocabularies;
        this.limits = limits;
        this.places = new Semaphore(limits.exports());
    }

    public void register(JavalinConfig config) {
        Reads.at(config, "/export/{collection}.{format}", this::export);
    }

    private void export(Context context) {
        String collection = context.pathParam("collection");
        String title = collections.title(collection);
        Format format = format(context.pathParam("format"));
        Params params = Selection.params(context, limits, "crs");
        Selection selection = collections.narrow(Selection.of(params, vocabularies), collection);
        Crs crs = params.text("crs").map(text -> Crs.parse("crs", text)).orElse(Crs.CRS84);
        Export export = new Export(collection, title, format, crs, selection);
        if (!export.isPossible()) {
            throw Rejected.parameter(
                    "crs",
                    format.title()
                            + " sólo conoce longitud y latitud WGS 84. Quite «crs» o elija GeoPackage, Shapefile o CSV.");
        }
        try {
            Path file = Files.createTempFile("huella-", "." + format.extension());
            try {
                make(export, file, Caller.of(context));
                send(context, export, file);
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Export export, Path file, Caller caller) throws IOException {
        if (!places.tryAcquire()) {
            throw new Rejected(new Problem.Unavailable(
                    "Ya se están preparando " + limits.exports() + " archivos, el máximo a la vez (" + Limits.EXPORTS
                            + "). Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                    RETRY_AFTER_S));
        }
        try {
            export.write(features, epsg, file, caller::mustBeThere);
        } finally {
            places.release();
        }
    }

    private static void send(Context context, Export export, Path file) throws IOException {
        context.disableCompression();
        context.contentType(export.format().mediaType());
        context.header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"");
        context.header("Cache-Control", Representation.REVALIDATE);
        context.header("Content-Length", Long.toString(Files.size(file)));
        if (context.method() == HandlerType.HEAD) {
            Files.delete(file);
        } else {
            // The file goes with the stream, also when the reader hangs up half-way.
            context.result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
        }
    }

    private static Format format(String id) {
        return Format.find(id)
                .orElseThrow(() -> Rejected.notFound("No existe ese formato. Los formatos son: "
                        + Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", ")) + "."));
    }
}
