package huella.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

/** Whatever is written is read back by GDAL as it was: every format, every coordinate system it supports. */
class FormatTest {

    @TempDir
    Path directory;

    static Stream<Arguments> formatsAndSystems() {
        return Arrays.stream(Format.values())
                .filter(format -> format != Format.XLSX) // no places there that GDAL would know: XlsxTest
                .flatMap(format ->
                        Arrays.stream(FileCrs.values()).filter(format::supports).map(crs -> Arguments.of(format, crs)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndSystems")
    void gdal_reads_back_every_row_with_its_place_and_its_words(Format format, FileCrs crs) throws IOException {
        Gdal.require();
        List<Row> rows = Fixture.rows(crs);
        Path file = write(format, Fixture.layer(crs), rows);
        Map<String, JsonNode> read = new TreeMap<>();
        for (String layer : layers(format)) {
            JsonNode collection = Gdal.read(source(format, file), layer, options(format));
            assertKnownSystem(format, crs, collection.at("/crs/properties/name").asText());
            collection
                    .get("features")
                    .forEach(feature -> read.put(property(format, feature, 0).asText(), feature));
        }
        assertEquals(rows.size(), read.size());
        for (Row row : rows) {
            JsonNode feature = read.get((String) row.values().getFirst());
            assertSamePlace(format, crs, row.geometry(), GeoJsonGeometry.read(feature.get("geometry")));
            for (int i = 0; i < row.values().size(); i++) {
                assertEquals(
                        expected(format, row.values().get(i)),
                        actual(format, row.values().get(i), property(format, feature, i)),
                        format + " " + row.values().getFirst() + " "
                                + Fixture.COLUMNS.get(i).name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "XLSX")
    void several_points_are_one_feature_except_where_a_waypoint_is_one_point(Format format) throws Exception {
        Gdal.require();
        Row point = Fixture.rows(FileCrs.WGS_84).getFirst();
        Row points = new Row(point.values(), new WKTReader().read("MULTIPOINT ((-70.5 -22), (-69 -21.25))"));
        Path file = write(format, Fixture.layer(FileCrs.WGS_84), List.of(point, points));
        JsonNode features = Gdal.read(source(format, file), layers(format).getFirst(), options(format))
                .get("features");
        assertEquals(format == Format.GPX ? 3 : 2, features.size());
        Geometry all = point.geometry().union(points.geometry());
        Geometry read = GeoJsonGeometry.read(features.get(0).get("geometry"));
        for (JsonNode feature : features) {
            read = read.union(GeoJsonGeometry.read(feature.get("geometry")));
        }
        assertTrue(all.norm().equalsExact(read.norm(), 1e-7), read::toText);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_selection_without_rows_is_a_file_that_opens(Format format) throws IOException {
        Gdal.require();
        Path file = write(format, Fixture.layer(FileCrs.WGS_84), List.of());
        switch (format) {
            case GEOJSON_SEQ -> assertEquals(0, Files.size(file));
            // GDAL sees no layer where there is no placemark, but no fault either.
            case KML, KMZ, GPX -> Gdal.layers(source(format, file));
            case XLSX -> assertTrue(Gdal.layers(source(format, file)).contains("Datos"));
            default -> assertTrue(Gdal.layers(source(format, file)).contains("tocopilla"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"GEOPACKAGE", "FLATGEOBUF"})
    void the_index_finds_what_lies_in_a_box(Format format) throws IOException {
        Gdal.require();
        List<Row> rows = new ArrayList<>();
        Random random = new Random(2050);
        for (int i = 0; i < 5_000; i++) {
            rows.add(Fixture.box(i, random));
        }
        Envelope box = new Envelope(-70, -69.5, -24, -23);
        long inside = rows.stream()
                .filter(row -> row.geometry().getEnvelopeInternal().intersects(box))
                .count();
        String file = write(format, Fixture.layer(FileCrs.WGS_84), rows).toString();
        String counted = Gdal.run("ogrinfo", "-so", "-spat", "-70", "-24", "-69.5", "-23", file, "tocopilla");
        assertTrue(inside > 50 && counted.contains("Feature Count: " + inside), counted);
        if (format == Format.GEOPACKAGE) {
            String has = Gdal.run("ogrinfo", "-q", file, "-sql", "SELECT HasSpatialIndex('tocopilla', 'geom')");
            assertTrue(has.contains("(Integer) = 1"), has);
        } else {
            String header = new String(Files.readAllBytes(Path.of(file)), 0, 4_000, StandardCharsets.UTF_8);
            assertTrue(header.contains("Ubicaciones referenciales") && header.contains("version_datos"));
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_is_not_finished_does_not_look_whole_and_leaves_nothing_behind(Format format) throws IOException {
        Layer layer = Fixture.layer(FileCrs.WGS_84);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (FeatureWriter writer = format.open(layer, whole, directory)) {
            for (Row row : Fixture.rows(FileCrs.WGS_84)) {
                writer.write(row);
            }
            writer.finish();
        }
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        try (FeatureWriter writer = format.open(layer, broken, directory)) {
            writer.write(Fixture.rows(FileCrs.WGS_84).getFirst());
        }
        assertTrue(broken.size() < whole.size());
        assertFalse(broken.toString(StandardCharsets.UTF_8).endsWith("]}\n"));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** An entity tag names bytes before they are made, so nothing but the rows and the layer may decide about them. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void the_same_rows_are_the_same_bytes_wherever_and_whenever_they_are_written(Format format) throws Exception {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Santiago"));
            byte[] first =
                    Files.readAllBytes(write(format, Fixture.layer(FileCrs.WGS_84), Fixture.rows(FileCrs.WGS_84)));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            byte[] second =
                    Files.readAllBytes(write(format, Fixture.layer(FileCrs.WGS_84), Fixture.rows(FileCrs.WGS_84)));
            assertArrayEquals(first, second);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void formats_without_coordinate_systems_refuse_metres() {
        Layer metres = Fixture.layer(FileCrs.WGS_84_UTM_19S);
        for (Format format : Format.values()) {
            if (!format.supports(FileCrs.WGS_84_UTM_19S)) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> format.open(metres, OutputStream.nullOutputStream(), directory));
            }
        }
        assertEquals(Format.SHAPEFILE, Format.find("shp").orElseThrow());
        assertTrue(Format.find("dwg").isEmpty());
    }

    /** CSV has no place for it; from GeoJSON to GeoJSON, GDAL does not repeat what the format fixes. */
    private static void assertKnownSystem(Format format, FileCrs crs, String name) {
        switch (format) {
            case CSV -> {}
            case GEOJSON, GEOJSON_SEQ -> assertTrue(name.isEmpty() || name.endsWith("CRS84"), name);
            default -> assertTrue(name.endsWith(crs == FileCrs.WGS_84 ? "CRS84" : "EPSG::" + crs.epsg()), name);
        }
    }

    private Path write(Format format, Layer layer, List<Row> rows) throws IOException {
        Path file = directory.resolve("tocopilla." + format.extension());
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer = format.open(layer, out, directory)) {
            for (Row row : rows) {
                writer.write(row);
            }
            writer.finish();
        }
        return file;
    }

    private static List<String> layers(Format format) {
        return switch (format) {
            case SHAPEFILE -> List.of("tocopilla_puntos", "tocopilla_lineas", "tocopilla_poligonos");
            case GPX -> List.of("waypoints", "tracks");
            case KML, KMZ -> List.of("Tocopilla & Ñuñoa");
            case XLSX -> List.of("Datos");
            default -> List.of("tocopilla");
        };
    }

    private static String[] options(Format format) {
        return format == Format.CSV ? new String[] {"-oo", "KEEP_GEOM_COLUMNS=NO"} : new String[0];
    }

    private static String source(Format format, Path file) {
        return format == Format.SHAPEFILE ? "/vsizip/" + file : file.toString();
    }

    private static JsonNode property(Format format, JsonNode feature, int column) {
        String name = Fixture.COLUMNS.get(column).name();
        return feature.path("properties")
                .path(
                        switch (format) {
                            case SHAPEFILE -> DbfNames.of(Fixture.COLUMNS).get(column);
                            case GPX -> "ogr_" + name;
                            default -> name;
                        });
    }

    private static String expected(Format format, Object value) {
        return switch (value) {
            case null -> "";
            case Boolean flag -> flag.toString();
            case Instant instant ->
                DateTimeFormatter.ofPattern(format == Format.SHAPEFILE ? "yyyyMMdd" : "yyyyMMddHHmmss")
                        .format(instant.atZone(java.time.ZoneOffset.UTC));
            case String text ->
                switch (format) {
                    case CSV -> FormulaGuard.safe(text);
                    case KML, KMZ -> Xml.clean(text);
                    // GDAL leaves line ends out of what it reads from extensions.
                    case GPX -> Xml.clean(text).replace("\n", "");
                    case SHAPEFILE -> firstBytes(text);
                    default -> text;
                };
            default -> Column.text(value);
        };
    }

    private static String firstBytes(String text) {
        StringBuilder cut = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            String more = cut + Character.toString(c);
            if (more.getBytes(StandardCharsets.UTF_8).length > Dbf.MAX_TEXT) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.toString();
    }

    private static String actual(Format format, Object value, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            return String.join("; ", items);
        }
        String text = node.asText();
        if (value instanceof Boolean) {
            return Boolean.toString(List.of("true", "1", "T").contains(text));
        }
        if (value instanceof Instant) {
            String digits = text.replaceAll("[^0-9]", "");
            return digits.substring(0, format == Format.SHAPEFILE ? 8 : 14);
        }
        return text;
    }

    /** GPX knows no areas: their outlines come back as lines. */
    private static void assertSamePlace(Format format, FileCrs crs, Geometry wrote, Geometry read) {
        double centimetre = crs.geographic() ? 1e-7 : 0.01;
        if (format == Format.GPX && wrote.getDimension() > 0) {
            assertEquals(wrote.getNumPoints(), read.getNumPoints());
            assertTrue(read.getEnvelopeInternal().equals(wrote.getEnvelopeInternal()));
            return;
        }
        Geometry one = wrote.getNumGeometries() == 1 ? wrote.getGeometryN(0) : wrote;
        Geometry other = read.getNumGeometries() == 1 ? read.getGeometryN(0) : read;
        assertTrue(one.norm().equalsExact(other.norm(), centimetre), () -> wrote + "\n" + read);
    }
}
