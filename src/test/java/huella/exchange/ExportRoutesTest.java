package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.geo.Crs;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.Gdal;
import huella.geo.GeoJsonGeometry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** What a municipality downloads is what the map shows: read by GDAL, compared with the layer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRoutesTest {

    /** A centimetre, in degrees of latitude, and as much again for the way there and back. */
    private static final double TOLERANCE_DEGREES = 2e-7;

    private final TestApp app = TestApp.start();

    @TempDir
    Path directory;

    @AfterAll
    void close() {
        app.close();
    }

    static Stream<Arguments> filesThatGdalReadsAsTables() {
        return Stream.of(
                        Format.CSV,
                        Format.SHAPEFILE,
                        Format.GEOPACKAGE,
                        Format.FLATGEOBUF,
                        Format.GEOJSON,
                        Format.GEOJSON_SEQ)
                .flatMap(format -> Arrays.stream(Crs.values())
                        .filter(crs -> format.supports(FileCrs.of(crs)))
                        .map(crs -> Arguments.of(format, crs)));
    }

    @ParameterizedTest
    @MethodSource("filesThatGdalReadsAsTables")
    void a_file_holds_the_same_initiatives_in_the_same_places(Format format, Crs crs) throws IOException {
        Gdal.require();
        Map<String, JsonNode> shown = byCode(app.json("/layers/iniciativas.geojson"), "codigo");
        HttpResponse<byte[]> response = app.get("/export/iniciativas." + format.id() + "?crs=" + crs.code());
        assertEquals(200, response.statusCode());
        Path file = Files.write(directory.resolve("emra." + format.extension()), response.body());
        Map<String, JsonNode> read = new TreeMap<>();
        for (String layer : layers(format)) {
            read.putAll(byCode(Gdal.read(source(format, file), layer, options(format, crs)), "codigo"));
        }
        assertEquals(shown.keySet(), read.keySet());
        shown.forEach((code, feature) -> {
            Geometry there = GeoJsonGeometry.read(read.get(code).get("geometry"));
            Geometry here = GeoJsonGeometry.read(feature.get("geometry"));
            double apart = org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance.distance(here, there);
            assertTrue(apart < TOLERANCE_DEGREES, code + " is " + apart + " degrees off");
        });
    }

    @ParameterizedTest
    @MethodSource("filesThatGdalReadsAsTables")
    void comunas_can_be_taken_away_too(Format format, Crs crs) throws IOException {
        Gdal.require();
        Map<String, JsonNode> shown = byCode(app.json("/layers/comunas.geojson"), "codigo");
        assertEquals(9, shown.size());
        HttpResponse<byte[]> response = app.get("/export/comunas." + format.id() + "?crs=" + crs.code());
        Path file = Files.write(directory.resolve("comunas." + format.extension()), response.body());
        String layer = format == Format.SHAPEFILE ? "comunas_poligonos" : "comunas";
        Map<String, JsonNode> read = byCode(Gdal.read(source(format, file), layer, options(format, crs)), "codigo");
        assertEquals(shown.keySet(), read.keySet());
        shown.forEach((code, feature) -> {
            assertEquals(feature.at("/properties/nombre"), read.get(code).at("/properties/nombre"));
            Geometry there = GeoJsonGeometry.read(read.get(code).get("geometry"));
            Geometry here = GeoJsonGeometry.read(feature.get("geometry"));
            double apart = org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance.distance(here, there);
            assertTrue(apart < TOLERANCE_DEGREES, code + " is " + apart + " degrees off");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kml", "kmz"})
    void the_globe_shows_the_nine_comunas_too(String format) throws IOException {
        Gdal.require();
        HttpResponse<byte[]> response = app.get("/export/comunas." + format);
        assertEquals(200, response.statusCode());
        Path file = Files.write(directory.resolve("comunas." + format), response.body());
        String said = Gdal.run("ogrinfo", "-al", "-so", file.toString());
        assertTrue(said.lines().anyMatch("Feature Count: 9"::equals), said);
    }

    @ParameterizedTest
    @CsvSource({
        "kml,application/vnd.google-earth.kml+xml",
        "kmz,application/vnd.google-earth.kmz",
        "gpx,application/gpx+xml"
    })
    void formats_for_the_globe_and_the_road_are_there_too(String format, String mediaType) {
        HttpResponse<byte[]> response = app.get("/export/rutas." + format);
        assertEquals(200, response.statusCode());
        assertEquals(mediaType, response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.body().length > 1_000);
    }

    @Test
    void a_filter_holds_for_files_as_well_and_the_file_has_a_name() throws IOException {
        HttpResponse<byte[]> response = app.get("/export/calama.geojson?tema=aguas");
        assertEquals(
                "attachment; filename=\"emra-calama.geojson\"",
                response.headers().firstValue("Content-Disposition").orElse(""));
        assertEquals(
                List.of("CAL-02"),
                List.copyOf(byCode(TestApp.json(response), "codigo").keySet()));
    }

    @Test
    void every_file_says_that_its_places_are_referential() {
        String csv = new String(app.get("/export/calama.csv").body(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(
                csv.contains("precision") && csv.contains("sustento") && csv.contains("supuesta"),
                csv.substring(0, 300));
        String kml = new String(app.get("/export/calama.kml").body(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(kml.contains("Ubicaciones referenciales"));
        assertTrue(TestApp.json(app.get("/export/calama.geojson")).toString().contains("Ubicaciones referenciales"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void who_has_a_file_gets_no_second_one_and_the_same_data_are_the_same_bytes(Format format) {
        String path = "/export/calama." + format.id();
        HttpResponse<byte[]> first = app.get(path);
        String tag = first.headers().firstValue("ETag").orElse("");
        assertTrue(tag.matches("\"[0-9a-f]{24}\""), tag);
        HttpResponse<byte[]> again = app.get(path, "If-None-Match", "\"other\", W/" + tag);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
        assertEquals(tag, again.headers().firstValue("ETag").orElse(""));
        assertArrayEquals(first.body(), app.get(path).body());
    }

    @Test
    void another_selection_system_format_or_separator_is_another_file_and_the_order_of_a_list_is_not() {
        List<String> paths = List.of(
                "/export/calama.csv",
                "/export/rutas.csv",
                "/export/calama.fgb",
                "/export/calama.csv?crs=EPSG:32719",
                "/export/calama.csv?separador=punto-y-coma",
                "/export/calama.csv?tema=aguas",
                "/export/calama.csv?q=aguas",
                "/export/calama.csv?bbox=-69,-23,-68,-22");
        assertEquals(paths.size(), paths.stream().map(this::tag).distinct().count());
        assertEquals(tag("/export/calama.csv?tema=aguas,salud"), tag("/export/calama.csv?tema=salud,aguas"));
        assertEquals(tag("/export/calama.csv?crs=EPSG:4326"), tag("/export/calama.csv"));
    }

    @Test
    void a_new_publication_or_another_word_of_the_vocabulary_is_another_file() {
        String before = tag("/export/rutas.csv");
        app.database()
                .publish(handle ->
                        handle.execute("INSERT INTO publication (author, reason) VALUES ('prueba', 'prueba')"));
        String published = tag("/export/rutas.csv");
        assertNotEquals(before, published);
        app.database()
                .publish(handle -> handle.execute("UPDATE theme SET name_es = name_es || '.' WHERE code = 'rutas'"));
        assertNotEquals(published, tag("/export/rutas.csv"));
        assertTrue(text("/export/rutas.csv").contains("Rutas y vialidad."));
        app.database()
                .publish(handle ->
                        handle.execute("UPDATE theme SET name_es = rtrim(name_es, '.') WHERE code = 'rutas'"));
        assertEquals(published, tag("/export/rutas.csv"));
    }

    @Test
    void the_date_of_a_file_is_that_of_the_last_publication() {
        String published = app.database()
                .read(handle -> handle.createQuery("SELECT max(published_at) FROM publication")
                        .mapTo(java.time.OffsetDateTime.class)
                        .one())
                .toInstant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        assertEquals(published, app.json("/export/calama.geojson").path("fecha").asText());
    }

    @Test
    void a_semicolon_csv_opens_in_columns_in_a_spanish_excel_and_holds_the_same() throws IOException {
        Gdal.require();
        Path file = Files.write(
                directory.resolve("excel.csv"),
                app.get("/export/calama.csv?separador=punto-y-coma").body());
        assertTrue(Files.readString(file).startsWith("\uFEFFcodigo;nombre;"));
        assertEquals(
                byCode(app.json("/layers/calama.geojson"), "codigo").keySet(),
                byCode(Gdal.read(file.toString(), "excel"), "codigo").keySet());
    }

    @Test
    void what_a_csv_cannot_hold_stands_beside_it_as_the_w3c_foresees() {
        HttpResponse<byte[]> csv = app.get("/export/calama.csv");
        String link = csv.headers().firstValue("Link").orElse("");
        assertTrue(link.contains("</export/calama.csv-metadata.json>; rel=\"describedby\""), link);
        JsonNode description = app.json("/export/calama.csv-metadata.json");
        assertEquals("calama.csv", description.path("url").asText());
        assertTrue(description.path("dc:description").asText().contains("Ubicaciones referenciales"));
        assertTrue(description.path("dc:rights").asText().contains("ODbL"));
        StringBuilder header = new StringBuilder("\uFEFF");
        description
                .at("/tableSchema/columns")
                .forEach(column -> header.append(header.length() == 1 ? "" : ",")
                        .append(column.path("titles").asText()));
        assertTrue(text("/export/calama.csv").startsWith(header + "\r\n"), header::toString);
        assertTrue(app.get("/export/calama.geojsonl")
                .headers()
                .firstValue("Link")
                .orElse("")
                .contains("/datos/calama.xml"));
    }

    @Test
    void a_kml_has_the_colours_of_the_map() {
        String kml = text("/export/iniciativas.kml");
        // Opacity, blue, green, red: the first objective's #0b5fa5 filled as an exact place is, and nowhere the plain
        // blue.
        assertTrue(kml.contains("<PolyStyle><color>52a55f0b</color><fill>1</fill>"), kml.substring(0, 3_000));
        assertFalse(kml.contains("8b6f1f"));
    }

    private String tag(String path) {
        return app.send("HEAD", path).headers().firstValue("ETag").orElse("");
    }

    private String text(String path) {
        return new String(app.get(path).body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void head_tells_the_size_and_sends_nothing() {
        HttpResponse<byte[]> head = app.send("HEAD", "/export/calama.csv");
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertTrue(Integer.parseInt(head.headers().firstValue("Content-Length").orElse("0")) > 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "/export/calama.doc,404",
        "/export/minas.csv,404",
        "/export/calama.csv?crs=EPSG:99999,400",
        "/export/calama.csv?crs=,400",
        "/export/calama.kml?crs=EPSG:32719,400",
        "/export/calama.csv?limit=3,400",
        "/export/calama.csv?bbox=1,400",
        "/export/calama.csv?separador=tabulador,400",
        "/export/calama.kml?separador=coma,400",
        "/export/minas.csv-metadata.json,404"
    })
    void what_cannot_be_exported_is_refused(String path, int status) {
        HttpResponse<byte[]> response = app.get(path);
        assertEquals(status, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    private static List<String> layers(Format format) {
        return format == Format.SHAPEFILE
                ? List.of("iniciativas_puntos", "iniciativas_lineas", "iniciativas_poligonos")
                : format == Format.CSV || format == Format.GEOJSON_SEQ ? List.of("emra") : List.of("iniciativas");
    }

    private static String source(Format format, Path file) {
        return format == Format.SHAPEFILE ? "/vsizip/" + file : file.toString();
    }

    private static String[] options(Format format, Crs crs) {
        String code = "EPSG:" + FileCrs.of(crs).epsg();
        return format == Format.CSV
                ? new String[] {
                    "-s_srs",
                    code,
                    "-t_srs",
                    "EPSG:4326",
                    "-oo",
                    "GEOM_POSSIBLE_NAMES=wkt",
                    "-oo",
                    "KEEP_GEOM_COLUMNS=NO"
                }
                : new String[] {"-t_srs", "EPSG:4326"};
    }

    private static Map<String, JsonNode> byCode(JsonNode collection, String field) {
        Map<String, JsonNode> features = new TreeMap<>();
        collection
                .path("features")
                .forEach(feature ->
                        features.put(feature.at("/properties/" + field).asText(), feature));
        return features;
    }
}
