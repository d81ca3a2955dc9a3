package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.FileCrs;
import huella.geo.read.CrsResolver.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts {@code prj/wkt*.txt} are what GDAL (and so QGIS) writes for each system: code, tab, text. */
class CrsResolverTest {

    private static final CrsResolver RESOLVER = new CrsResolver(Systems.REGISTER);

    private static final String PSAD_19S =
            "PROJCS[\"%s\",GEOGCS[\"%s\",DATUM[\"%s\",SPHEROID[\"International_1924\",6378388.0,297.0]],"
                    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
                    + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
                    + "PARAMETER[\"False_Northing\",10000000.0],PARAMETER[\"Central_Meridian\",%s],"
                    + "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    record Text(int epsg, String flavour, String wkt) {
        @Override
        public String toString() {
            return flavour + " " + epsg;
        }
    }

    static Stream<Text> texts() {
        return Stream.of("wkt_esri", "wkt1", "wkt2").flatMap(flavour -> {
            try (InputStream file = CrsResolverTest.class.getResourceAsStream("prj/" + flavour + ".txt")) {
                return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                        .map(line -> line.split("\t"))
                        .map(parts -> new Text(Integer.parseInt(parts[0]), flavour, parts[1]));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_gdal_writes_of_a_system_leads_back_to_it(Text text) {
        assertEquals(text.epsg(), known(text.wkt()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void the_name_is_enough_where_the_number_was_lost(Text text) {
        assertEquals(text.epsg(), known(text.wkt().replaceAll(",(AUTHORITY|ID)\\[[^\\]]*]", "")));
    }

    @ParameterizedTest
    @EnumSource(FileCrs.class)
    void what_this_service_writes_leads_back_to_it(FileCrs crs) {
        assertEquals(crs.epsg(), known(crs.esriWkt()));
        assertEquals(crs.epsg(), known(crs.wkt()));
    }

    @ParameterizedTest
    @CsvSource({
        "WGS 84 / UTM zone 19S, 32719",
        "WGS_1984_UTM_Zone_19S, 32719",
        "WGS84 / UTM 19 Sur, 32719",
        "UTM WGS84 Huso 19 Sur, 32719",
        "WGS_1984_UTM_Zone_19N, 32619",
        "PSAD56 / UTM zone 19S, 24879",
        "PSAD_1956_UTM_Zone_19S, 24879",
        "Provisional_South_American_1956_UTM_Zone_19S, 24879",
        "Prov_S_Amer_Datum_UTM_Zone_19S, 0",
        "SAD69 / UTM zone 19S, 29189",
        "South_American_1969_UTM_Zone_18S, 29188",
        "SIRGAS_2000_UTM_Zone_19S, 31979",
        "SIRGAS_UTM_Zone_19S, 31994",
        "SIRGAS-Chile / UTM 19S, 5361",
        "SIRGAS-Chile_2013_UTM_Zone_18S, 9149",
        "GCS_Provisional_S_American_1956, 4248",
        "GCS_SIRGAS, 4170",
        "CRS84, 4326",
        "WGS_1984_Web_Mercator_Auxiliary_Sphere, 3857",
        "UTM_Zone_19S, 0",
        "WGS_1984_UTM_Zone_19, 0",
        "WGS_1984_UTM_Zone_77S, 0",
        "Clarke_1866_UTM_Zone_19S, 0"
    })
    void names_are_believed_only_whole(String name, int epsg) {
        assertEquals(epsg, CrsNames.system(name).orElse(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:24879",
                "epsg:24879",
                "urn:ogc:def:crs:EPSG::24879",
                "urn:ogc:def:crs:EPSG:8.5:24879",
                "http://www.opengis.net/def/crs/EPSG/0/24879",
                "24879",
                "PSAD56 / UTM zone 19S",
                "  EPSG:24879\n"
            })
    void a_number_or_a_name_alone_is_a_definition_too(String text) {
        assertEquals(24879, known(text));
    }

    @Test
    void datum_and_parameters_are_enough_where_the_name_says_nothing() {
        assertEquals(24879, known(PSAD_19S.formatted("unnamed", "unknown", "D_Provisional_S_American_1956", "-69.0")));
        assertEquals(24878, known(PSAD_19S.formatted("UTM_18S", "PSAD 56", "unknown", "-75.0")));
    }

    @Test
    void an_ellipsoid_without_a_datum_is_a_question_with_the_likely_ones() {
        Answer.Open open = open(PSAD_19S.formatted("mi_proyeccion", "local", "D_local", "-69.0"));
        assertTrue(open.why().contains("mi_proyeccion"), open.why());
        assertEquals(java.util.List.of(24879), open.likely());
    }

    @Test
    void a_name_against_the_parameters_is_a_question() {
        String name = "WGS_1984_UTM_Zone_19S";
        Answer.Open datum = open(PSAD_19S.formatted(name, "GCS_PSAD56", "D_Provisional_S_American_1956", "-69.0"));
        assertTrue(datum.why().contains("se contradice"), datum.why());
        assertEquals(java.util.List.of(32719, 24879), datum.likely());
        Answer.Open zone = open(PSAD_19S.formatted("PSAD_1956_UTM_Zone_19S", "x", "PSAD56", "-75.0"));
        assertTrue(zone.why().contains("meridiano central -75"), zone.why());
        assertTrue(open(PSAD_19S.formatted(name, "x", "y", "-69.0")).why().contains("elipsoide"));
        String numbered = PSAD_19S.formatted("PSAD_1956_UTM_Zone_19S", "x", "PSAD56", "-69.0");
        assertTrue(open(numbered.substring(0, numbered.length() - 1) + ",AUTHORITY[\"EPSG\",\"32719\"]]")
                .why()
                .contains("lleva el número de"));
        assertTrue(open(numbered.replace("\"Meter\",1.0", "\"Kilometer\",1000.0"))
                .why()
                .contains("unidad"));
    }

    @Test
    void a_shift_of_the_files_own_is_told_and_not_used() {
        String own = PSAD_19S.formatted("PSAD_1956_UTM_Zone_19S", "PSAD56", "PSAD56", "-69.0")
                .replace("297.0]", "297.0],TOWGS84[-288,175,-376,0,0,0,0]");
        Answer.Known known = assertInstanceOf(Answer.Known.class, resolve(own));
        assertTrue(
                known.notes().getFirst().contains("-288, 175, -376"),
                known.notes().toString());
    }

    @Test
    void heights_are_set_aside() {
        assertEquals(
                32719,
                known("COMPD_CS[\"x\","
                        + texts().filter(t -> t.epsg() == 32719)
                                .findFirst()
                                .orElseThrow()
                                .wkt() + ",VERT_CS[\"EGM96\",VERT_DATUM[\"EGM96\",2005],UNIT[\"m\",1]]]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hola",
                "PROJCS[",
                "PROJCS[\"x\"",
                "PROJCS[\"x\"]]",
                "PROJCS[\"x]",
                "LOCAL_CS[\"Mina\",UNIT[\"m\",1]]",
                "<xml/>",
                "+proj=utm +zone=19 +south",
                "GEOGCS[[[[[["
            })
    void what_is_no_definition_is_a_question(String text) {
        assertTrue(open(text).why().contains("rutas.prj"));
    }

    @Test
    void endless_texts_end() {
        assertTrue(open("A[".repeat(100_000)).why().contains("No se entiende"));
        assertTrue(open("GEOGCS[" + "A[".repeat(10_000)).why().contains("No se entiende"));
        assertTrue(open("EPSG:".repeat(1_000)).why().contains("No se entiende"));
    }

    private static int known(String wkt) {
        return assertInstanceOf(
                        Answer.Known.class, resolve(wkt), () -> resolve(wkt).toString())
                .crs()
                .epsg();
    }

    private static Answer.Open open(String wkt) {
        return assertInstanceOf(Answer.Open.class, resolve(wkt));
    }

    private static Answer resolve(String wkt) {
        return RESOLVER.resolve(new StatedCrs.Definition(wkt, "rutas.prj"));
    }
}
