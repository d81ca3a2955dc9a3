package huella.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.geo.Gdal;
import huella.geo.GeoJsonGeometry;
import huella.geo.Reprojection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** GDAL reads the live OGC API and finds what SQL finds: page by page, in a box, in other systems, filtered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OgcClientTest {

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"1,iniciativas", "5,iniciativas", "37,iniciativas", "1000,iniciativas", "3,rutas", "2,comunas"})
    void page_by_page_it_finds_everything(int pageSize, String collection) {
        Gdal.require();
        String layer = collection.equals("rutas") ? "WHERE capa = 'rutas'" : "";
        assertEquals(
                sql("SELECT codigo FROM " + (collection.equals("comunas") ? "published_comunas" : "published") + " "
                        + layer + " ORDER BY codigo"),
                codes(read(collection, pageSize)));
    }

    @Test
    void in_a_box_it_finds_what_touches_it() {
        Gdal.require();
        List<String> expected = sql("SELECT codigo FROM published"
                + " WHERE ST_Intersects(geom, ST_MakeEnvelope(-70.45, -23.75, -70.35, -23.55, 4326)) ORDER BY codigo");
        assertTrue(expected.size() > 5 && expected.size() < 30, expected::toString);
        assertEquals(expected, codes(read("iniciativas", 4, "-spat", "-70.45", "-23.75", "-70.35", "-23.55")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "capa = 'calama'",
                "tema = 'aguas'",
                "capa = 'calama' AND version = 1",
                "nombre = 'Electromovilidad Transporte Público'",
                "capa IN ('rutas', 'regional')",
                "supuesta = 1",
                "nombre LIKE 'Diseño%' AND NOT capa = 'calama'"
            })
    void a_filter_finds_what_sql_finds(String where) {
        Gdal.require();
        List<String> expected = sql("SELECT codigo FROM published WHERE "
                + where.replace("supuesta = 1", "supuesta").replace("nombre LIKE", "nombre ILIKE")
                + " ORDER BY codigo");
        assertTrue(!expected.isEmpty() && expected.size() < 37, expected::toString);
        assertEquals(expected, codes(read("iniciativas", 4, "-where", where)));
    }

    /** PostGIS does not know EPSG:9155; its numbers are those of EPSG:5361, and ProjAgreementTest compares them. */
    @ParameterizedTest
    @CsvSource({"EPSG:32719,0.01", "EPSG:5361,0.01", "EPSG:3857,0.01", "EPSG:4326,0.0000001"})
    void in_another_system_the_places_are_those_of_postgis(String crs, double tolerance) {
        Gdal.require();
        Map<String, Envelope> expected = inSystem(crs);
        same(expected, boxes(read("iniciativas", 10, "-t_srs", crs, "-lco", "RFC7946=NO"), false), tolerance);
        same(
                expected,
                boxes(app.json("/ogc/collections/iniciativas/items?crs=" + crs), crs.equals("EPSG:4326")),
                tolerance);
    }

    private static void same(Map<String, Envelope> expected, Map<String, Envelope> read, double tolerance) {
        assertEquals(expected.keySet(), read.keySet());
        expected.forEach((code, box) -> {
            Envelope there = read.get(code);
            assertEquals(box.getMinX(), there.getMinX(), tolerance, code);
            assertEquals(box.getMinY(), there.getMinY(), tolerance, code);
            assertEquals(box.getMaxX(), there.getMaxX(), tolerance, code);
            assertEquals(box.getMaxY(), there.getMaxY(), tolerance, code);
        });
    }

    /** GDAL writes x before y whatever the authority says; the API keeps to the authority. */
    private static Map<String, Envelope> boxes(JsonNode collection, boolean northFirst) {
        Map<String, Envelope> boxes = new TreeMap<>();
        collection.path("features").forEach(feature -> {
            Geometry geometry = GeoJsonGeometry.read(feature.path("geometry"));
            boxes.put(
                    feature.path("properties").path("codigo").asText(),
                    (northFirst ? Reprojection.swapAxes(geometry) : geometry).getEnvelopeInternal());
        });
        return boxes;
    }

    private Map<String, Envelope> inSystem(String crs) {
        Map<String, Envelope> boxes = new TreeMap<>();
        app.database()
                .read(handle -> handle.createQuery("""
                                SELECT codigo, ST_XMin(g) AS west, ST_XMax(g) AS east, ST_YMin(g) AS south, ST_YMax(g) AS north
                                  FROM (SELECT codigo, ST_Transform(geom, :srid) AS g FROM published) moved""")
                        .bind("srid", Integer.parseInt(crs.substring(5)))
                        .map((row, context) -> boxes.put(
                                row.getString("codigo"),
                                new Envelope(
                                        row.getDouble("west"),
                                        row.getDouble("east"),
                                        row.getDouble("south"),
                                        row.getDouble("north"))))
                        .list());
        return boxes;
    }

    private JsonNode read(String collection, int pageSize, String... options) {
        List<String> all = new ArrayList<>(List.of("-oo", "PAGE_SIZE=" + pageSize));
        all.addAll(List.of(options));
        return Gdal.read("OAPIF:" + app.origin() + "/ogc", collection, all.toArray(String[]::new));
    }

    private List<String> sql(String query) {
        return app.database()
                .read(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static List<String> codes(JsonNode collection) {
        return Stream.of(collection.path("features"))
                .flatMap(features -> {
                    List<String> codes = new ArrayList<>();
                    features.forEach(feature ->
                            codes.add(feature.path("properties").path("codigo").asText()));
                    return codes.stream();
                })
                .sorted()
                .toList();
    }
}
