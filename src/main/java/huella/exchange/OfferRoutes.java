package huella.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Selection;
import huella.catalogue.SelectionReader;
import huella.geo.Crs;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.http.Json;
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
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the page {@code /datos} stands on. {@code /api/exports}: which files could be had of a selection, with count and
 * bytes, before any is fetched. {@code /export}: the same choice as a plain form of a page sends it, led on to the
 * file.
 */
public final class OfferRoutes implements Routes {

    private final Offers offers;
    private final Collections collections;
    private final SelectionReader selections;
    private final Limits limits;

    public OfferRoutes(Exchange exchange, Collections collections, SelectionReader selections, Limits limits) {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        this.offers = new Offers(exchange, directory, Offers.SAMPLE);
        this.collections = collections;
        this.selections = selections;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, "/api/exports", this::offer);
        Reads.at(config, "/export", this::form);
    }

    /** The plain form is no part of it: it serves pages, and leads on to a file that is described. */
    @Override
    public List<Resource> resources() {
        return List.of(resource(FeatureType.INITIATIVE));
    }

    /** The collection decides which parameters select, and comes as a parameter itself. */
    private Resource resource(FeatureType type) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(
                Parameter.choice("coleccion", "La colección; sin ella, todas las iniciativas", collections.names()));
        parameters.addAll(selections.parameters(type));
        parameters.add(Parameter.text("crs", "Sistema de coordenadas de los archivos; sin él, EPSG:4326"));
        return new Resource(
                "/api/exports",
                "exports",
                "Archivos",
                "Qué archivos se pueden llevar de una selección, cuántos elementos y bytes tendrían",
                parameters,
                List.of("application/json"));
    }

    private void offer(Context context) {
        String asked = context.queryParam("coleccion");
        FeatureType type =
                collections.names().contains(asked) ? collections.get(asked).type() : FeatureType.INITIATIVE;
        Params params = resource(type).read(context, limits);
        Collection collection = collections.get(params.text("coleccion").orElse(Collections.ALL));
        Selection selection = selections.read(params, collection);
        Crs crs = params.text("crs").map(text -> Crs.parse("crs", text)).orElse(Crs.WGS84);
        Offers.Offer offer = offers.of(collection, selection, crs);
        String query = query(context.queryParamMap());
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("coleccion", collection.name());
                    json.writeStringField("nombre", collection.title().es());
                    json.writeNumberField("cantidad", offer.count());
                    json.writeStringField(
                            "version_datos", Long.toString(offer.edition().version()));
                    json.writeStringField(
                            "aviso", offer.edition().notice(collection.notice().es()));
                    json.writeStringField("fuente", collection.source().es());
                    json.writeStringField("licencia", collection.licence().es());
                    writeCures(offer.cures(), json);
                    json.writeArrayFieldStart("formatos");
                    for (Format format : FormatGuide.inOrder()) {
                        writeFormat(collection.name(), format, crs, offer, query, json);
                    }
                    json.writeEndArray();
                    writeSystems(json);
                    json.writeEndObject();
                })
                .send(context, Representation.REVALIDATE);
    }

    private static void writeCures(List<Offers.Cure> cures, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("si_quita");
        for (Offers.Cure cure : cures) {
            json.writeStartObject();
            json.writeStringField("parametro", cure.parameter());
            json.writeNumberField("cantidad", cure.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFormat(
            String collection, Format format, Crs crs, Offers.Offer offer, String query, JsonGenerator json)
            throws IOException {
        FormatGuide guide = FormatGuide.of(format);
        Long bytes = offer.bytes().get(format);
        json.writeStartObject();
        json.writeStringField("codigo", format.id());
        json.writeStringField("nombre", format.title());
        json.writeStringField("nombre_en", guide.titleEn());
        json.writeStringField("descripcion", guide.useEs());
        json.writeStringField("descripcion_en", guide.useEn());
        json.writeBooleanField("recomendado", guide.recommended());
        json.writeStringField("extension", format.extension());
        json.writeStringField("tipo", format.mediaType());
        json.writeArrayFieldStart("sistemas");
        for (Crs each : CrsGuide.inOrder()) {
            if (format.supports(FileCrs.of(each))) {
                json.writeString(each.code());
            }
        }
        json.writeEndArray();
        if (!CrsGuide.inOrder().stream().allMatch(each -> format.supports(FileCrs.of(each)))) {
            json.writeStringField("limite", format.title() + " sólo guarda longitud y latitud (EPSG:4326).");
            json.writeStringField("limite_en", guide.titleEn() + " holds longitude and latitude only (EPSG:4326).");
        }
        json.writeBooleanField("posible", bytes != null);
        if (bytes != null) {
            json.writeNumberField("bytes", bytes);
            json.writeBooleanField("aproximado", !offer.measuredWhole());
            json.writeStringField("archivo", ExportRoutes.fileName(collection, format, FileCrs.of(crs)));
            json.writeStringField("url", "/export/" + collection + "." + format.id() + query);
        }
        json.writeEndObject();
    }

    private static void writeSystems(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sistemas");
        for (Crs crs : CrsGuide.inOrder()) {
            CrsGuide guide = CrsGuide.of(crs);
            json.writeStartObject();
            json.writeStringField("codigo", crs.code());
            json.writeStringField("nombre", guide.titleEs());
            json.writeStringField("nombre_en", guide.titleEn());
            json.writeStringField("descripcion", guide.useEs());
            json.writeStringField("descripcion_en", guide.useEn());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * A form of a page cannot put a choice into the path, sends what was left blank, and repeats a name for each tick.
     * All that is mended here; what the values mean is for the file's own address to judge.
     */
    private void form(Context context) {
        Map<String, List<String>> given = context.queryParamMap();
        String collection = only(given, "coleccion");
        String format = only(given, "formato");
        collections.title(collection);
        if (Format.find(format).isEmpty()) {
            throw Rejected.parameter(
                    "formato",
                    "El formato no existe. Los formatos son: "
                            + FormatGuide.inOrder().stream().map(Format::id).collect(Collectors.joining(", ")) + ".");
        }
        context.header("Cache-Control", Representation.REVALIDATE);
        context.redirect("/export/" + collection + "." + format + query(given), HttpStatus.SEE_OTHER);
    }

    private static String only(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw Rejected.parameter(name, "Falta este parámetro, o está repetido. Elija un solo valor.");
        }
        return values.get(0);
    }

    /** The query of the file's address: without what stands in its path, and without blanks. */
    private static String query(Map<String, List<String>> given) {
        String query = given.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals("coleccion") && !entry.getKey().equals("formato"))
                .map(entry -> Map.entry(
                        entry.getKey(),
                        entry.getValue().stream()
                                .filter(value -> !value.isBlank())
                                .collect(Collectors.joining(","))))
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** As in a link made by hand: commas and colons may stand in a query (RFC 3986 §3.4). */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%3A", ":");
    }
}
