package huella.geo.read;

import huella.geo.Format;
import huella.geo.read.Recognised.Foreign;
import huella.geo.read.Recognised.Readable;
import java.util.List;
import java.util.Locale;

/** Which XML it is, by the name of its outermost element. Nothing is parsed: what is hostile comes later. */
final class XmlRoot {

    private static final String FROM_QGIS = "Ábralo en QGIS y guarde la capa como GeoPackage o Shapefile (en zip).";
    private static final String PROJECT =
            "Un proyecto sólo dice dónde están los datos. En QGIS, guarde la capa misma como GeoPackage o Shapefile"
                    + " (en zip).";
    private static final String NO_DATA = "No trae datos. Envíe el archivo con las formas.";

    private XmlRoot() {}

    /** @param head the beginning of the text; may be cut anywhere */
    static Recognised recognise(String head) {
        String root = name(head);
        String local = root.substring(root.indexOf(':') + 1);
        return switch (local.toLowerCase(Locale.ROOT)) {
            case "kml" -> new Readable(Format.KML);
            case "gpx" -> new Readable(Format.GPX);
            case "osm", "osmchange" -> new Foreign("un extracto de OpenStreetMap (OSM XML)", FROM_QGIS);
            case "trainingcenterdatabase" -> new Foreign("un recorrido TCX", "Expórtelo como GPX y envíe ese archivo.");
            case "html", "head", "body", "table", "script" ->
                new Foreign(
                        "una página web (HTML)",
                        "Quizás se guardó la página en vez del archivo: descárguelo de nuevo. Si es una planilla,"
                                + " guárdela como Excel (.xlsx) o CSV.");
            case "qgis" -> new Foreign("un proyecto o un estilo de QGIS", PROJECT);
            case "qlr" -> new Foreign("una definición de capa de QGIS (.qlr)", PROJECT);
            case "styledlayerdescriptor" -> new Foreign("un estilo (SLD)", NO_DATA);
            case "svg" -> new Foreign("un dibujo SVG", "No dice dónde está en el mapa. Envíe las formas como KML.");
            case "workbook" ->
                new Foreign("una planilla XML de Excel 2003", "Ábrala y guárdela como Excel (.xlsx) o CSV.");
            case "exceptionreport", "serviceexceptionreport" ->
                new Foreign("el mensaje de error de un servidor de mapas", "Descargue los datos de nuevo.");
            case "md_metadata", "mi_metadata", "metadata" -> new Foreign("una ficha de metadatos", NO_DATA);
            case "" -> new Foreign("un XML que no se entiende", "Envíe el archivo como KML o GeoPackage.");
            default ->
                head.contains("opengis.net/gml") || head.contains("opengis.net/wfs")
                        ? new Foreign("un archivo GML", FROM_QGIS)
                        : new Foreign("un XML de otra clase («" + shown(root) + "»)", FROM_QGIS);
        };
    }

    private static String shown(String root) {
        return root.length() > 40 ? root.substring(0, 40) + "…" : root;
    }

    /** Of the outermost element, with its prefix; of an HTML without one, the document type; empty when none begins. */
    private static String name(String head) {
        int at = 0;
        while (true) {
            at = head.indexOf('<', at);
            if (at < 0) {
                return "";
            }
            if (head.startsWith("<!--", at)) {
                at = after(head, at, "-->");
            } else if (head.startsWith("<?", at)) {
                at = after(head, at, "?>");
            } else if (head.startsWith("<!", at)) {
                String declared = word(head, skipBlanks(head, at + "<!DOCTYPE".length()));
                if (List.of("html", "qgis").contains(declared.toLowerCase(Locale.ROOT))) {
                    return declared;
                }
                at = afterDoctype(head, at);
            } else {
                return word(head, at + 1);
            }
        }
    }

    private static int after(String head, int from, String end) {
        int at = head.indexOf(end, from);
        return at < 0 ? head.length() : at + end.length();
    }

    /** It may hold declarations in square brackets, each with its own end. */
    private static int afterDoctype(String head, int from) {
        int bracket = head.indexOf('[', from);
        int end = head.indexOf('>', from);
        return bracket >= 0 && bracket < end ? after(head, after(head, bracket, "]"), ">") : after(head, from, ">");
    }

    private static int skipBlanks(String head, int from) {
        int at = Math.min(from, head.length());
        while (at < head.length() && Character.isWhitespace(head.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String word(String head, int from) {
        int at = Math.min(from, head.length());
        int begin = at;
        while (at < head.length() && " \t\r\n/>[".indexOf(head.charAt(at)) < 0) {
            at++;
        }
        return head.substring(begin, at);
    }
}
