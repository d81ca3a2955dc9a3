package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Selection;
import huella.catalogue.SelectionReader;
import huella.features.FeatureStore;
import huella.geo.Crs;
import huella.geo.EpsgDatabase;
import huella.geo.Format;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code /export/{collection}.{format}}: a collection, or what is selected of it, as a file to take away. The file is
 * whole before its first byte is sent, so a failure is a status and never a short file.
 */
public final class ExportRoutes implements Routes {

    private static final String PATH = "/export/{collection}.{format}";

    private final FeatureStore features;
    private final EpsgDatabase epsg;
    private final Collections collections;
    private final SelectionReader selections;
    private final Limits limits;

    public ExportRoutes(
            FeatureStore features,
            EpsgDatabase epsg,
            Collections collections,
            SelectionReader selections,
            Limits limits) {
        this.features = features;
        this.epsg = epsg;
        this.collections = collections;
        this.selections = selections;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, PATH, this::export);
    }

    @Override
    public List<Resource> resources() {
        return Arrays.stream(FeatureType.values()).map(this::resource).toList();
    }

    private Resource resource(FeatureType type) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(collections.parameter("collection", type));
        parameters.add(Parameter.path(
                "format",
                "Formato del archivo",
                Arrays.stream(Format.values()).map(Format::id).toList()));
        parameters.addAll(selections.parameters(type));
        parameters.add(Parameter.text("crs", "Sistema de coordenadas del archivo; sin él, WGS 84"));
        return Resource.templated(
                PATH,
                "export",
                "Archivos",
                "Una colección, o lo que se elija de ella, como archivo para llevar",
                parameters,
                Arrays.stream(Format.values())
                        .map(Format::mediaType)
                        .map(mediaType -> mediaType.replaceFirst(";.*", ""))
                        .distinct()
                        .toList());
    }

    private void export(Context context) {
        Collection collection = collections.get(context.pathParam("collection"));
        Format format = format(context.pathParam("format"));
        Params params = resource(collection.type()).read(context, limits);
        Selection selection = selections.read(params, collection);
        Crs crs = params.text("crs").map(text -> Crs.parse("crs", text)).orElse(Crs.CRS84);
        Export export = new Export(collection, format, crs, selection);
        if (!export.isPossible()) {
            throw Rejected.parameter(
                    "crs",
                    format.title()
                            + " sólo conoce longitud y latitud WGS 84. Quite «crs» o elija GeoPackage, Shapefile o CSV.");
        }
        try {
            Path file = Files.createTempFile("huella-", "." + format.extension());
            try {
                export.write(features, epsg, file);
                send(context, export, file);
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
