package huella.geo.read;

import huella.geo.Format;
import huella.geo.read.Recognised.Foreign;
import huella.geo.read.Recognised.Readable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files that are text, by how they begin; JSON by its outermost members. Any other text may be a table. */
final class TextKind {

    private static final int ONE_IN = 50;
    private static final Set<String> GEOJSON = Set.of(
            "featurecollection",
            "feature",
            "point",
            "multipoint",
            "linestring",
            "multilinestring",
            "polygon",
            "multipolygon",
            "geometrycollection");
    private static final List<String> CRS =
            List.of("PROJCS[", "GEOGCS[", "PROJCRS[", "GEOGCRS[", "GEODCRS[", "COMPD_CS[", "COMPOUNDCRS[", "BOUNDCRS[");
    private static final String AS_GEOJSON = "Ábralo en QGIS y guarde la capa como GeoJSON o GeoPackage.";
    private static final String CAD = "Guárdelo desde QGIS o desde su programa de dibujo como Shapefile (en zip),"
            + " GeoPackage o GeoJSON, con su sistema de coordenadas.";

    private TextKind() {}

    static Recognised recognise(Path file, byte[] head, ReadLimits limits) throws IOException {
        TextCharset marked = TextCharset.marked(head);
        TextCharset charset = marked == null ? new TextCharset(StandardCharsets.ISO_8859_1, 0, false) : marked;
        String text = new String(head, charset.mark(), head.length - charset.mark(), charset.charset());
        if (!isText(text)) {
            return new Recognised.Unknown();
        }
        String begin = text.stripLeading();
        begin = begin.startsWith("\u001E") ? begin.substring(1).stripLeading() : begin;
        if (begin.isEmpty()) {
            return new Foreign("un archivo en blanco", "Revise que sea el archivo correcto y envíelo de nuevo.");
        }
        String upper = begin.substring(0, Math.min(begin.length(), 200)).toUpperCase(Locale.ROOT);
        if (begin.charAt(0) == '<') {
            return XmlRoot.recognise(begin);
        }
        if (begin.charAt(0) == '{' || begin.charAt(0) == '[') {
            return json(JsonOutline.of(file, TextCharset.of(file, java.util.Optional.empty()), limits));
        }
        if (CRS.stream().anyMatch(upper::startsWith)) {
            return new Foreign("sólo el sistema de coordenadas (.prj) de un Shapefile", Signatures.WHOLE_SHAPEFILE);
        }
        return named(begin, upper);
    }

    private static Recognised named(String begin, String upper) {
        List<String> lines = begin.lines().limit(40).map(String::strip).toList();
        boolean dxf =
                lines.size() > 1 && lines.get(0).equals("0") && lines.get(1).equals("SECTION");
        if (dxf || (lines.getFirst().equals("999") && lines.contains("SECTION"))) {
            return new Foreign("un dibujo DXF", CAD);
        }
        if (upper.startsWith("!TABLE") || upper.matches("(?s)VERSION\\s+\\d+\\s.*CHARSET.*")) {
            return new Foreign(
                    "un archivo de MapInfo (TAB, MIF)", "Ábralo en QGIS y guarde la capa como GeoPackage o Shapefile.");
        }
        if (upper.startsWith("ISO-10303-21")) {
            return new Foreign("un modelo IFC o STEP", CAD);
        }
        return new Readable(Format.CSV);
    }

    /** Control characters are rare in a text, and common in anything else. */
    private static boolean isText(String text) {
        long controls = text.chars()
                .filter(c -> c < ' ' && "\t\n\r\f\u001A\u001E".indexOf(c) < 0)
                .count();
        return controls <= 1 || controls * ONE_IN <= text.length();
    }

    static Recognised json(JsonOutline outline) {
        String type = outline.type().toLowerCase(Locale.ROOT);
        Set<String> members = outline.members();
        if (type.equals("topology")) {
            return new Foreign("un archivo TopoJSON", AS_GEOJSON);
        }
        if (GEOJSON.contains(type)) {
            return new Readable(outline.sequence() ? Format.GEOJSON_SEQ : Format.GEOJSON);
        }
        if (members.contains("geometryType")
                || members.contains("spatialReference")
                || members.contains("displayFieldName")) {
            return new Foreign("un JSON de ArcGIS (Esri JSON)", AS_GEOJSON);
        }
        if (members.contains("elements") && members.contains("version")) {
            return new Foreign("un extracto de OpenStreetMap (Overpass)", AS_GEOJSON);
        }
        if (members.contains("features")
                || members.contains("geometry")
                || members.contains("coordinates")
                || members.contains("geometries")) {
            return new Readable(outline.sequence() ? Format.GEOJSON_SEQ : Format.GEOJSON);
        }
        if (outline.broken()) {
            return new Readable(Format.GEOJSON); // whose reading says where it breaks
        }
        return new Foreign(
                members.isEmpty() ? "una lista JSON o un JSON sin objetos" : "un JSON que no es GeoJSON",
                "Un GeoJSON comienza con {\"type\": \"FeatureCollection\"…}. " + AS_GEOJSON);
    }
}
