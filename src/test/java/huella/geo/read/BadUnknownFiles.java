package huella.geo.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Files of other kinds, which people send all the same, and what they are told; zips of anything but one thing. */
final class BadUnknownFiles {

    private static final byte[] CSV = utf8("nombre,x,y\na,1,2\n");
    private static final byte[] KML = utf8("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>"
            + "<Point><coordinates>-70,-22</coordinates></Point></Placemark></Document></kml>");

    private BadUnknownFiles() {}

    static List<BadFile> all() {
        return Stream.of(nothing(), binary(), text(), json(), zips(), misnamed())
                .flatMap(List::stream)
                .toList();
    }

    /** Beginnings that are looked at closely, to be changed at random. */
    static List<byte[]> seeds() {
        return List.of(
                table(),
                zip(Map.of("a.csv", CSV)),
                utf8("<?xml version=\"1.0\"?><!-- a --><!DOCTYPE x [<!ELEMENT x ANY>]><gml:FeatureCollection/>"),
                utf8("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{}}"));
    }

    private static List<BadFile> nothing() {
        byte[] noise = new byte[500];
        new Random(7).nextBytes(noise);
        noise[0] = 0x11;
        return List.of(
                other("empty.zip", "not one byte", "vacío (0 bytes)", new byte[0]),
                other("zeros.gpkg", "a copy that was interrupted", "lleno de ceros", new byte[3000]),
                other("blanks.csv", "blanks and ends of lines", "en blanco", utf8(" \r\n\t\n  ")),
                other("noise.shp", "bytes that mean nothing", "No se reconoce qué es", noise));
    }

    private static List<BadFile> binary() {
        return List.of(
                other("plan.pdf", "a document", "un documento PDF", ascii("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n")),
                other("photo.jpg", "a photo", "una imagen JPEG", hex("FFD8FFE000104A46494600")),
                other("map.png", "a picture of a map", "una imagen PNG", hex("89504E470D0A1A0A0000000D49484452")),
                other("scan.tif", "a scanned map", "una imagen TIFF", hex("49492A0008000000")),
                other("route.geojson.gz", "compressed", "comprimido con gzip", gzip()),
                other("data.7z", "compressed", "comprimido 7z", hex("377ABCAF271C0004")),
                other("data.rar", "compressed", "comprimido RAR", ascii("Rar!\u001a\u0007\u0001\u0000")),
                other("layers.tar", "packed", "empaquetado tar", tar()),
                other(
                        "table.xls",
                        "a spreadsheet of 1997",
                        "antiguo de Office",
                        hex("D0CF11E0A1B11AE1" + "00".repeat(40))),
                other("plan.dwg", "a drawing", "un dibujo DWG", ascii("AC1032\0\0\0\0\0")),
                other("plan-binary.dxf", "a drawing", "un dibujo DXF", ascii("AutoCAD Binary DXF\r\n\u001a\0")),
                other("base.mdb", "a database", "base de datos de Access", ascii("\0\1\0\0Standard Jet DB\0")),
                other("area.dbf", "a table without its shapes", "sólo la tabla (.dbf)", table()),
                other("area.shx", "an index without its shapes", "el índice (.shx)", index()),
                other("data.parquet", "columns", "un archivo Parquet", ascii("PAR1\u0015\u0004")),
                other("setup.exe", "a program", "un programa de Windows", ascii("MZ\u0090\0\3\0\0\0")));
    }

