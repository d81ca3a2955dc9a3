package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonDecoderTest {

    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[-70,-23]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'Point','coordinates':[1,2]}|POINT (1 2)",
                "{'coordinates':[1,2],'type':'Point'}|POINT (1 2)",
                "{'type':'MultiPoint','coordinates':[[1,2],[3,4]]}|MULTIPOINT ((1 2), (3 4))",
                "{'type':'LineString','coordinates':[[1,2],[3,4]]}|LINESTRING (1 2, 3 4)",
                "{'type':'MultiLineString','coordinates':[[[1,2],[3,4]],[[5,6],[7,8]]]}|MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
                "{'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,1],[6,2],[5,1]]]}|POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))",
                "{'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]],[],[[5,1],[6,1],[6,2],[5,1]]]}|POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))",
                "{'type':'MultiPolygon','coordinates':[[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,1],[6,2],[5,1]]],[[[10,0],[19,0],[19,9],[10,0]]]]}|MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1)), ((10 0, 19 0, 19 9, 10 0)))",
                "{'coordinates':[[[[0,0],[9,0],[9,9],[0,0]]],[[[10,0],[19,0],[19,9],[10,0]]]],'type':'MultiPolygon'}|MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((10 0, 19 0, 19 9, 10 0)))",
                "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},{'type':'Point','coordinates':[3,4]}]}|MULTIPOINT ((1 2), (3 4))"
            })
    void every_geometry_is_read_bare_or_in_a_feature(String json, String wkt) throws IOException {
        String geometry = json.replace('\'', '"');
        for (String file : List.of(
                geometry,
                "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":null}",
                "{\"features\":[{\"geometry\":" + geometry + "}],\"type\":\"FeatureCollection\"}")) {
            SourceShape shape = only(file).shape();
            assertEquals(List.of(), shape.mends());
            assertEquals(wkt, shape.geometries().getFirst().toText());
        }
    }

    @Test
    void values_keep_their_types_and_what_stands_inside_becomes_text() throws IOException {
        SourceFeature feature = only(
                "{\"type\":\"Feature\",\"id\":\"CAL-1\",\"geometry\":" + POINT
                        + ",\"properties\":{\"t\":\"Ñuñoa\",\"n\":12,\"d\":1.5,\"b\":true,\"v\":null,\"l\":[\"a\",\"b\"],\"m\":[1,\"b\"],"
                        + "\"o\":{\"a\":{\"b\":[1,2.50,null]}},\"g\":123456789012345678901234567890,\"x\":NaN,\"z\":1e400,\"e\":[]}}");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("t", "Ñuñoa");
        values.put("n", 12L);
        values.put("d", 1.5);
        values.put("b", true);
        values.put("v", null);
        values.put("l", List.of("a", "b"));
        values.put("m", "[1,\"b\"]");
        values.put("o", "{\"a\":{\"b\":[1,2.50,null]}}");
        values.put("g", "123456789012345678901234567890");
        values.put("x", null);
        values.put("z", "1e400");
        values.put("e", List.of());
        values.put("id", "CAL-1");
        assertEquals(values, feature.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::24879\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG:6.18:24879\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"urn:x-ogc:def:crs:EPSG:24879\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:24879\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"http://www.opengis.net/def/crs/EPSG/0/24879\"}}",
                "{\"type\":\"name\",\"properties\":{\"name\":\"http://spatialreference.org/ref/epsg/24879/\"}}",
                "{\"type\":\"EPSG\",\"properties\":{\"code\":24879}}",
                "\"EPSG:24879\""
            })
    void a_crs_is_honoured_wherever_it_stands(String crs) throws IOException {
        String feature = "{\"type\":\"Feature\",\"geometry\":" + POINT + ",\"properties\":{}}";
        for (String file : List.of(
                "{\"type\":\"FeatureCollection\",\"crs\":" + crs + ",\"features\":[" + feature + "]}",
                "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "],\"crs\":" + crs + "}")) {
            Collected found = collected(file);
            assertEquals(
                    new StatedCrs.Code(24879, "el miembro crs"),
                    found.layers().getFirst().crs());
            assertEquals(List.of(), found.notes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ogc:def:crs:OGC:1.3:CRS84,true",
        "urn:ogc:def:crs:OGC::CRS84,true",
        "OGC:CRS84,true",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84,true",
        "ESRI:102100,false",
        "WGS 84 / UTM zone 19S,false",
        "EPSG:4326+5773,false"
    })
    void a_name_that_nobody_knows_is_not_taken_for_wgs_84(String name, boolean byFormat) throws IOException {
        Collected found =
                collected("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\""
                        + name + "\"}},\"features\":[]}");
        assertEquals(
                byFormat ? new StatedCrs.ByFormat() : new StatedCrs.Unstated(),
                found.layers().getFirst().crs());
        assertEquals(byFormat, found.notes().isEmpty());
    }

    @Test
    void one_after_the_other_is_read_with_and_without_record_separators() throws IOException {
        String feature = "{\"type\":\"Feature\",\"geometry\":" + POINT + ",\"properties\":{\"a\":1}}";
        for (String file : List.of(
                feature + "\n" + feature + "\n",
                "\u001E" + feature + "\n\u001E" + feature + "\n",
                feature + feature,
                "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}\n" + feature)) {
            Collected found = collected(file);
            assertEquals(
                    List.of("objeto 1", "objeto 2"),
                    found.features().stream().map(SourceFeature::label).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "IBM850", "UTF-16LE", "UTF-16BE"})
    void texts_are_read_in_the_encoding_that_their_bytes_tell(String charset) throws IOException {
        String file = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":" + POINT
                + ",\"properties\":{\"Año\":\"Cañón del río Ñandú\"}}]}";
        Collected found = Collected.of(file.getBytes(Charset.forName(charset)), "x");
        assertEquals(
                Map.of("Año", "Cañón del río Ñandú"),
                found.features().getFirst().values());
        assertEquals(
                charset.equals("UTF-8") ? Optional.empty() : Optional.of(Charset.forName(charset)),
                found.layers().getFirst().charset());
        assertEquals(charset.contains("UTF"), found.notes().isEmpty());
    }

    @Test
    void a_layer_is_called_as_the_collection_or_else_as_the_file() throws IOException {
        assertEquals(
                "rutas",
                collected("{\"type\":\"FeatureCollection\",\"features\":[],\"name\":\"rutas\"}")
                        .layers()
                        .getFirst()
                        .name());
        assertEquals("prueba", collected(POINT).layers().getFirst().name());
    }

    @Test
    void kinds_are_told_apart_and_mixed_ones_separated() throws IOException {
        SourceShape shape = only("{\"type\":\"GeometryCollection\",\"geometries\":[" + POINT
                        + ",{\"type\":\"LineString\",\"coordinates\":[[1,2,9],[3,4,9]]}]}")
                .shape();
        assertEquals(
                List.of("Point", "LineString"),
                shape.geometries().stream()
                        .map(geometry -> geometry.getGeometryType())
                        .toList());
        assertTrue(shape.mends().stream().anyMatch(mend -> mend.contains("alturas")));
    }

    @Test
    void a_second_reading_finds_the_same() throws IOException {
        byte[] file = ("{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":" + POINT + "}]}")
                .getBytes(StandardCharsets.UTF_8);
        java.nio.file.Path path = java.nio.file.Files.write(java.nio.file.Files.createTempFile("geojson", ""), file);
        try {
            Source source = new Source(
                    Format.GEOJSON, "a.geojson", path, List.of(), path.getParent(), ReadLimits.DEFAULT, Choices.NONE);
            assertEquals(Collected.of(source), Collected.of(source));
        } finally {
            java.nio.file.Files.delete(path);
        }
    }

    private static SourceFeature only(String json) throws IOException {
        Collected found = collected(json);
        assertEquals(1, found.features().size());
        assertEquals(Optional.empty(), found.features().getFirst().shape().refusal());
        return found.features().getFirst();
    }

    private static Collected collected(String json) throws IOException {
        return Collected.of(json.getBytes(StandardCharsets.UTF_8), "prueba.geojson");
    }
}
