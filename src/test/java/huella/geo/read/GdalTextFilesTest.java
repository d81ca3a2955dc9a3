package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.Gdal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GeoJSON and CSV as {@code ogr2ogr} writes them, with each of its options that changes the file. */
class GdalTextFilesTest {

    private static final List<String> SHAPES = List.of(
            "POINT (-70.5 -23.5)",
            "MULTIPOINT ((-70.5 -23.5), (-70 -23))",
            "LINESTRING (-70.5 -23.5, -70 -23, -69 -23.25)",
            "MULTILINESTRING ((-70.5 -23.5, -70 -23), (-69 -23, -69.5 -22))",
            "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
            "MULTIPOLYGON (((-70 -24, -69 -24, -69 -23, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24)))");

    @TempDir
    Path directory;

    private Path source;

    @BeforeAll
    static void gdal() {
        Gdal.require();
    }

    @BeforeEach
    void write() throws IOException {
        List<String> features = new ArrayList<>();
        for (String shape : SHAPES) {
            features.add("\"Ñandú, \"\"río\"\" " + features.size() + "\",\"" + shape + "\"");
        }
        features.add("sin forma,");
        source =
                Files.writeString(directory.resolve("origen.csv"), "nombre,WKT\n" + String.join("\n", features) + "\n");
    }

    static Stream<List<String>> writings() {
        return Stream.of(
                List.of("GeoJSON", "geojson"),
                List.of("GeoJSON", "geojson", "-lco", "RFC7946=YES"),
                List.of("GeoJSON", "geojson", "-lco", "WRITE_BBOX=YES"),
                List.of("GeoJSONSeq", "geojsonl"),
                List.of("GeoJSONSeq", "geojsons", "-lco", "RS=YES"),
                List.of("CSV", "csv", "-lco", "GEOMETRY=AS_WKT"),
                List.of("CSV", "csv", "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=SEMICOLON"),
                List.of("CSV", "csv", "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB", "-lco", "WRITE_BOM=YES"),
                List.of("CSV", "csv", "-lco", "GEOMETRY=AS_WKT", "-lco", "LINEFORMAT=CRLF"));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void shapes_and_words_are_those_that_gdal_was_given(List<String> writing) throws Exception {
        Collected found = convert(writing);
        assertEquals(SHAPES.size() + 1, found.features().size());
        for (int i = 0; i < SHAPES.size(); i++) {
            SourceFeature feature = found.features().get(i);
            assertEquals("Ñandú, \"río\" " + i, feature.values().get("nombre"));
            assertTrue(
                    new org.locationtech.jts.io.WKTReader()
                            .read(SHAPES.get(i))
                            .norm()
                            .equalsExact(feature.shape().geometries().getFirst().norm(), 1e-7),
                    feature::toString);
        }
        assertTrue(found.features().getLast().shape().refusal().isPresent());
    }

    @Test
    void another_system_stands_in_the_member_crs() throws IOException {
        Collected found = convert(List.of(
                "GeoJSON", "geojson", "-s_srs", "EPSG:4326", "-t_srs", "EPSG:24879", "-where", "nombre LIKE '% 0'"));
        assertEquals(
                new StatedCrs.Code(24879, "el miembro crs"),
                found.layers().getFirst().crs());
        assertEquals(1, found.features().size());
        double x = found.features().getFirst().shape().geometries().getFirst().getCoordinate().x;
        assertTrue(x > 300_000 && x < 400_000, () -> "x is " + x);
    }

    @Test
    void heights_are_left_out() throws IOException {
        for (List<String> writing : List.of(
                List.of("GeoJSON", "geojson", "-dim", "XYZ"),
                List.of("CSV", "csv", "-lco", "GEOMETRY=AS_WKT", "-dim", "XYZ"),
                List.of("CSV", "csv", "-lco", "GEOMETRY=AS_WKT", "-dim", "XYZM"))) {
            assertTrue(
                    convert(writing)
                            .features()
                            .getFirst()
                            .shape()
                            .mends()
                            .getFirst()
                            .contains("alturas"),
                    writing::toString);
        }
    }

    @Test
    void points_in_two_columns_are_found() throws IOException {
        Collected found = convert(List.of("CSV", "csv", "-lco", "GEOMETRY=AS_XY", "-where", "nombre LIKE '% 0'"));
        assertEquals(
                "POINT (-70.5 -23.5)",
                found.features().getFirst().shape().geometries().getFirst().toText());
    }

    private Collected convert(List<String> writing) throws IOException {
        Path file = directory.resolve("escrito." + writing.get(1));
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", writing.getFirst()));
        if (!writing.contains("-t_srs")) {
            command.addAll(List.of("-a_srs", "EPSG:4326"));
        }
        command.addAll(writing.subList(2, writing.size()));
        command.addAll(List.of(file.toString(), source.toString()));
        Gdal.run(command.toArray(String[]::new));
        return Collected.of(Files.readAllBytes(file), file.getFileName().toString());
    }
}
