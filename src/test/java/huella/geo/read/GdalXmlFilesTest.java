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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Files that GDAL writes are read as what was given to it. */
class GdalXmlFilesTest {

    private static final List<String> SHAPES = List.of(
            "POINT (-70.4 -23.65)",
            "MULTIPOINT ((-70 -23), (-69 -22))",
            "LINESTRING (-70 -23, -69.5 -22.5, -69 -22.7)",
            "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
            "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
            "MULTIPOLYGON (((-70 -24, -69 -24, -69 -23, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24)))",
            "POINT Z (-70.4 -23.65 1200)",
            "LINESTRING Z (-70 -23 5, -69 -22 6)");

    private static final List<String> SHAPES_AND_NONE =
            Stream.concat(SHAPES.stream(), Stream.of("")).toList();

    @TempDir
    Path directory;

    @BeforeEach
    void gdal() {
        Gdal.require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KML", "LIBKML"})
    void kml_of_both_drivers_brings_every_kind_of_shape(String driver) throws Exception {
        Collected found = read(convert(driver, "ruta.kml", table(SHAPES_AND_NONE)), "ruta.kml");
        assertEquals(SHAPES.size() + 1, found.features().size());
        for (int i = 0; i < SHAPES.size(); i++) {
            assertShape(SHAPES.get(i), found.features().get(i));
            assertEquals("Ñandú & <" + i + ">", found.features().get(i).values().get("texto"));
            assertEquals((long) i, found.features().get(i).values().get("numero"));
            assertEquals(i + 0.5, found.features().get(i).values().get("decimal"));
        }
        assertTrue(found.features().getLast().shape().refusal().isPresent(), "one has no shape");
        assertEquals(
                List.of("ruta"), found.layers().stream().map(SourceLayer::name).toList());
    }

    @Test
    void kmz_of_gdal_is_read_too() throws Exception {
        Collected found = read(convert("LIBKML", "ruta.kmz", table(SHAPES_AND_NONE)), "ruta.kmz");
        assertEquals(SHAPES.size() + 1, found.features().size());
        assertShape(SHAPES.get(4), found.features().get(4));
    }

    @Test
    void gpx_of_gdal_brings_points_routes_and_tracks_with_their_values() throws Exception {
        for (String shape : List.of(SHAPES.get(0), SHAPES.get(2), SHAPES.get(3))) {
            Files.deleteIfExists(directory.resolve("ruta.gpx"));
            String kind = shape.substring(0, shape.indexOf(' '));
            Path table = table(List.of(shape));
            Path file = convert("GPX", "ruta.gpx", table, "-dsco", "GPX_USE_EXTENSIONS=YES", "-nlt", kind);
            Collected found = read(file, "ruta.gpx");
            assertShape(shape, found.features().getFirst());
            assertEquals("Ñandú & <0>", found.features().getFirst().values().get("texto"));
        }
    }

    @Test
    void a_workbook_of_gdal_is_a_table_with_texts_numbers_and_dates() throws Exception {
        Path csv = Files.writeString(
                directory.resolve("tabla.csv"),
                "lon,lat,texto,numero,fecha\n-70.4,-23.65,\"Ñandú, \"\"sí\"\"\",7,2026/05/20\n-70,-23,\"=1+1\",,\n");
        Gdal.run(
                "ogr2ogr",
                "-f",
                "XLSX",
                directory.resolve("t.xlsx").toString(),
                csv.toString(),
                "-oo",
                "AUTODETECT_TYPE=YES");
        Collected found = read(directory.resolve("t.xlsx"), "t.xlsx");
        assertEquals(2, found.features().size());
        assertShape("POINT (-70.4 -23.65)", found.features().getFirst());
        assertEquals("Ñandú, \"sí\"", found.features().getFirst().values().get("texto"));
        assertEquals(7L, found.features().getFirst().values().get("numero"));
        assertEquals("2026-05-20", found.features().getFirst().values().get("fecha"));
        assertEquals("fila 3", found.features().get(1).label());
    }

    private Path convert(String driver, String name, Path table, String... options) {
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", driver));
        command.addAll(List.of(options));
        command.addAll(List.of("-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO"));
        command.addAll(List.of("-oo", "AUTODETECT_TYPE=YES", "-a_srs", "EPSG:4326", "-nln", "ruta"));
        command.addAll(List.of(directory.resolve(name).toString(), table.toString()));
        Gdal.run(command.toArray(String[]::new));
        return directory.resolve(name);
    }

    private Path table(List<String> shapes) throws IOException {
        StringBuilder text = new StringBuilder("texto,numero,decimal,WKT\n");
        for (int i = 0; i < shapes.size(); i++) {
            text.append("Ñandú & <%d>,%d,%d.5,\"%s\"\n".formatted(i, i, i, shapes.get(i)));
        }
        return Files.writeString(directory.resolve("origen.csv"), text);
    }

    private static Collected read(Path file, String name) throws IOException {
        return Collected.of(Files.readAllBytes(file), name);
    }

    private static void assertShape(String wkt, SourceFeature feature) throws ParseException {
        Geometry read = feature.shape().geometries().getFirst();
        assertTrue(shape(wkt).norm().equalsExact(read.norm(), 1e-7), () -> wkt + "\n" + read);
    }

    private static Geometry shape(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
