package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.Column.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.WKTReader;

class ShapefileTest {

    @TempDir
    Path directory;

    @Test
    void each_kind_of_geometry_is_a_shapefile_with_all_its_companions() throws IOException {
        Map<String, byte[]> files = write(Fixture.rows(FileCrs.SIRGAS_CHILE_2002_UTM_19S));
        for (String kind : List.of("_puntos", "_lineas", "_poligonos")) {
            for (String extension : List.of(".shp", ".shx", ".dbf", ".prj", ".cpg")) {
                assertTrue(files.containsKey("tocopilla" + kind + extension), kind + extension);
            }
        }
        assertTrue(text(files, "tocopilla_puntos.prj").startsWith("PROJCS[\"SIRGAS-Chile_UTM_Zone_19S\""));
        assertEquals("UTF-8", text(files, "tocopilla_puntos.cpg"));
    }

    @Test
    void what_was_cut_is_counted_and_the_long_names_are_told() throws IOException {
        Map<String, byte[]> files = write(Fixture.rows(FileCrs.SIRGAS_CHILE_2002_UTM_19S));
        assertTrue(text(files, "LEEME.txt").contains("Valores cortados en sustento: 2"));
        assertTrue(text(files, "LEEME.txt").contains(Fixture.METADATA.notice()));
        assertTrue(text(files, "campos.csv").contains("\r\nfuente_n_2,fuente_numero_mapa,"));
        assertTrue(text(files, "metadatos.json").contains("\"licencia\" : \"ODbL 1.0\""));
    }

    @Test
    void shells_run_clockwise_and_holes_the_other_way_whatever_came_in() throws IOException {
        byte[] shp = write(Fixture.rows(FileCrs.SIRGAS_CHILE_2002_UTM_19S)).get("tocopilla_poligonos.shp");
        ByteBuffer file = ByteBuffer.wrap(shp);
        assertEquals(shp.length, 2 * file.getInt(24));
        List<Boolean> clockwise = new ArrayList<>();
        for (int at = 100;
                at < shp.length;
                at += 8 + 2 * file.order(ByteOrder.BIG_ENDIAN).getInt(at + 4)) {
            clockwise.addAll(ringsRunClockwise(
                    file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(at + 8)));
        }
        assertEquals(List.of(true, false, true, false, true, true), clockwise);
    }

    private static List<Boolean> ringsRunClockwise(ByteBuffer polygon) {
        assertEquals(5, polygon.getInt());
        polygon.position(polygon.position() + 32);
        int[] firsts = new int[polygon.getInt() + 1];
        firsts[firsts.length - 1] = polygon.getInt();
        for (int i = 0; i < firsts.length - 1; i++) {
            firsts[i] = polygon.getInt();
        }
        List<Boolean> clockwise = new ArrayList<>();
        for (int ring = 0; ring < firsts.length - 1; ring++) {
            Coordinate[] positions = new Coordinate[firsts[ring + 1] - firsts[ring]];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = new Coordinate(polygon.getDouble(), polygon.getDouble());
            }
            clockwise.add(!Orientation.isCCW(positions));
        }
        return clockwise;
    }

    @Test
    void points_become_multipoints_only_when_one_has_several() throws Exception {
        Row point = Fixture.rows(FileCrs.WGS_84).getFirst();
        Row points = new Row(point.values(), new WKTReader().read("MULTIPOINT ((-70 -22), (-69 -21))"));
        assertEquals(1, write(List.of(point)).get("tocopilla_puntos.shp")[32]);
        Map<String, byte[]> mixed = write(List.of(point, points));
        assertEquals(8, mixed.get("tocopilla_puntos.shp")[32]);
        assertEquals(100 + 2 * 8, mixed.get("tocopilla_puntos.shx").length);
        assertEquals(100 + 8 + 56 + 8 + 72, mixed.get("tocopilla_puntos.shp").length);
    }

    @Test
    void field_names_are_short_ascii_and_each_stands_once() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("código_único", "Codigo_unico_2", "fuente_nombre", "fuente_nom", "ñ")) {
            columns.add(new Column(name, Type.TEXT, "", ""));
        }
        for (int i = 0; i < 12; i++) {
            columns.add(new Column("fuente_mapa_" + i, Type.TEXT, "", ""));
        }
        List<String> names = DbfNames.of(columns);
        assertEquals(List.of("codigo_uni", "codigo_u_2", "fuente_nom", "fuente_n_2", "n"), names.subList(0, 5));
        assertEquals("fuente__12", names.getLast());
        assertEquals(names.size(), names.stream().distinct().count());
        assertFalse(names.stream().anyMatch(name -> name.length() > 10));
    }

    private Map<String, byte[]> write(List<Row> rows) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        Layer layer = Fixture.layer(FileCrs.SIRGAS_CHILE_2002_UTM_19S);
        try (FeatureWriter writer = Format.SHAPEFILE.open(layer, zip, directory)) {
            for (Row row : rows) {
                writer.write(row);
            }
            writer.finish();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()));
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            files.put(entry.getName(), in.readAllBytes());
        }
        return Collections.unmodifiableMap(files);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
