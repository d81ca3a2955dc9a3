package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Problem;
import huella.model.Rejected;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsTest {

    @ParameterizedTest
    @EnumSource(Crs.class)
    void every_way_of_writing_a_system_is_read(Crs crs) {
        assertEquals(crs, Crs.parse("crs", crs.uri()));
        assertEquals(crs, Crs.parse("crs", crs.code()));
        assertEquals(crs, Crs.parse("crs", crs.code().toLowerCase(java.util.Locale.ROOT)));
        assertEquals(crs, Crs.parse("crs", crs.code().split(":")[1]));
    }

    @Test
    void the_uris_are_those_of_the_standard() {
        assertEquals("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Crs.CRS84.uri());
        assertEquals("http://www.opengis.net/def/crs/EPSG/0/32719", Crs.UTM_19S.uri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "EPSG:",
                "EPSG:5360",
                "EPSG:32718",
                "epsg 32719",
                "32719 ",
                "032719",
                "OGC:4326",
                "EPSG:CRS84",
                "https://www.opengis.net/def/crs/EPSG/0/32719",
                "http://www.opengis.net/def/crs/EPSG/0/32719/",
                "http://www.opengis.net/def/crs/OGC/0/CRS84",
                "٣٢٧١٩",
                "EPSG:32719'; DROP TABLE initiative --"
            })
    void an_unknown_system_is_refused_with_the_list(String text) {
        Problem.BadParameter problem = refused(text);
        assertEquals("bbox-crs", problem.parameter());
        Arrays.stream(Crs.values()).forEach(crs -> assertTrue(problem.detail().contains(crs.code()), problem::detail));
    }

    @Test
    void a_long_text_is_not_repeated_whole() {
        assertTrue(refused("9".repeat(100_000)).detail().length() < 1_000);
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void the_decimals_tell_a_centimetre(Crs crs) {
        double metresPerUnit = crs.unit() == Crs.Unit.DEGREE ? 111_320 : 1;
        assertTrue(Math.pow(10, -crs.decimals()) * metresPerUnit / 2 * Math.sqrt(2) < 0.01);
    }

    private static Problem.BadParameter refused(String text) {
        Rejected rejected = assertThrows(Rejected.class, () -> Crs.parse("bbox-crs", text));
        return assertInstanceOf(Problem.BadParameter.class, rejected.problem());
    }
}
