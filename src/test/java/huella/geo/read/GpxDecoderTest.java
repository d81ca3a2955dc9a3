package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** GPX as receivers and phones write it. */
class GpxDecoderTest {

    private static final String WALK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" creator="eTrex 30" xmlns="http://www.topografix.com/GPX/1/1"
              xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3">
              <metadata><name>No es de un punto</name><bounds minlat="-24" minlon="-71" maxlat="-22" maxlon="-68"/></metadata>
              <trk><name>Caminata</name><number>3</number>
                <extensions><gpxx:TrackExtension><gpxx:DisplayColor>Red</gpxx:DisplayColor></gpxx:TrackExtension></extensions>
                <trkseg>
                  <trkpt lat="-23.5" lon="-70.4"><ele>12.5</ele><time>2026-05-20T15:30:00Z</time>
                    <extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>90</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>
                  </trkpt>
                  <trkpt lat="-23.6" lon="-70.3"/>
                </trkseg>
                <trkseg><trkpt lat="-23.7" lon="-70.2"/><trkpt lat="-23.8" lon="-70.1"/></trkseg>
              </trk>
              <wpt lat="-22.1" lon="-70.2"><ele>0</ele><name>Peñón</name><sym>Flag, Blue</sym>
                <link href="http://example.invalid/a"><text>ver</text></link></wpt>
              <rte><name>Ida</name><rtept lat="-22" lon="-70"><name>no</name></rtept><rtept lat="-21" lon="-69"/></rte>
              <wpt lat="-22.2" lon="-70.3"/>
            </gpx>
            """;

    @Test
    void points_routes_and_tracks_are_layers_in_whatever_order_they_stand() throws IOException {
        Collected found = read(WALK);
        assertEquals(
                List.of("puntos", "rutas", "recorridos"),
                found.layers().stream().map(SourceLayer::name).toList());
        assertEquals(
                List.of("punto 1", "punto 2", "ruta 1", "recorrido 1"),
                found.features().stream().map(SourceFeature::label).toList());
        assertEquals(
                List.of(
                        "POINT (-70.2 -22.1)",
                        "POINT (-70.3 -22.2)",
                        "LINESTRING (-70 -22, -69 -21)",
                        "MULTILINESTRING ((-70.4 -23.5, -70.3 -23.6), (-70.2 -23.7, -70.1 -23.8))"),
                found.features().stream()
                        .map(feature -> feature.shape().geometries().getFirst().toText())
                        .toList());
        assertEquals(
                Map.of("name", "Peñón", "sym", "Flag, Blue", "link", "http://example.invalid/a"),
                found.features().getFirst().values());
        assertEquals(Map.of("name", "Ida"), found.features().get(2).values());
        assertEquals(
                Map.of("name", "Caminata", "number", "3", "DisplayColor", "Red"),
                found.features().get(3).values());
        assertTrue(found.features().get(3).shape().mends().getFirst().contains("alturas"));
        assertEquals(List.of(), found.notes());
        assertEquals(found, read(WALK));
    }

    @Test
    void only_the_layers_that_were_chosen_are_read() throws IOException {
        Choices choices = new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of("rutas"), Optional.empty(), Optional.empty());
        Collected found = Collected.of(WALK.getBytes(StandardCharsets.UTF_8), "x.gpx", ReadLimits.DEFAULT, choices);
        assertEquals(
                List.of("ruta 1"),
                found.features().stream().map(SourceFeature::label).toList());
    }

    @Test
    void an_outline_is_an_area_with_its_holes_and_its_parts() throws IOException {
        String segment =
                "<trkseg><trkpt lon='%s' lat='%s'/><trkpt lon='%s' lat='%s'/><trkpt lon='%s' lat='%s'/></trkseg>";
        Collected found = read("<gpx><trk><type>contorno</type>"
                + segment.formatted(-70, -24, -66, -24, -68, -20)
                + segment.formatted(-68.5, -23, -67.5, -23, -68, -22)
                + segment.formatted(-75, -24, -74, -24, -74, -23)
                + "</trk></gpx>");
        assertEquals(
                "MULTIPOLYGON (((-70 -24, -66 -24, -68 -20, -70 -24), (-68.5 -23, -67.5 -23, -68 -22, -68.5 -23)),"
                        + " ((-75 -24, -74 -24, -74 -23, -75 -24)))",
                found.features().getFirst().shape().geometries().getFirst().toText());
        assertEquals(Map.of(), found.features().getFirst().values());
    }

    @Test
    void a_decimal_comma_in_a_latitude_means_one_thing_only() throws IOException {
        Collected found = read("<gpx><wpt lat='-23,5' lon='-70,25'/></gpx>");
        assertEquals(
                "POINT (-70.25 -23.5)",
                found.features().getFirst().shape().geometries().getFirst().toText());
        assertTrue(found.features().getFirst().shape().mends().getFirst().contains("coma decimal"));
    }

    private static Collected read(String text) throws IOException {
        return Collected.of(text.getBytes(StandardCharsets.UTF_8), "caminata.gpx");
    }
}
