package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GeoPackageDecoderTest {

    private static final String WHERE = "gpkg_spatial_ref_sys";

    @Test
    void the_system_is_the_code_of_the_register_whatever_number_the_file_gives_it() throws IOException {
        assertEquals(
                new StatedCrs.Code(24879, WHERE),
                system("INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 100007, 'epsg', 24879, 'undefined')", 100_007));
    }

    @Test
    void without_a_code_it_is_the_definition() throws IOException {
        assertEquals(
                new StatedCrs.Definition("PROJCS[\"x\"]", WHERE),
                system("INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 7, 'NONE', 7, 'PROJCS[\"x\"]')", 7));
    }

    @Test
    void the_later_definition_goes_before_the_earlier_one() throws IOException {
        String later = "ALTER TABLE gpkg_spatial_ref_sys ADD COLUMN definition_12_063 TEXT";
        String sql = "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 7, 'NONE', 7, '%s', '%s')";
        assertEquals(
                new StatedCrs.Definition("PROJCRS[]", WHERE), system(later, sql.formatted("PROJCS[]", "PROJCRS[]"), 7));
        assertEquals(
                new StatedCrs.Definition("PROJCS[]", WHERE), system(later, sql.formatted("PROJCS[]", "undefined"), 7));
    }

    @Test
    void undefined_systems_are_nobodys_guess() throws IOException {
        for (int undefined : List.of(-1, 0, 31_979)) {
            assertEquals(new StatedCrs.Unstated(), system("SELECT 1", undefined));
        }
    }

    @Test
    void values_keep_their_kind_and_the_key_is_in_the_label() throws IOException {
        SourceFeature feature = Collected.of(
                        GeoPackageFile.good(
                                "ALTER TABLE rutas ADD COLUMN visible BOOLEAN",
                                "ALTER TABLE rutas ADD COLUMN ancho DOUBLE",
                                "ALTER TABLE rutas ADD COLUMN pistas MEDIUMINT",
                                "UPDATE rutas SET fid = 41, visible = 1, ancho = 2.5, pistas = 3 WHERE fid = 2"),
                        "rutas.gpkg")
                .features()
                .getLast();
        assertEquals("objeto 41", feature.label());
        assertEquals(
                "{nombre=Ruta 2, visible=true, ancho=2.5, pistas=3}",
                feature.values().toString());
        assertEquals(Long.class, feature.values().get("pistas").getClass());
    }

    @Test
    void only_the_layers_that_were_chosen_are_read() throws IOException {
        byte[] two = GeoPackageFile.good(
                "CREATE TABLE puntos (fid INTEGER PRIMARY KEY, geom BLOB)",
                "INSERT INTO puntos SELECT fid, geom FROM rutas WHERE fid = 1",
                "INSERT INTO gpkg_geometry_columns VALUES ('puntos', 'geom', 4326)");
        assertEquals(List.of("rutas", "puntos"), names(Collected.of(two, "t.gpkg")));
        Collected one = Collected.of(two, "t.gpkg", ReadLimits.DEFAULT, choosing("puntos"));
        assertEquals(List.of("puntos"), names(one));
        assertEquals(1, one.features().size());
        Rejected refusal =
                assertThrows(Rejected.class, () -> Collected.of(two, "t.gpkg", ReadLimits.DEFAULT, choosing("otra")));
        assertTrue(refusal.getMessage().contains("capas elegidas"), refusal.getMessage());
    }

    @Test
    void tables_without_shapes_are_named_and_left_out() throws IOException {
        Collected read = Collected.of(
                GeoPackageFile.good("INSERT INTO gpkg_contents VALUES ('dueños', 'attributes', 0)"), "t.gpkg");
        assertEquals(List.of("No se leyeron las tablas sin formas o con imágenes: dueños."), read.notes());
    }

    private static Choices choosing(String layer) {
        return new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of(layer), Optional.empty(), Optional.empty());
    }

    private static List<String> names(Collected read) {
        return read.layers().stream().map(SourceLayer::name).toList();
    }

    private static StatedCrs system(String sql, int srs) throws IOException {
        return system(sql, "SELECT 1", srs);
    }

    private static StatedCrs system(String first, String second, int srs) throws IOException {
        String which = "UPDATE gpkg_geometry_columns SET srs_id = " + srs;
        return Collected.of(GeoPackageFile.good(first, second, which), "t.gpkg")
                .layers()
                .getFirst()
                .crs();
    }
}
