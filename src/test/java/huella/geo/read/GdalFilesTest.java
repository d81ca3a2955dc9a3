package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.geo.Gdal;
import huella.geo.GeoJsonGeometry;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * What {@code ogr2ogr} writes, in every format, system and encoding that it can, comes to lie where GDAL itself puts it
 * when it reads its own file: within 5 m where the datum changes, otherwise within 1 cm.
 */
class GdalFilesTest {

    private static final int[] SYSTEMS = {4326, 32719, 32718, 5361, 24879, 3857};
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String NAME = "Peñón «áéíóú» nº ";

    private static final List<String> POINTS = List.of("POINT (-70.4 -23.65)", "POINT (-68.2 -22.9)");
    private static final List<String> LINES = List.of(
            "LINESTRING (-70.4 -23.65, -70.2 -23.4, -69.9 -23.1)",
            "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67.5 -21.5))");
    private static final List<String> AREAS = List.of(
            "POLYGON ((-70.5 -24, -70.3 -24, -70.3 -23.8, -70.5 -23.8, -70.5 -24), (-70.45 -23.95, -70.45 -23.9, -70.4 -23.9, -70.45 -23.95))",
            "MULTIPOLYGON (((-69 -22.5, -68.9 -22.5, -68.9 -22.4, -69 -22.5)), ((-68.5 -22.3, -68.4 -22.3, -68.4 -22.1, -68.5 -22.3)))");
    private static final List<String> ALL =
            Stream.of(POINTS, LINES, AREAS).flatMap(List::stream).toList();

    /**
     * @param stated the file itself says in which system it is
     * @param recoded GDAL writes UTF-8; the test turns it into the encoding, as an editor or a spreadsheet does
     */
    record Written(
            String driver,
            String file,
            int epsg,
            Charset charset,
            List<String> shapes,
            List<String> options,
            boolean stated,
            boolean recoded) {
        @Override
        public String toString() {
            return driver + " " + epsg + " " + charset + " " + file + " " + options;
        }
    }

    @TempDir
    Path directory;

    @BeforeEach
    void gdal() {
        Gdal.require();
    }