    private static List<BadFile> text() {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- de > un < programa -->\n";
        return List.of(
                text(
                        "area.prj",
                        "a coordinate system alone",
                        "sólo el sistema de coordenadas",
                        "GEOGCS[\"GCS_WGS_1984\"]"),
                text("plan.dxf", "a drawing as text", "un dibujo DXF", "  0\nSECTION\n  2\nHEADER\n"),
                text("layer.mif", "MapInfo", "un archivo de MapInfo", "Version 300\nCharset \"WindowsLatin1\"\n"),
                text(
                        "layer.gml",
                        "GML",
                        "un archivo GML",
                        xml + "<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>"),
                text("extract.osm", "OpenStreetMap", "OSM XML", xml + "<osm version=\"0.6\"></osm>"),
                text(
                        "login.kml",
                        "the page of a login in the place of a download",
                        "una página web",
                        "<!DOCTYPE html>\n<html>"),
                text("table.xls.html", "a table of HTML that calls itself Excel", "una página web", "<table><tr><td>x"),
                text(
                        "project.qgs",
                        "a project",
                        "un proyecto",
                        "<!DOCTYPE qgis PUBLIC 'x' 'y'>\n<qgis version=\"3.34\">"),
                text("layer.qlr", "a definition of a layer", "definición de capa", "<qlr><layer-tree-group/></qlr>"),
                text("drawing.svg", "a drawing", "un dibujo SVG", xml + "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                text("run.tcx", "another format of walks", "un recorrido TCX", xml + "<TrainingCenterDatabase/>"),
                text(
                        "error.gml",
                        "the answer of a server that failed",
                        "mensaje de error de un servidor",
                        xml + "<ows:ExceptionReport xmlns:ows=\"http://www.opengis.net/ows\"/>"),
                text("unknown.xml", "any XML", "«factura»", xml + "<factura total=\"1\"/>"),
                text("comment.xml", "XML that never begins", "un XML que no se entiende", xml + "<!-- "),
                text("letter.rtf", "a letter", "RTF", "{\\rtf1\\ansi Estimada}"));
    }

    private static List<BadFile> json() {
        return List.of(
                text("topology.json", "TopoJSON", "TopoJSON", "{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}"),
                text(
                        "esri.json",
                        "JSON of ArcGIS",
                        "Esri JSON",
                        "{\"features\":[{\"attributes\":{},\"geometry\":{\"x\":1,\"y\":2}}],\"spatialReference\":{\"wkid\":4326}}"),
                text("overpass.json", "JSON of Overpass", "Overpass", "{\"version\":0.6,\"elements\":[]}"),
                text("error.json", "the answer of a server that failed", "JSON que no es GeoJSON", "{\"error\":404}"));
    }

    private static List<BadFile> zips() {
        return List.of(
                other("zip-of-nothing.zip", "an archive without a file", "vacío", zip(Map.of())),
                other(
                        "zip-of-zip.zip",
                        "an archive in an archive",
                        "otro archivo comprimido",
                        zip(Map.of("a.kmz", zip(Map.of("doc.kml", KML))))),
                other(
                        "zip-of-photo.zip",
                        "a photo",
                        "«foto.jpg», que es una imagen JPEG",
                        zip(Map.of("foto.jpg", hex("FFD8FFE000104A46")))),
                other(
                        "zip-of-two.zip",
                        "two files with data",
                        "«a.csv», «b.kml»",
                        zip(two("a.csv", CSV, "b.kml", KML))),
                other(
                        "shapes-missing.zip",
                        "a shapefile without its .shp",
                        "no el .shp",
                        zip(Map.of("area.dbf", table()))),
                other("project.qgz", "a project", "proyecto de QGIS (.qgz)", zip(Map.of("p.qgs", utf8("<qgis/>")))),
                other("letter.docx", "a letter", "documento de Word", zip(Map.of("word/document.xml", utf8("<a/>")))),
                other(
                        "table.ods",
                        "a spreadsheet",
                        "LibreOffice",
                        zip(two("mimetype", ascii("application/x"), "content.xml", utf8("<a/>")))),
                other(
                        "table.xlsb",
                        "a binary spreadsheet",
                        "Excel binario",
                        zip(Map.of("xl/workbook.bin", hex("8301")))),
                other(
                        "base.gdb.zip",
                        "a geodatabase",
                        "geodatabase de archivos",
                        zip(Map.of("b.gdb/a00000001.gdbtable", hex("0300")))),
                new BadFile(
                        "readme-beside.zip",
                        "a table and a text about it",
                        new Reads(1),
                        zip(two("leame.txt", utf8("a,b\n1,2\n"), "datos.csv", CSV))));
    }

    /** Good, under the name of something else. */
    private static List<BadFile> misnamed() {
        return List.of(
                new BadFile("kml-named.shp", "a KML by another name", new Reads(1), KML),
                new BadFile("csv-named.xlsx", "a CSV by another name", new Reads(1), CSV),
                new BadFile(
                        "no-name",
                        "a GeoJSON without an extension",
                        new Reads(1),
                        utf8("  {\"type\":\"Point\",\"coordinates\":[1,2]}")),
                new BadFile(
                        "zipped-named.csv", "a zip by another name", new Reads(1), zip(Map.of("x/y/datos.CSV", CSV))));
    }

    /** Two fields and no row. */
    private static byte[] table() {
        ByteBuffer table = ByteBuffer.allocate(32 + 2 * 32 + 1 + 1).order(ByteOrder.LITTLE_ENDIAN);
        table.put((byte) 3)
                .put(new byte[] {124, 5, 20})
                .putInt(0)
                .putShort((short) 97)
                .putShort((short) 21);
        table.position(32).put(ascii("NOMBRE\0\0\0\0\0C")).position(48).put((byte) 10);
        table.position(64).put(ascii("AREA\0\0\0\0\0\0\0N")).position(80).put((byte) 10);
        return table.position(96).put((byte) 13).put((byte) 26).array();
    }

    /** Of one record, which begins at word 50. */
    private static byte[] index() {
        return ByteBuffer.allocate(108)
                .putInt(0, 9994)
                .putInt(24, 54)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(28, 1000)
                .putInt(32, 5)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(100, 50)
                .putInt(104, 64)
                .array();
    }

    private static byte[] tar() {
        byte[] block = Arrays.copyOf(ascii("datos.csv"), 512);
        System.arraycopy(ascii("ustar\00000"), 0, block, 257, 8);
        return block;
    }

    private static byte[] gzip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(CSV);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        return ZipBytes.of(files);
    }

    private static Map<String, byte[]> two(String first, byte[] a, String second, byte[] b) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(first, a);
        files.put(second, b);
        return files;
    }

    private static BadFile text(String name, String wrong, String words, String text) {
        return other(name, wrong, words, utf8(text));
    }

    private static BadFile other(String name, String wrong, String words, byte[] bytes) {
        Expected expected = new Refused(words);
        return new BadFile(name, wrong, expected, bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }
}
