package huella.geo.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** GeoJSON that is wrong, each file in one way. */
final class BadGeoJsonFiles {

    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[-70.1,-22.1]}";
    private static final String RING = "[[-70,-22],[-69,-22],[-69,-21],[-70,-22]]";
    private static final String AREA = "{\"type\":\"Polygon\",\"coordinates\":[" + RING + "]}";
    private static final String GOOD = feature(POINT);

    private BadGeoJsonFiles() {}

    static List<BadFile> all() {
        return Stream.of(broken(), bounds(), positions(), shapes(), structures(), systems(), harmless())
                .flatMap(List::stream)
                .toList();
    }

    /** Good ones, to be changed at random. */
    static List<byte[]> seeds() {
        return Stream.of(
                        collection(GOOD, feature(AREA)),
                        "{\"type\":\"FeatureCollection\",\"name\":\"rutas\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                                + "\"urn:ogc:def:crs:EPSG::24879\"}},\"features\":[{\"type\":\"Feature\",\"id\":7,\"properties\":"
                                + "{\"nombre\":\"Ñandú\",\"n\":1.5e3,\"l\":[\"a\",\"b\"],\"o\":{\"a\":[1,{}]}},\"geometry\":"
                                + geometry("MultiLineString", "[[[1,2,3],[4,5,6]],[[7,8],[9,10]]]") + "}]}",
                        GOOD + "\n" + feature(geometry("MultiPolygon", "[[" + RING + "]]")) + "\n",
                        "\u001E" + POINT + "\n\u001E{\"type\":\"GeometryCollection\",\"geometries\":[" + AREA + "]}\n")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    private static List<BadFile> broken() {
        String whole = collection(GOOD, GOOD);
        return List.of(
                bad(
                        "cut-in-the-middle.geojson",
                        "a download that was interrupted",
                        new Refused("termina a la mitad"),
                        whole.substring(0, whole.length() - 40)),
                bad(
                        "comma-missing.geojson",
                        "no comma between two features",
                        new Refused("línea 3"),
                        "{\"type\":\"FeatureCollection\",\"features\":[\n" + GOOD + "\n" + GOOD + "]}"),
                bad(
                        "more-behind-the-end.geojson",
                        "letters after the last bracket",
                        new Refused("no se entiende en la línea 1"),
                        whole + "xyz"),
                bad(
                        "zeros-behind-the-end.geojson",
                        "a block of a disk that was not filled",
                        new Refused("no se entiende"),
                        whole + "\0\0"),
                bad(
                        "comment.geojson",
                        "comments are no JSON",
                        new Refused("no se entiende en la línea 2"),
                        "{\n// de QGIS\n\"type\":\"FeatureCollection\",\"features\":[]}"),
                bad(
                        "third-line-broken.geojsonl",
                        "one line of many ends early",
                        new Refused("línea 3"),
                        GOOD + "\n" + GOOD + "\n" + GOOD.substring(0, 10) + "\n" + GOOD + "\n"),
                bad(
                        "commas-between-lines.geojsonl",
                        "lines that were cut out of a list",
                        new Refused("no se entiende en la línea 1"),
                        GOOD + ",\n" + GOOD + "\n"),
                bad(
                        "a-number-between.geojsonl",
                        "a line that is JSON and no object",
                        new Refused("JSON que no es GeoJSON"),
                        GOOD + "\n17\n" + GOOD + "\n"));
    }

    private static List<BadFile> bounds() {
        ReadLimits limits = ReadLimits.DEFAULT;
        String collections = "{\"type\":\"GeometryCollection\",\"geometries\":[";
        return List.of(
                bad(
                        "deep-property.geojson",
                        "lists in lists, five thousand deep",
                        new Refused("niveles uno dentro de otro"),
                        feature(POINT, "\"a\":" + "[".repeat(5000) + "]".repeat(5000))),
                bad(
                        "deep-coordinates.geojson",
                        "brackets without end",
                        new Refused("niveles uno dentro de otro"),
                        feature(geometry("Polygon", "[".repeat(1000)))),
                bad(
                        "deep-collections.geojson",
                        "collections inside each other",
                        new Refused("niveles uno dentro de otro"),
                        feature(collections.repeat(40) + POINT + "]}".repeat(40))),
                bad(
                        "long-text.geojson",
                        "one value of more characters than a value may have",
                        new Refused(ReadLimits.TEXT),
                        feature(POINT, "\"a\":\"" + "x".repeat(limits.text() + 1) + "\"")),
                bad(
                        "long-number.geojson",
                        "a number with ten thousand digits",
                        new Refused(ReadLimits.TEXT),
                        feature(geometry("Point", "[" + "7".repeat(limits.text() + 1) + ",1]"))),
                bad(
                        "long-object.geojson",
                        "an object in a property that becomes a text too long",
                        new Refused(ReadLimits.TEXT),
                        feature(POINT, "\"a\":[0" + ",1".repeat(limits.text() / 2) + "]")),
                bad(
                        "many-properties.geojson",
                        "a feature with more properties than a file may have",
                        new Refused(ReadLimits.COLUMNS),
                        feature(
                                POINT,
                                IntStream.rangeClosed(0, limits.columns())
                                        .mapToObj(i -> "\"p" + i + "\":" + i)
                                        .collect(Collectors.joining(",")))),
                bad(
                        "many-vertices.geojson",
                        "a feature with one vertex too many",
                        new FeaturesRefused(1, ReadLimits.FEATURE_VERTICES, 1),
                        collection(
                                feature(geometry(
                                        "LineString", "[[0,0]" + ",[1,2]".repeat(limits.featureVertices()) + "]")),
                                GOOD)));
    }

    private static List<BadFile> positions() {
        return List.of(
                refused("nan.geojson", "NaN, as Python writes it", "[NaN,-22]", "no es un número finito"),
                refused("infinity.geojson", "a number beyond what a double holds", "[1e400,-22]", "finito"),
                refused("minus-infinity.geojson", "infinity by its word", "[-Infinity,-22]", "finito"),
                refused("text-coordinates.geojson", "numbers in quotes", "[\"-70\",\"-22\"]", "no es [x, y]"),
                refused("one-number.geojson", "a position without its second number", "[-70]", "no es [x, y]"),
                refused("null-coordinate.geojson", "null for a number", "[null,-22]", "no es [x, y]"),
                refused("named-coordinates.geojson", "an object for a position", "[{\"x\":1,\"y\":2}]", "no es [x, y]"),
                refused("no-list.geojson", "coordinates as a text", "\"-70,-22\"", "no son una lista"),
                refused("no-coordinates.geojson", "an empty list", "[]", "No tiene forma"),
                refused("brackets-missing.geojson", "a line that says it is a point", RING, "no son las de un Point"),
                refused("brackets-uneven.geojson", "positions at two depths", "[[0,0],[[1,1]]]", "de más o de menos"));
    }

    private static BadFile refused(String name, String wrong, String coordinates, String words) {
        return bad(
                name,
                wrong,
                new FeaturesRefused(1, words, 1),
                collection(feature(geometry("Point", coordinates)), GOOD));
    }

    private static List<BadFile> shapes() {
        return List.of(
                bad(
                        "null-geometry.geojson",
                        "a feature that the standard allows to have no shape",
                        new FeaturesRefused(1, "No tiene forma", 1),
                        collection(feature("null"), GOOD)),
                bad(
                        "geometry-missing.geojson",
                        "a feature without the member",
                        new FeaturesRefused(1, "No tiene forma", 1),
                        collection("{\"type\":\"Feature\",\"properties\":{}}", GOOD)),
                bad(
                        "geometry-is-text.geojson",
                        "well-known text in the place of an object",
                        new FeaturesRefused(1, "no es un objeto GeoJSON", 1),
                        collection(feature("\"POINT (1 2)\""), GOOD)),
                bad(
                        "type-unknown.geojson",
                        "a kind that GeoJSON does not have",
                        new FeaturesRefused(1, "«Circle»", 1),
                        collection(feature(geometry("Circle", "[1,2]")), GOOD)),
                bad(
                        "type-missing.geojson",
                        "coordinates and no type",
                        new FeaturesRefused(1, "no dice de qué tipo", 1),
                        collection(feature("{\"coordinates\":[1,2]}"), GOOD)),
                bad(
                        "two-geometries.geojson",
                        "the member twice",
                        new FeaturesRefused(1, "dos formas", 1),
                        collection(
                                "{\"type\":\"Feature\",\"geometry\":" + POINT + ",\"geometry\":" + AREA + "}", GOOD)),
                bad(
                        "two-coordinates.geojson",
                        "the member twice",
                        new FeaturesRefused(1, "dos listas de coordenadas", 1),
                        collection(feature("{\"type\":\"Point\",\"coordinates\":[1,2],\"coordinates\":[3,4]}"), GOOD)),
                bad(
                        "ring-open.geojson",
                        "the last vertex is not the first",
                        new Mended(1, "no estaba cerrado"),
                        feature(geometry("Polygon", "[[[0,0],[9,0],[9,9]]]"))),
                bad(
                        "ring-of-two.geojson",
                        "an area that is a line there and back",
                        new FeaturesRefused(1, "No tiene superficie", 0),
                        feature(geometry("Polygon", "[[[0,0],[9,0],[0,0]]]"))),
                bad(
                        "hole-of-two.geojson",
                        "a hole that is none",
                        new Mended(1, "un hueco"),
                        feature(geometry("Polygon", "[" + RING + ",[[-69.5,-21.9],[-69.4,-21.9],[-69.5,-21.9]]]"))),
                bad(
                        "heights-here-and-there.geojson",
                        "positions of two and of three numbers",
                        new Mended(1, "alturas"),
                        feature(geometry("LineString", "[[0,0],[1,1,5],[2,2,6,7]]"))),
                bad(
                        "kinds-mixed.geojson",
                        "a point and an area in one feature",
                        new Mended(1, "Mezclaba"),
                        feature("{\"type\":\"GeometryCollection\",\"geometries\":[" + POINT + "," + AREA + "]}")),
                bad(
                        "geometries-no-list.geojson",
                        "a collection of one, without brackets",
                        new FeaturesRefused(1, "no es una lista", 1),
                        collection(feature("{\"type\":\"GeometryCollection\",\"geometries\":" + POINT + "}"), GOOD)));
    }

    private static List<BadFile> structures() {
        return List.of(
                bad(
                        "members-no-features.geojson",
                        "null, a number and a text among the features",
                        new FeaturesRefused(3, "No es un objeto GeoJSON", 1),
                        collection("null", "5", "\"x\"", GOOD)),
                bad(
                        "features-is-object.geojson",
                        "features by number, as PHP writes lists",
                        new Refused("no es una lista"),
                        "{\"type\":\"FeatureCollection\",\"features\":{\"0\":" + GOOD + "}}"),
                bad(
                        "features-missing.geojson",
                        "a collection of nothing",
                        new Refused("le falta la lista"),
                        "{\"type\":\"FeatureCollection\",\"objects\":[]}"),
                bad(
                        "collection-in-collection.geojson",
                        "a collection among the features",
                        new FeaturesRefused(1, "una colección dentro de otra", 1),
                        collection(collection(GOOD, GOOD), GOOD)),
                bad(
                        "plain-list.geojson",
                        "features in a list without the collection around it",
                        new Refused("lista JSON"),
                        "[" + GOOD + "," + GOOD + "]"),
                bad(
                        "collection-with-coordinates.geojson",
                        "a collection that has a shape besides",
                        new Reads(1),
                        "{\"type\":\"FeatureCollection\",\"coordinates\":[NaN],\"features\":[" + GOOD + "]}"),
                bad(
                        "properties-are-list.geojson",
                        "properties that are no object",
                        new Reads(1),
                        "{\"type\":\"Feature\",\"geometry\":" + POINT + ",\"properties\":[1,2]}"));
    }

    private static List<BadFile> systems() {
        return List.of(
                bad(
                        "crs-unknown.geojson",
                        "a name that is in no register",
                        new Mended(1, "«Local Antofagasta»"),
                        collectionIn("{\"type\":\"name\",\"properties\":{\"name\":\"Local Antofagasta\"}}")),
                bad(
                        "crs-link.geojson",
                        "a link, which nobody may be made to follow",
                        new Mended(1, "un enlace"),
                        collectionIn("{\"type\":\"link\",\"properties\":{\"href\":\"http://localhost/crs\"}}")),
                bad(
                        "crs-null.geojson",
                        "says that its system is not known",
                        new Mended(1, "no se conoce"),
                        collectionIn("null")),
                bad(
                        "crs-of-one-feature.geojson",
                        "one feature says another system than the file",
                        new FeaturesRefused(1, "otro sistema", 1),
                        collection(GOOD.replace("\"properties\"", "\"crs\":\"EPSG:24879\",\"properties\""), GOOD)),
                bad(
                        "crs-of-one-geometry.geojson",
                        "one geometry says another system than the file",
                        new FeaturesRefused(1, "otro sistema", 1),
                        collection(feature("{\"crs\":\"EPSG:24879\"," + POINT.substring(1)), GOOD)),
                bad(
                        "crs-of-second-part.geojsonl",
                        "two collections one after the other, in two systems",
                        new Refused("otro sistema"),
                        collectionIn("\"EPSG:32719\"") + "\n" + collectionIn("\"EPSG:24879\"")));
    }

    /** Wrong, or odd, and read all the same. */
    private static List<BadFile> harmless() {
        String accents = feature(POINT, "\"año\":\"Ñandú\"");
        return List.of(
                new BadFile(
                        "windows-1252.geojson",
                        "not in UTF-8",
                        new Mended(1, "windows-1252"),
                        accents.getBytes(java.nio.charset.Charset.forName("windows-1252"))),
                new BadFile(
                        "one-bad-byte.geojson",
                        "UTF-8 but for one byte",
                        new Mended(1, "windows-1252"),
                        feature(POINT, "\"a\":\"\u00ff\"").getBytes(ISO_8859_1)),
                bad("byte-order-mark.geojson", "a mark that RFC 8259 forbids", new Reads(1), "\uFEFF" + accents),
                bad("half-a-character.geojson", "a lone surrogate", new Reads(1), feature(POINT, "\"a\":\"\\ud83c\"")),
                bad("name-twice.geojson", "a property twice", new Reads(1), feature(POINT, "\"a\":1,\"a\":2")),
                bad(
                        "names-of-objects.geojson",
                        "names that mean something in JavaScript",
                        new Reads(1),
                        feature(POINT, "\"__proto__\":{\"admin\":true},\"constructor\":1,\"\":2")),
                bad("not-a-number.geojson", "NaN in a property", new Reads(1), feature(POINT, "\"a\":NaN")),
                bad("capitals.geojson", "types in capitals", new Reads(1), feature(POINT.replace("Point", "POINT"))));
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String collectionIn(String crs) {
        return "{\"type\":\"FeatureCollection\",\"crs\":" + crs + ",\"features\":[" + GOOD + "]}";
    }

    private static String feature(String geometry) {
        return feature(geometry, "\"nombre\":\"a\"");
    }

    private static String feature(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}";
    }

    private static String geometry(String type, String coordinates) {
        return "{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}";
    }

    private static BadFile bad(String name, String wrong, Expected expected, String text) {
        return new BadFile(name, wrong, expected, text.getBytes(UTF_8));
    }
}