    static Stream<Written> files() {
        List<Written> files = new ArrayList<>();
        Charset utf8 = StandardCharsets.UTF_8;
        for (int epsg : SYSTEMS) {
            for (Charset charset : List.of(utf8, WINDOWS_1252)) {
                List<String> encoding = List.of("-lco", "ENCODING=" + (charset == utf8 ? "UTF-8" : "CP1252"));
                for (List<String> shapes : List.of(POINTS, LINES, AREAS)) {
                    files.add(new Written("ESRI Shapefile", "a.shz", epsg, charset, shapes, encoding, true, false));
                }
                List<String> wkt = List.of("-lco", "GEOMETRY=AS_WKT");
                files.add(new Written("CSV", "a.csv", epsg, charset, ALL, wkt, false, charset != utf8));
                List<String> xy = List.of("-lco", "GEOMETRY=AS_XY");
                files.add(new Written("CSV", "a.csv", epsg, charset, POINTS, xy, false, charset != utf8));
            }
            files.add(new Written("GPKG", "a.gpkg", epsg, utf8, ALL, List.of(), true, false));
            files.add(new Written("FlatGeobuf", "a.fgb", epsg, utf8, ALL, List.of(), true, false));
            List<String> legacy = List.of("-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=9");
            files.add(new Written("GeoJSON", "a.geojson", epsg, utf8, ALL, legacy, true, false));
        }
        List<String> rfc = List.of("-lco", "RFC7946=YES");
        files.add(new Written("GeoJSON", "a.geojson", 4326, utf8, ALL, rfc, true, false));
        files.add(new Written("GeoJSONSeq", "a.geojsonl", 4326, utf8, ALL, List.of(), true, false));
        files.add(new Written("GeoJSONSeq", "a.geojsons", 4326, utf8, ALL, List.of("-lco", "RS=YES"), true, false));
        files.add(new Written("KML", "a.kml", 4326, utf8, ALL, List.of(), true, false));
        files.add(new Written("LIBKML", "a.kml", 4326, utf8, ALL, List.of(), true, false));
        files.add(new Written("LIBKML", "a.kmz", 4326, utf8, ALL, List.of(), true, false));
        files.add(new Written("GPX", "a.gpx", 4326, utf8, POINTS, List.of(), true, false));
        List<String> tracks = List.of("-nlt", "MULTILINESTRING");
        files.add(new Written("GPX", "a.gpx", 4326, utf8, LINES, tracks, true, false));
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void comes_to_lie_where_gdal_puts_it(Written written) throws IOException {
        Path file = write(written);
        List<JsonNode> gdal = gdal(file, written);
        if (written.recoded()) {
            Files.write(file, Files.readString(file).getBytes(written.charset()));
        }
        WholeReading reading = WholeReading.of(file, written.file(), Choices.NONE);
        assertEquals(
                written.stated(),
                reading.findings().asked().isEmpty(),
                () -> reading.findings().toString());
        if (!written.stated()) {
            assertOffered(
                    written.epsg(), reading.findings().asked().orElseThrow().question());
        }
        WholeReading read =
                written.stated() ? reading : WholeReading.of(file, written.file(), WholeReading.choice(written.epsg()));
        assertEquals(written.shapes().size(), gdal.size());
        assertEquals(gdal.size(), read.features().size());
        for (int i = 0; i < gdal.size(); i++) {
            String name = NAME + i;
            // A FlatGeobuf with an index is in the order of its tree.
            PreparedFeature feature = read.features().stream()
                    .filter(each -> each.values().containsValue(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not in " + read.features()));
            assertTrue(feature.shape().isPresent(), feature::toString);
            Geometry theirs = GeoJsonGeometry.read(gdal.stream()
                    .filter(each -> name.equals(
                                    each.path("properties").path("name").asText())
                            || name.equals(each.path("properties").path("Name").asText()))
                    .findFirst()
                    .orElseThrow()
                    .path("geometry"));
            Geometry ours = feature.shape().get();
            assertEquals(theirs.getDimension(), ours.getDimension());
            assertEquals(theirs.getNumPoints(), ours.getNumPoints());
            double apart = WholeReading.apartM(ours, theirs);
            assertTrue(apart < (written.epsg() == 24879 ? 5 : 0.01), () -> apart + " m apart");
            Geometry meant = geometry(written.shapes().get(i));
            double off = WholeReading.apartM(ours, meant);
            // GDAL comes back to the same place, so what it wrote can be held against what it was given.
            assertTrue(off < (written.epsg() == 24879 ? 5 : 0.02), () -> off + " m off");
        }
    }

    private static void assertOffered(int epsg, Placement.Question question) {
        assertTrue(
                question.candidates().stream()
                        .anyMatch(c -> c.plausible() && c.crs().epsg() == epsg),
                question::toString);
        assertFalse(question.text().isBlank());
    }

    private Path write(Written written) throws IOException {
        StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < written.shapes().size(); i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"name\":\"")
                    .append(NAME)
                    .append(i)
                    .append("\"},\"geometry\":")
                    .append(json(geometry(written.shapes().get(i))))
                    .append('}');
        }
        Path source = Files.writeString(directory.resolve("source.geojson"), json.append("]}"));
        Path file = directory.resolve(written.file());
        Gdal.run(Stream.of(
                        Stream.of(
                                "ogr2ogr", "-f", written.driver(), "-nln", "capa", "-t_srs", "EPSG:" + written.epsg()),
                        written.options().stream(),
                        Stream.of(file.toString(), source.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
        return file;
    }

    /** How GDAL reads it again; what the file does not say it is told. */
    private List<JsonNode> gdal(Path file, Written written) throws IOException {
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:4326"));
        command.addAll(List.of("-lco", "COORDINATE_PRECISION=12", "-lco", "RFC7946=NO"));
        if (!written.stated()) {
            command.addAll(List.of("-s_srs", "EPSG:" + written.epsg()));
            command.addAll(List.of("-oo", "X_POSSIBLE_NAMES=X", "-oo", "Y_POSSIBLE_NAMES=Y"));
        }
        Path answer = directory.resolve("answer.geojson");
        command.addAll(List.of(answer.toString(), file.toString()));
        if (written.driver().equals("GPX")) {
            command.add(written.shapes() == POINTS ? "waypoints" : "tracks");
        }
        Gdal.run(command.toArray(String[]::new));
        List<JsonNode> features = new ArrayList<>();
        new ObjectMapper().readTree(answer.toFile()).path("features").forEach(features::add);
        return features;
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static String json(Geometry geometry) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            GeoJsonGeometry.write(geometry, json);
        }
        return text.toString();
    }
}
