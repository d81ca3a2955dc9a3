package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.Format;
import huella.geo.Gdal;
import huella.geo.read.ShapefileBytes.Field;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class ShapefileDecoderTest {

    @TempDir
    Path directory;

    @Test
    void every_shapefile_in_whatever_folder_is_a_layer_with_its_own_companions() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String folder : List.of("", "2024/Calama/", "2025\\TOCOPILLA\\")) {
            ShapefileBytes.files()
                    .forEach((name, bytes) ->
                            files.put(folder + (folder.contains("\\") ? name.toUpperCase() : name), bytes));
        }
        Collected found = read(files, Choices.NONE);
        assertEquals(
                List.of("area", "area (2)", "AREA"),
                found.layers().stream().map(SourceLayer::name).toList());
        assertEquals(9, found.items().size());
        assertEquals(List.of(), found.notes());
        assertEquals(
                new StatedCrs.Definition(ShapefileBytes.PRJ, "AREA.PRJ"),
                found.layers().getLast().crs());
        assertEquals(
                Map.of("NOMBRE", "Peñón tres", "NUMERO", 3L),
                found.features().getLast().values());
        assertEquals("registro 3", found.features().getLast().label());
    }

    @Test
    void only_the_layers_that_are_wanted_are_read() throws IOException {
        Map<String, byte[]> files = ShapefileBytes.files();
        ShapefileBytes.files().forEach((name, bytes) -> files.put("otra/" + name.replace("area", "ruta"), bytes));
        Choices one = new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of("ruta"), Optional.empty(), Optional.empty());
        Collected found = read(files, one);
        assertEquals(
                List.of("ruta"), found.layers().stream().map(SourceLayer::name).toList());
        assertEquals(3, found.items().size());
    }

    @Test
    void a_bare_shp_is_read_without_a_table_and_says_so() throws IOException {
        Path file =
                Files.write(directory.resolve("archivo"), ShapefileBytes.files().get("area.shp"));
        Collected found = Collected.of(new Source(
                Format.SHAPEFILE, "zona.final.shp", file, List.of(), directory, ReadLimits.DEFAULT, Choices.NONE));
        assertEquals("zona", found.layers().getFirst().name());
        assertEquals(new StatedCrs.Unstated(), found.layers().getFirst().crs());
        assertEquals(3, found.features().size());
        assertTrue(found.notes().getFirst().contains("sin su tabla"), found.notes()::toString);
    }

    @Test
    void holes_belong_to_the_shell_around_them_whatever_their_winding() throws Exception {
        byte[] record = ShapefileBytes.parts(
                5,
                ShapefileBytes.square(10, 20), // the same winding as its shell, and before it
                ShapefileBytes.square(0, 100),
                ShapefileBytes.square(200, 50));
        Geometry shape = onlyShape(ShapefileBytes.files(5, List.of(record), oneRow()));
        assertEquals(2, shape.getNumGeometries());
        assertEquals(100 * 100 - 20 * 20 + 50 * 50, shape.getArea());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,0,UTF-8",
        "windows-1252,0,windows-1252",
        "windows-1252,87,windows-1252",
        "IBM850,2,IBM850",
        "IBM850,0,IBM850"
    })
    void the_encoding_is_told_by_the_bytes_or_the_header(String written, int driver, String found) throws IOException {
        Charset charset = Charset.forName(written);
        byte[] table = ShapefileBytes.dbf(driver, ShapefileBytes.FIELDS, charset, ShapefileBytes.rows());
        Map<String, byte[]> files = ShapefileBytes.files(5, ShapefileBytes.squares(), table);
        files.remove("area.cpg");
        Collected read = read(files, Choices.NONE);
        assertEquals(
                Optional.of(Charset.forName(found)), read.layers().getFirst().charset());
        assertEquals("Área dos", read.features().get(1).values().get("NOMBRE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"850", "cp850", "IBM 850", "OEM 850", "LDID/2"})
    void a_cpg_names_the_encoding_in_many_ways(String stated) throws IOException {
        byte[] table = ShapefileBytes.dbf(0, ShapefileBytes.FIELDS, Charset.forName("IBM850"), ShapefileBytes.rows());
        Map<String, byte[]> files = ShapefileBytes.files(5, ShapefileBytes.squares(), table);
        files.put("area.cpg", (stated + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "Peñón tres",
                read(files, Choices.NONE).features().get(2).values().get("NOMBRE"));
    }

    @Test
    void what_a_person_says_of_the_encoding_is_done() throws IOException {
        byte[] table = ShapefileBytes.dbf(0, ShapefileBytes.FIELDS, Charset.forName("IBM850"), ShapefileBytes.rows());
        Map<String, byte[]> files = ShapefileBytes.files(5, ShapefileBytes.squares(), table);
        Choices dos = new Choices(
                OptionalInt.empty(),
                false,
                Optional.of(Charset.forName("IBM850")),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertEquals("Peñón tres", read(files, dos).features().get(2).values().get("NOMBRE"));
    }

    @Test
    void values_have_the_type_of_their_column_and_what_is_none_stays_text() throws IOException {
        List<Field> fields = List.of(
                new Field("T", 'C', 6, 0),
                new Field("N", 'N', 20, 0),
                new Field("F", 'F', 10, 3),
                new Field("L", 'L', 1, 0),
                new Field("D", 'D', 8, 0));
        List<List<String>> rows = List.of(
                List.of(" a b", "   -12", "3.250", "T", "20260520"),
                List.of("", "", "", "?", ""),
                List.of("\0basu", "********************", "1e400", "n", "00000000"),
                List.of("=1+1", "12345678901234567890", "7,5", "x", "20261399"),
                List.of("ñandúes", "doce", "NaN", "S", "ayer"));
        List<byte[]> points = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            points.add(ShapefileBytes.point(ShapefileBytes.X, ShapefileBytes.Y));
        }
        byte[] table = ShapefileBytes.dbf(0, fields, StandardCharsets.UTF_8, rows);
        List<List<Object>> found = new ArrayList<>();
        for (SourceFeature feature :
                read(ShapefileBytes.files(1, points, table), Choices.NONE).features()) {
            found.add(new ArrayList<>(feature.values().values()));
        }
        assertEquals(Arrays.asList(" a b", -12L, 3.25, true, "2026-05-20"), found.get(0));
        assertEquals(Arrays.asList(null, null, null, null, null), found.get(1));
        assertEquals(Arrays.asList(null, null, "1e400", false, null), found.get(2));
        assertEquals(Arrays.asList("=1+1", 1.2345678901234567e19, 7.5, "x", "20261399"), found.get(3));
        assertEquals(Arrays.asList("ñand", "doce", "NaN", true, "ayer"), found.get(4)); // cut inside the ú
    }

    @Test
    void rows_that_were_deleted_are_left_out_with_their_shapes() throws IOException {
        Map<String, byte[]> files = ShapefileBytes.files();
        byte[] table = files.get("area.dbf");
        table[97 + 30] = '*';
        Collected found = read(files, Choices.NONE);
        assertEquals(
                List.of("registro 1", "registro 3"),
                found.features().stream().map(SourceFeature::label).toList());
        assertTrue(found.notes().getFirst().contains("marcados como borrados: 1"), found.notes()::toString);
    }

    @Test
    void the_second_reading_finds_the_same() throws IOException {
        Map<String, byte[]> files = ShapefileBytes.files();
        files.remove("area.cpg");
        Source source = source(files, Choices.NONE);
        assertEquals(Collected.of(source).toString(), Collected.of(source).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POINT (-70.1 -22.2); POINT",
                "POINT Z (-70.1 -22.2 5); POINT",
                "MULTIPOINT ((-70 -22), (-69 -21)); MULTIPOINT",
                "LINESTRING (-70 -22, -69 -21); LINESTRING",
                "MULTILINESTRING ((-70 -22, -69 -21), (-70 -23, -69 -23)); MULTILINESTRING",
                "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5)); POLYGON",
                "MULTIPOLYGON (((-70 -24, -69 -24, -69 -23, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24))); MULTIPOLYGON",
                "POLYGON Z ((-70 -24 1, -68 -24 2, -68 -22 3, -70 -24 1)); POLYGON",
                "LINESTRING ZM (-70 -22 1 2, -69 -21 3 4); LINESTRING",
                "LINESTRING M (-70 -22 1, -69 -21 3); LINESTRING",
                "MULTIPOINT Z ((-70 -22 1), (-69 -21 2)); MULTIPOINT"
            })
    void what_gdal_writes_is_read_as_it_was(String wkt, String kind) throws Exception {
        Gdal.require();
        for (String encoding : List.of("UTF-8", "CP1252", "ISO-8859-1")) {
            Path csv = Files.writeString(
                    directory.resolve("cosa.csv"),
                    "nombre,numero,decimal,WKT\nÑandú,7,2.5,\"" + wkt + "\"\nsin forma,8,,\n");
            Path out = Files.createDirectories(directory.resolve(encoding));
            Gdal.run(
                    "ogr2ogr",
                    "-f",
                    "ESRI Shapefile",
                    "-overwrite",
                    "-a_srs",
                    "EPSG:4326",
                    "-lco",
                    "ENCODING=" + encoding,
                    "-oo",
                    "AUTODETECT_TYPE=YES",
                    out.resolve("cosa.shp").toString(),
                    csv.toString());
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (var listed = Files.list(out)) {
                for (Path file : listed.sorted().toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            Collected found = read(files, Choices.NONE);
            assertEquals(List.of(), found.notes());
            SourceFeature first = found.features().getFirst();
            assertEquals("Ñandú", first.values().get("nombre"));
            assertEquals(7L, first.values().get("numero"));
            assertEquals(2.5, first.values().get("decimal"));
            Geometry shape = first.shape().geometries().getFirst();
            assertEquals(kind, shape.getGeometryType().toUpperCase());
            Geometry expected = new WKTReader().read(wkt);
            assertTrue(shape.norm().equalsExact(expected.norm(), 1e-9), () -> shape + " is not " + wkt);
            assertEquals(
                    Optional.of(ShapeBuilder.NO_SHAPE),
                    found.features().get(1).shape().refusal());
        }
    }

    private static byte[] oneRow() {
        return ShapefileBytes.dbf(
                0,
                ShapefileBytes.FIELDS,
                StandardCharsets.UTF_8,
                ShapefileBytes.rows().subList(0, 1));
    }

    private Geometry onlyShape(Map<String, byte[]> files) throws IOException {
        return read(files, Choices.NONE)
                .features()
                .getFirst()
                .shape()
                .geometries()
                .getFirst();
    }

    private Collected read(Map<String, byte[]> files, Choices choices) throws IOException {
        return Collected.of(source(files, choices));
    }

    private Source source(Map<String, byte[]> files, Choices choices) throws IOException {
        Path zip = Files.write(directory.resolve("archivo.zip"), ZipBytes.of(files));
        Path scratch = Files.createTempDirectory(directory, "partes");
        List<Part> parts = Unpacking.of(zip, scratch, ReadLimits.DEFAULT);
        return new Source(Format.SHAPEFILE, "archivo.zip", zip, parts, scratch, ReadLimits.DEFAULT, choices);
    }
}
