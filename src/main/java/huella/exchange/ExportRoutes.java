package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Selection;
import huella.catalogue.SelectionReader;
import huella.geo.Crs;
import huella.geo.CsvSeparator;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.http.Download;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /export/{collection}.{format}}: a collection, or what is selected of it, as a file to take away. What has no
 * place inside the file is linked from its headers.
 */
public final class ExportRoutes implements Routes {

    private static final String PATH = "/export/{collection}.{format}";

    private final Exchange exchange;
    private final Collections collections;
    private final SelectionReader selections;
    private final Limits limits;

    public ExportRoutes(Exchange exchange, Collections collections, SelectionReader selections, Limits limits) {
        this.exchange = exchange;
        this.collections = collections;
        this.selections = selections;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, csvDescription(), this::describeCsv);
        Reads.at(config, PATH, this::export);
    }

    @Override
    public List<Resource> resources() {
        return Stream.concat(
                        Arrays.stream(FeatureType.values()).map(type -> resource(type, true)),
                        Stream.of(csvDescription()))
                .toList();
    }

    private Resource csvDescription() {
        return new Resource(
                "/export/{collection}.csv-metadata.json",
                "exportCsvDescription",
                "Archivos",
                "Qué significan las columnas de un CSV, con su aviso, fuente y licencia (CSV on the Web)",
                List.of(
                        collections.parameter("collection"),
                        Parameter.text("separador", "El del CSV: " + CsvSeparator.ids() + "; sin él, coma")),
                List.of(CsvDescription.MEDIA_TYPE));
    }

    private Resource resource(FeatureType type, boolean separated) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(collections.parameter("collection", type));
        parameters.add(Parameter.path(
                "format",
                "Formato del archivo",
                Arrays.stream(Format.values()).map(Format::id).toList()));
        parameters.addAll(selections.parameters(type));
        parameters.add(Parameter.text("crs", "Sistema de coordenadas del archivo; sin él, WGS 84"));
        if (separated) {
            parameters.add(Parameter.text(
                    "separador", "Sólo en CSV: " + CsvSeparator.ids() + " (para un Excel en español); sin él, coma"));
        }
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
        Params params = resource(collection.type(), format == Format.CSV).read(context, limits);
        Selection selection = selections.read(params, collection);
        Crs crs = params.text("crs").map(text -> Crs.parse("crs", text)).orElse(Crs.CRS84);
        CsvSeparator separator = format == Format.CSV ? separator(params) : CsvSeparator.COMMA;
        if (!format.supports(FileCrs.of(crs))) {
            throw Rejected.parameter(
                    "crs",
                    format.title()
                            + " sólo conoce longitud y latitud WGS 84. Quite «crs» o elija GeoPackage, Shapefile o CSV.");
        }
        Table.Opener opener =
                format == Format.CSV ? (layer, out, directory) -> separator.open(layer, out) : format::open;
        List<String> causes = List.of(
                "export", collection.name(), format.id(), FileCrs.of(crs).name(), separator.id());
        context.header("Link", links(collection, format, separator));
        new Download<>(
                        format.mediaType(),
                        fileName(collection.name(), format, FileCrs.of(crs)),
                        () -> exchange.edition(selection.asOf()),
                        edition -> exchange.tags().of(edition, selection, causes),
                        (file, edition, caller) -> exchange.tables()
                                .collection(collection, selection, edition)
                                .write(opener, crs, file, caller::mustBeThere))
                .send(context, exchange.turns());
    }

    /** Where the notice, the licence and the meaning of the fields stand, for formats that have no place for them. */
    private static String links(Collection collection, Format format, CsvSeparator separator) {
        String dataset = "</datos/" + collection.name() + ".xml>; rel=\"describedby\"; type=\"application/xml\", <"
                + Dataset.licenceUri(collection) + ">; rel=\"license\"";
        return format == Format.CSV
                ? "</export/" + collection.name() + ".csv-metadata.json"
                        + (separator == CsvSeparator.COMMA ? "" : "?separador=" + separator.id())
                        + ">; rel=\"describedby\"; type=\"application/csvm+json\", " + dataset
                : dataset;
    }

    private void describeCsv(Context context) {
        Collection collection = collections.get(context.pathParam("collection"));
        Params params = csvDescription().read(context, limits);
        CsvSeparator separator = separator(params);
        Table table =
                exchange.tables().collection(collection, collection.narrow(Selection.EVERYTHING), exchange.edition());
        new CsvDescription(table, separator, collection.name() + ".csv")
                .representation()
                .send(context, Representation.REVALIDATE);
    }

    private static CsvSeparator separator(Params params) {
        return params.text("separador")
                .map(id -> CsvSeparator.find(id)
                        .orElseThrow(() -> Rejected.parameter(
                                "separador",
                                "No se conoce ese separador. Los valores son: " + CsvSeparator.ids() + ".")))
                .orElse(CsvSeparator.COMMA);
    }

    static String fileName(String name, Format format, FileCrs crs) {
        return "emra-" + name + (crs == FileCrs.WGS_84 ? "" : "-" + crs.epsg()) + "." + format.extension();
    }

    private static Format format(String id) {
        return Format.find(id)
                .orElseThrow(() -> Rejected.notFound("No existe ese formato. Los formatos son: "
                        + Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "))
                        + "; los estilos, qml y sld; para QGIS, qlr."));
    }
}
