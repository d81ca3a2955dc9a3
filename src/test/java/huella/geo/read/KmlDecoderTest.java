package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** KML as Google Earth, QGIS and people write it. */
class KmlDecoderTest {

    /** As Google Earth Pro saves a folder of places. */
    private static final String GOOGLE_EARTH = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2" \
            xmlns:kml="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom">
            <Document>
              <name>Áreas.kml</name>
              <StyleMap id="msn"><Pair><key>normal</key><styleUrl>#sn</styleUrl></Pair></StyleMap>
              <Style id="sn"><PolyStyle><color>7fff0000</color></PolyStyle></Style>
              <Placemark>
                <name>Caldera</name>
                <LookAt><longitude>-70</longitude><latitude>-23</latitude><altitude>0</altitude></LookAt>
                <styleUrl>#msn</styleUrl>
                <Point><gx:drawOrder>1</gx:drawOrder><coordinates>-70.4,-23.65,0</coordinates></Point>
              </Placemark>
              <Folder>
                <name>Calama</name><open>1</open>
                <Folder>
                  <name>Ríos</name>
                  <Placemark>
                    <name>Río&nbsp;Loa</name>
                    <description><![CDATA[<b>Cauce</b> & ribera]]></description>
                    <LineString><tessellate>1</tessellate>
                      <coordinates>
                        -68.9,-22.4,2260.5 -68.8,-22.3,2300
                      </coordinates>
                    </LineString>
                  </Placemark>
                </Folder>
                <Placemark>
                  <name>Dos partes</name>
                  <MultiGeometry>
                    <Polygon><extrude>1</extrude><altitudeMode>relativeToGround</altitudeMode>
                      <outerBoundaryIs><LinearRing><coordinates>-69,-22 -68,-22 -68,-21 -69,-21</coordinates></LinearRing>
                      </outerBoundaryIs>
                      <innerBoundaryIs><LinearRing>
                        <coordinates>-68.8,-21.8 -68.2,-21.8 -68.2,-21.2 -68.8,-21.8</coordinates>
                      </LinearRing></innerBoundaryIs>
                    </Polygon>
                    <MultiGeometry><Polygon><outerBoundaryIs><LinearRing>
                      <coordinates>-67,-22,0 -66,-22,0 -66,-21,0 -67,-22,0</coordinates>
                    </LinearRing></outerBoundaryIs></Polygon></MultiGeometry>
                  </MultiGeometry>
                </Placemark>
              </Folder>
              <NetworkLink><Link><href>http://example.invalid/x.kml</href></Link></NetworkLink>
              <GroundOverlay><name>Foto</name><LatLonBox><north>1</north></LatLonBox></GroundOverlay>
            </Document>
            </kml>
            """;

    @Test
    void what_google_earth_saves_is_read_by_its_folders() throws IOException {
        Collected found = read(GOOGLE_EARTH);
        assertEquals(
                List.of("Áreas", "Calama"),
                found.layers().stream().map(SourceLayer::name).toList());
        assertEquals(
                List.of("Áreas objeto 1", "Calama objeto 2", "Calama objeto 3"),
                found.items().stream()
                        .map(item -> item.layer() + " " + item.feature().label())
                        .toList());
        assertEquals("POINT (-70.4 -23.65)", shape(found, 0));
        assertEquals("LINESTRING (-68.9 -22.4, -68.8 -22.3)", shape(found, 1));
        assertEquals(
                "MULTIPOLYGON (((-69 -22, -68 -22, -68 -21, -69 -21, -69 -22), (-68.8 -21.8, -68.2 -21.8, -68.2 -21.2,"
                        + " -68.8 -21.8)), ((-67 -22, -66 -22, -66 -21, -67 -22)))",
                shape(found, 2));
        assertEquals(
                Map.of("name", "Río\u00A0Loa", "description", "<b>Cauce</b> & ribera", "carpeta", "Ríos"),
                found.features().get(1).values());
        assertEquals(List.of(), found.features().get(0).shape().mends());
        assertTrue(found.features().get(1).shape().mends().getFirst().contains("alturas"));
        assertTrue(found.features().get(2).shape().mends().getFirst().contains("cerrado"));
        assertEquals(3, found.notes().size(), () -> found.notes().toString());
    }

    @Test
    void own_data_is_read_in_each_way_that_kml_has_for_it() throws IOException {
        Collected found = read("<kml><Document><Schema id='s' name='s'>"
                + "<SimpleField name='n' type='int'/><gx:SimpleArrayField name='t'/>"
                + "<SimpleField name='d' type='double'/><SimpleField name='b' type='bool'/></Schema>"
                + "<Placemark><ExtendedData xmlns:m='urn:m'>"
                + "<Data name='a'><displayName>A</displayName><value> uno </value></Data>"
                + "<Data><value>sin nombre</value></Data>"
                + "<SchemaData schemaUrl='#s'><SimpleData name='n'>7</SimpleData><SimpleData name='d'>1.5</SimpleData>"
                + "<SimpleData name='b'>true</SimpleData><SimpleData name='z'>más</SimpleData></SchemaData>"
                + "<SchemaData schemaUrl='#s'><SimpleData name='n'>8</SimpleData></SchemaData>"
                + "<m:campo>14</m:campo></ExtendedData>"
                + "<TimeStamp><when>2026-05-20</when></TimeStamp>"
                + "<Point><coordinates>-70,-23</coordinates></Point></Placemark>"
                + "<Placemark><ExtendedData><SchemaData schemaUrl='#s'><SimpleData name='n'>siete</SimpleData>"
                + "<SimpleData name='d'>NaN</SimpleData></SchemaData></ExtendedData>"
                + "<Point><coordinates>-70,-23</coordinates></Point></Placemark></Document></kml>");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", "uno");
        expected.put("n", 7L);
        expected.put("d", 1.5);
        expected.put("b", true);
        expected.put("z", "más");
        expected.put("campo", "14");
        expected.put("when", "2026-05-20");
        assertEquals(expected, found.features().getFirst().values());
        assertEquals(Map.of("n", "siete", "d", "NaN"), found.features().get(1).values());
    }

    @Test
    void a_track_is_a_line_and_a_ring_alone_is_one_too() throws IOException {
        Collected found = read("<kml><Placemark><gx:Track><when>2026-01-01T00:00:00Z</when><when/>"
                + "<gx:coord>-70 -23 100</gx:coord><gx:coord>-69 -22 0</gx:coord></gx:Track></Placemark>"
                + "<Placemark><gx:MultiTrack><gx:Track><gx:coord>-70 -23</gx:coord><gx:coord>-69 -22</gx:coord></gx:Track>"
                + "<gx:Track><gx:coord>-68 -23</gx:coord><gx:coord>-67 -22</gx:coord></gx:Track></gx:MultiTrack></Placemark>"
                + "<Placemark><LinearRing><coordinates>-70,-23 -69,-22 -69,-23 -70,-23</coordinates></LinearRing></Placemark>"
                + "</kml>");
        assertEquals("LINESTRING (-70 -23, -69 -22)", shape(found, 0));
        assertEquals("MULTILINESTRING ((-70 -23, -69 -22), (-68 -23, -67 -22))", shape(found, 1));
        assertEquals("LINESTRING (-70 -23, -69 -22, -69 -23, -70 -23)", shape(found, 2));
    }

    @Test
    void coordinates_are_understood_however_they_are_spaced_if_they_mean_one_thing() throws IOException {
        for (String text : List.of(
                "-70.5,-23.25 -69,-22",
                "\n\t-70.5,-23.25,0\r\n  -69,-22,0\n",
                "-70.5, -23.25 -69, -22",
                "-70.5 , -23.25 , 0 -69 , -22 , 0",
                "-70.5,\n-23.25\n-69,\n-22",
                "-7.05E1,-23.25\u00A0-69.,-22.0",
                "<!-- a -->-70.5,-23<!-- b -->.25 -69,-22")) {
            Collected found = read("<kml><Placemark><LineString><coordinates>" + text
                    + "</coordinates></LineString></Placemark></kml>");
            assertEquals("LINESTRING (-70.5 -23.25, -69 -22)", shape(found, 0), text);
        }
    }

    @Test
    void coordinates_that_could_mean_two_things_are_refused_with_the_form_they_should_have() throws IOException {
        for (String text : List.of(
                "-70,5 -23,25,1 -69,1,2,3",
                "-70 -23 -69 -22",
                "-70;-23 -69;-22",
                "-70.5.1,-23 -69,-22",
                "70°30'W,23°S -69,-22",
                "-70,,-23 -69,-22",
                ",-70,-23 -69,-22",
                "-70,-23,0,-69,-22,0",
                "0x10,-23 -69,-22",
                "1d,-23 -69,-22")) {
            Collected found = read("<kml><Placemark><LineString><coordinates>" + text
                    + "</coordinates></LineString></Placemark></kml>");
            String refusal = found.features().getFirst().shape().refusal().orElse("read");
            assertTrue(refusal.contains("longitud,latitud"), text + ": " + refusal);
        }
    }

    @Test
    void holes_that_stand_before_their_shell_are_holes_all_the_same() throws IOException {
        Collected found = read("<kml><Placemark><Polygon>"
                + "<innerBoundaryIs><LinearRing><coordinates>-69,-22 -68,-22 -68,-21 -69,-22</coordinates></LinearRing>"
                + "</innerBoundaryIs><outerBoundaryIs><LinearRing>"
                + "<coordinates>-70,-23 -66,-23 -66,-20 -70,-20 -70,-23</coordinates></LinearRing></outerBoundaryIs>"
                + "</Polygon></Placemark></kml>");
        assertEquals(
                "POLYGON ((-70 -23, -66 -23, -66 -20, -70 -20, -70 -23), (-69 -22, -68 -22, -68 -21, -69 -22))",
                shape(found, 0));
    }

    @Test
    void folders_of_one_name_are_two_layers_and_one_of_them_can_be_chosen() throws IOException {
        String place = "<Placemark><Point><coordinates>-70,-23</coordinates></Point></Placemark>";
        String text = "<kml><Document><Folder><name>Ruta</name>" + place + "</Folder>" + place
                + "<Folder><name>Ruta</name>" + place + place + "</Folder></Document></kml>";
        Collected all = read(text);
        assertEquals(
                List.of("Ruta", "rutas", "Ruta (2)"),
                all.layers().stream().map(SourceLayer::name).toList());
        Choices second = new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of("Ruta (2)"), Optional.empty(), Optional.empty());
        Collected chosen = Collected.of(text.getBytes(StandardCharsets.UTF_8), "rutas.kml", ReadLimits.DEFAULT, second);
        assertEquals(
                List.of("objeto 3", "objeto 4"),
                chosen.features().stream().map(SourceFeature::label).toList());
    }

    @Test
    void where_each_place_has_its_own_folder_the_layers_end_and_the_folders_are_told() throws IOException {
        StringBuilder text = new StringBuilder("<kml><Document>");
        for (int i = 0; i < 200; i++) {
            text.append("<Folder><name>f")
                    .append(i)
                    .append("</name><Placemark><Point><coordinates>-70,-23")
                    .append("</coordinates></Point></Placemark></Folder>");
        }
        Collected found = read(text.append("</Document></kml>").toString());
        assertEquals(KmlLayers.MOST_LAYERS, found.layers().size());
        assertEquals(200, found.features().size());
        assertEquals("f199", found.features().getLast().values().get(KmlLayers.FOLDER));
    }

    @Test
    void a_text_longer_than_any_value_may_be_is_refused_by_the_name_of_its_limit() {
        String text = "<kml><Placemark><description>" + "x".repeat(ReadLimits.DEFAULT.text() + 1)
                + "</description></Placemark></kml>";
        Rejected rejected = assertThrows(Rejected.class, () -> read(text));
        assertTrue(rejected.getMessage().contains(ReadLimits.TEXT), rejected.getMessage());
    }

    @Test
    void a_second_reading_finds_the_same() throws IOException {
        assertEquals(read(GOOGLE_EARTH), read(GOOGLE_EARTH));
    }

    private static Collected read(String text) throws IOException {
        return Collected.of(text.getBytes(StandardCharsets.UTF_8), "rutas.kml");
    }

    private static String shape(Collected found, int feature) {
        return found.features().get(feature).shape().geometries().getFirst().toText();
    }
}
