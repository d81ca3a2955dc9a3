package huella.geo.read;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** KML and KMZ files, each wrong in one way. */
final class BadKmlFiles {

    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String KML = "<kml xmlns=\"http://www.opengis.net/kml/2.2\">";
    static final String POINT = place("<Point><coordinates>-70.4,-23.65</coordinates></Point>");
    static final String RING = "-70,-23 -69,-23 -69,-22 -70,-23";

    private BadKmlFiles() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>();
        all.addAll(hostile());
        all.addAll(tooMuch());
        all.addAll(malformed());
        all.addAll(encodings());
        all.addAll(BadKmlShapes.all());
        all.addAll(contents());
        all.addAll(archives());
        return all;
    }

    /** Good ones: folders with areas and data, a track in an archive, old and terse. */
    static List<byte[]> seeds() {
        String area = BadKmlShapes.area(RING, "");
        return List.of(
                bytes(document("<Schema id='s'><SimpleField name='n' type='int'/></Schema><Folder><name>Áreas</name>"
                        + place(
                                "<name>A</name><ExtendedData><SchemaData schemaUrl='#s'><SimpleData name='n'>7</SimpleData>"
                                        + "</SchemaData><Data name='d'><value>&#241;</value></Data></ExtendedData><MultiGeometry>"
                                        + area + area + "</MultiGeometry>")
                        + POINT + "</Folder>")),
                kmz(Map.of(
                        "doc.kml",
                        document(place("<description><![CDATA[<b>x</b>]]></description><gx:Track><gx:coord>-70 -23 0"
                                + "</gx:coord><gx:coord>-69 -22 0</gx:coord></gx:Track>")))),
                bytes("<kml>" + place("<LineString><coordinates>" + RING + "</coordinates></LineString>") + "</kml>"));
    }

    private static List<BadFile> hostile() {
        Refused refused = new Refused("DOCTYPE");
        String laughs = "<!DOCTYPE kml [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        return List.of(
                file(
                        "doctype.kml",
                        "names a document type",
                        refused,
                        BEGIN + "<!DOCTYPE kml>" + KML + POINT + "</kml>"),
                file(
                        "external-entity.kml",
                        "asks for a file of the machine that reads it",
                        refused,
                        BEGIN + "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + KML
                                + place("<name>&x;</name>") + "</kml>"),
                file(
                        "external-subset.kml",
                        "has its document type somewhere in the network",
                        refused,
                        BEGIN + "<!DOCTYPE kml SYSTEM \"http://127.0.0.1:9/x.dtd\">" + KML + POINT + "</kml>"),
                file(
                        "billion-laughs.kml",
                        "has entities made of entities",
                        refused,
                        BEGIN + laughs + KML + place("<name>&d;</name>") + "</kml>"),
                file(
                        "entity-without-doctype.kml",
                        "declares an entity in the middle of its places",
                        refused,
                        BEGIN + KML + "<!ENTITY x \"y\">" + POINT + "</kml>"),
                file(
                        "include.kml",
                        "would include a file, if anybody listened to XInclude",
                        new Reads(1),
                        BEGIN + KML + "<xi:include href=\"file:///etc/hostname\" parse=\"text\"/>" + POINT + "</kml>"));
    }

    private static List<BadFile> tooMuch() {
        Refused deep = new Refused(ReadLimits.DEPTH);
        String line = KML + "<Placemark><LineString><coordinates>";
        String lineEnd = "</coordinates></LineString></Placemark>" + POINT + "</kml>";
        StringBuilder data = new StringBuilder();
        for (int i = 0; i <= ReadLimits.DEFAULT.columns(); i++) {
            data.append("<d").append(i).append(">1</d").append(i).append('>');
        }
        return List.of(
                file("deep-folders.kml", "has folders in folders without end", deep, KML + "<Folder>".repeat(300)),
                file(
                        "deep-geometries.kml",
                        "has collections in collections without end",
                        deep,
                        KML + "<Placemark>" + "<MultiGeometry>".repeat(100) + "</MultiGeometry>".repeat(100)
                                + "</Placemark></kml>"),
                zip(
                        "vertices-of-a-feature.kmz",
                        "has a line with more vertices than one may have",
                        new FeaturesRefused(1, ReadLimits.FEATURE_VERTICES, 1),
                        Repeated.zip("doc.kml", line, "1,1 ", 10_001, lineEnd)),
                zip(
                        "vertices-of-a-file.kmz",
                        "has more vertices in one element than a file may have",
                        new Refused(ReadLimits.VERTICES),
                        Repeated.zip("doc.kml", line, "1,1 ", 200_001, lineEnd)),
                zip(
                        "endless-number.kmz",
                        "has a number of a million digits",
                        new FeaturesRefused(1, "longitud,latitud", 1),
                        Repeated.zip("doc.kml", line + "-70.", "1234", 250_000, ",-23 1,1" + lineEnd)),
                zip(
                        "endless-tag.kmz",
                        "has an attribute of a million characters",
                        new Refused("etiqueta"),
                        Repeated.zip("doc.kml", KML + "<Placemark id=\"", "abcd", 250_000, "\"/></kml>")),
                zip(
                        "long-description.kmz",
                        "has a description longer than a text may be",
                        new Refused(ReadLimits.TEXT),
                        Repeated.zip(
                                "doc.kml",
                                KML + "<Placemark><description>",
                                "bla ",
                                5_000,
                                "</description></Placemark></kml>")),
                zip(
                        "long-comment.kmz",
                        "has a comment of a megabyte, which costs nothing",
                        new Reads(1),
                        Repeated.zip("doc.kml", KML + "<!-- ", "bla ", 250_000, "-->" + POINT + "</kml>")),
                file(
                        "many-values.kml",
                        "has a place with more values than there may be columns",
                        new Refused(ReadLimits.COLUMNS),
                        KML + place("<ExtendedData>" + data + "</ExtendedData>") + "</kml>"));
    }

    private static List<BadFile> malformed() {
        Refused broken = new Refused("cortado o mal escrito");
        return List.of(
                file(
                        "cut.kml",
                        "ends in the middle of a place",
                        broken,
                        document(POINT).substring(0, 150)),
                file(
                        "cut-in-section.kml",
                        "ends in a marked section that never ends",
                        broken,
                        KML + "<Placemark><name><![CDATA[Calama</name></Placemark></kml>"),
                file(
                        "crossed-tags.kml",
                        "closes tags in the wrong order",
                        broken,
                        KML + "<Folder><Placemark></Folder></Placemark></kml>"),
                file("two-roots.kml", "is two files, one behind the other", broken, document(POINT) + document(POINT)),
                file("attribute-twice.kml", "has an attribute twice", broken, KML + "<Placemark id='a' id='b'/></kml>"),
                file(
                        "zeros-behind.kml",
                        "is filled up with zeros, as after a full disk",
                        new Mended(1, "caracteres de control"),
                        document(POINT) + "\0\0\0"),
                file(
                        "declaration-late.kml",
                        "has a line before its declaration",
                        new Reads(1),
                        "\n  " + document(POINT)),
                file(
                        "mark-inside.kml",
                        "has a byte order mark where files were put together",
                        new Mended(1, "control"),
                        document("\uFEFF" + POINT)),
                file(
                        "html-names.kml",
                        "uses names of characters that only HTML has, and bare ampersands",
                        new Mended(1, "&nbsp;"),
                        document(place("<name>R&iacute;o&nbsp;Loa & ribera &c.</name>"
                                + "<Point><coordinates>-70.4,-23.65</coordinates></Point>"))),
                file(
                        "control-characters.kml",
                        "has characters that XML cannot have, plain and by number",
                        new Mended(1, "caracteres de control"),
                        document(place("<name>a\u0007b&#0;c&#xFFFF;d</name>"
                                + "<Point><coordinates>-70.4,-23.65</coordinates></Point>"))));
    }

    private static List<BadFile> encodings() {
        String accents = document(place("<name>Ñandú – Río</name><Point><coordinates>-70,-23</coordinates></Point>"));
        Charset windows = Charset.forName("windows-1252");
        return List.of(
                zip(
                        "latin-1-as-utf-8.kml",
                        "is windows-1252 and says UTF-8",
                        new Mended(1, "se leyeron en windows-1252"),
                        accents.getBytes(windows)),
                file(
                        "utf-8-as-latin-1.kml",
                        "is UTF-8 and says ISO-8859-1",
                        new Mended(1, "se leyeron en UTF-8"),
                        accents.replace("UTF-8", "ISO-8859-1")),
                zip(
                        "unknown-encoding.kml",
                        "says an encoding that nobody knows",
                        new Mended(1, "se leyeron en windows-1252"),
                        accents.replace("UTF-8", "x-mac-atacama").getBytes(windows)),
                zip("utf-16.kml", "is UTF-16 and says UTF-8", new Reads(1), accents.getBytes(StandardCharsets.UTF_16)),
                zip(
                        "utf-16-unmarked.kml",
                        "is UTF-16 without a mark",
                        new Reads(1),
                        accents.getBytes(StandardCharsets.UTF_16LE)),
                file(
                        "utf-16-said-only.kml",
                        "says UTF-16 and is ASCII",
                        new Reads(1),
                        document(POINT).replace("UTF-8", "UTF-16")));
    }

    private static List<BadFile> contents() {
        String link = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>";
        return List.of(
                file("only-link.kml", "holds nothing but a link", new Refused("enlaza"), document(link)),
                file("link-beside.kml", "links to more", new Mended(1, "Tiene un enlace"), document(link + POINT)),
                file(
                        "only-picture.kml",
                        "holds nothing but a picture",
                        new Refused("imágenes"),
                        document("<GroundOverlay><Icon><href>x.png</href></Icon></GroundOverlay>")),
                file("no-places.kml", "holds no place", new Refused("ningún lugar"), document("<Style id='a'/>")),
                file("no-namespace.kml", "has no namespace", new Reads(1), "<kml>" + POINT + "</kml>"),
                file(
                        "old-namespace.kml",
                        "has the namespace of 2004",
                        new Reads(1),
                        "<kml xmlns='http://earth.google.com/kml/2.0'>" + POINT + "</kml>"),
                file(
                        "undeclared-prefix.kml",
                        "uses prefixes that it never declares",
                        new Reads(1),
                        "<k:kml xsi:schemaLocation='a b'>"
                                + POINT.replace("<", "<k:").replace("<k:/", "</k:") + "</k:kml>"));
    }

    private static List<BadFile> archives() {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("files/otro.kml", document(POINT));
        two.put("doc.kml", document(POINT));
        return List.of(
                zip(
                        "without-kml.kmz",
                        "holds a picture and no KML",
                        new Refused("no trae"),
                        kmz(Map.of("images/x.png", "\u0089PNG"))),
                zip("two-kml.kmz", "holds two KML files", new Mended(2, "2 archivos KML"), kmz(two)),
                zip(
                        "odd-name.kmz",
                        "calls its KML something else",
                        new Reads(1),
                        kmz(Map.of("Sin título", document(POINT)))),
                zip(
                        "cut-inside.kmz",
                        "holds a KML that ends too early",
                        new Refused("«doc.kml»"),
                        kmz(Map.of("doc.kml", document(POINT).substring(0, 120)))),
                zip(
                        "entity-inside.kmz",
                        "holds a KML that asks for a file of the machine",
                        new Refused("DOCTYPE"),
                        kmz(Map.of(
                                "doc.kml",
                                BEGIN + "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + KML
                                        + "&x;</kml>"))));
    }

    static String place(String inside) {
        return "<Placemark>" + inside + "</Placemark>";
    }

    static String document(String places) {
        return BEGIN + KML + "<Document>" + places + "</Document></kml>";
    }

    static BadFile file(String name, String wrong, Expected expected, String text) {
        return new BadFile(name, wrong, expected, bytes(text));
    }

    private static BadFile zip(String name, String wrong, Expected expected, byte[] bytes) {
        return new BadFile(name, wrong, expected, bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] kmz(Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> bytes.put(name, bytes(text)));
        return WorkbookBytes.stored(bytes);
    }
}
