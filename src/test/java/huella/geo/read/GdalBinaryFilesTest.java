package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.Gdal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GeoPackages and FlatGeobufs as GDAL writes them, and so QGIS. */
class GdalBinaryFilesTest {

    private static final List<String> SHAPES = List.of(
            "POINT (-70.25 -22.5)",
            "LINESTRING (-70 -23, -69.5 -22.5, -69 -22.75)",
            "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
            "MULTIPOINT ((-70 -22), (-69 -22))",
            "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
            "MULTIPOLYGON (((-70 -24, -69 -24, -69 -23, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24)))");

    @TempDir
    Path directory;

    @BeforeEach
    void gdal() {
        Gdal.require();
    }

    @ParameterizedTest
    @CsvSource({
        "GPKG, XY, 24879",
        "GPKG, XYZ, 32719",
        "GPKG, XYZM, 5361",
        "GPKG, XYM, 4326",
        "FlatGeobuf, XY, 24879",
        "FlatGeobuf, XYZ, 32719",
        "FlatGeobuf, XYZM, 5361",
        "FlatGeobuf, XYM, 3857"
    })
    void all_kinds_in_all_dimensions_with_their_words_and_their_system(String driver, String dimensions, int epsg)
            throws IOException {
        Collected read = read(driver, dimensions, epsg, table(SHAPES), "SPATIAL_INDEX=YES");
        SourceLayer layer = read.layers().getFirst();
        assertEquals("áreas ñ", layer.name());
        assertEquals(List.of("número", "nombre", "ancho", "visto"), layer.columns());
        assertTrue(layer.crs() instanceof StatedCrs.Code code && code.epsg() == epsg, layer::toString);
        assertEquals(List.of(), read.notes());
        assertEquals(SHAPES.size(), read.features().size());
        for (SourceFeature feature : read.features()) {
            int number = (int) (long) (Long) feature.values().get("número");
            assertEquals("Ñandú «" + number + "»", feature.values().get("nombre"));
            assertEquals(number + 0.5, feature.values().get("ancho"));
            assertTrue(feature.values().get("visto").toString().startsWith("2026"), feature::toString);
            assertTrue(
                    feature.shape()
                            .geometries()
                            .getFirst()
                            .equalsExact(GeoPackageFile.geometry(SHAPES.get(number - 1))),
                    feature::toString);
            assertEquals(!dimensions.equals("XY"), !feature.shape().mends().isEmpty());
        }
    }

    /** Into a FlatGeobuf GDAL 3.6 does not write it at all. */
    @Test
    void a_feature_without_shape_is_refused_and_the_others_are_read() throws IOException {
        List<String> shapes = new ArrayList<>(SHAPES);
        shapes.set(1, "");
        Collected read = read("GPKG", "XY", 4326, table(shapes), "SPATIAL_INDEX=NO");
        assertEquals(
                List.of(Optional.of(ShapeBuilder.NO_SHAPE)),
                read.features().stream()
                        .map(feature -> feature.shape().refusal())
                        .filter(Optional::isPresent)
                        .toList());
        assertEquals(SHAPES.size(), read.features().size());
    }

    @ParameterizedTest
    @CsvSource({"GPKG", "FlatGeobuf"})
    void arcs_are_refused_with_what_to_do(String driver) throws IOException {
        String table = table(List.of("CIRCULARSTRING (-70 -22, -69 -21, -68 -22)"));
        Collected read = read(driver, "XY", 4326, table, "SPATIAL_INDEX=NO");
        assertEquals(
                Optional.of(ShapeKind.ARCS), read.features().getFirst().shape().refusal());
    }

    /** GDAL writes an index of its own, and the rows in the order of it. */
    @ParameterizedTest
    @CsvSource({"GPKG", "FlatGeobuf"})
    void a_thousand_points_come_out_once_each(String driver) throws IOException {
        String[] points = new String[1000];
        Arrays.setAll(points, i -> "POINT (" + (-70 + i / 1000.0) + " -22)");
        Collected read = read(driver, "XY", 4326, table(List.of(points)), "SPATIAL_INDEX=YES");
        assertEquals(
                1000,
                read.features().stream()
                        .map(feature -> feature.shape().geometries().getFirst())
                        .distinct()
                        .count());
    }

    private static String table(List<String> shapes) {
        StringBuilder csv = new StringBuilder("wkt,número,nombre,ancho,visto\n");
        for (int i = 1; i <= shapes.size(); i++) {
            csv.append("\"%s\",%d,Ñandú «%2$d»,%2$d.5,2026-05-%02d\n".formatted(shapes.get(i - 1), i, 1 + i % 28));
        }
        return csv.toString();
    }

    private Collected read(String driver, String dimensions, int epsg, String table, String option) throws IOException {
        Path csv = Files.writeString(directory.resolve("t.csv"), table);
        Path file = directory.resolve(driver.equals("GPKG") ? "t.gpkg" : "t.fgb");
        Gdal.run(
                "ogr2ogr",
                "-f",
                driver,
                "-a_srs",
                "EPSG:" + epsg,
                "-nln",
                "áreas ñ",
                "-nlt",
                "GEOMETRY",
                "-dim",
                dimensions,
                "-lco",
                option,
                "-oo",
                "GEOM_POSSIBLE_NAMES=wkt",
                "-oo",
                "KEEP_GEOM_COLUMNS=NO",
                "-oo",
                "AUTODETECT_TYPE=YES",
                file.toString(),
                csv.toString());
        return Collected.of(Files.readAllBytes(file), file.getFileName().toString());
    }
}
