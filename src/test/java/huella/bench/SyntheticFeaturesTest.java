package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.bench.SyntheticFeatures.Kind;
import huella.bench.SyntheticFeatures.Place;
import huella.model.TileCoord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class SyntheticFeaturesTest {

    private static final int MANY = 3_000;
    private static final double KM = 111.2;
    private static final Coordinate CALAMA = new Coordinate(-68.9272, -22.4624);
    private static final SyntheticFeatures FEATURES =
            new SyntheticFeatures(List.of(new Place(CALAMA, 1), new Place(new Coordinate(-70.4838, -25.4079), 2)));

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_footprint_is_valid_and_lies_where_the_tables_allow(Kind kind) {
        Envelope allowed = new Envelope(-76, -62, -30, -15);
        IntStream.range(0, MANY)
                .mapToObj(number -> FEATURES.footprint(number, kind))
                .forEach(shape -> {
                    assertTrue(shape.isValid(), shape::toText);
                    assertTrue(allowed.contains(shape.getEnvelopeInternal()), shape::toText);
                });
    }

    @Test
    void the_same_number_is_always_the_same_feature() {
        SyntheticFeatures again =
                new SyntheticFeatures(List.of(new Place(CALAMA, 1), new Place(new Coordinate(-70.4838, -25.4079), 2)));
        for (Kind kind : Kind.values()) {
            assertTrue(FEATURES.footprint(77, kind).equalsExact(again.footprint(77, kind)));
            assertNotEquals(FEATURES.footprint(78, kind), FEATURES.footprint(77, kind));
        }
        assertEquals(FEATURES.position(77), again.position(77));
    }

    @Test
    void codes_are_of_the_form_of_the_real_ones_and_different() {
        Set<String> codes = new HashSet<>();
        for (int number : new int[] {0, 1, 9_999, 10_000, 259_999, 260_000, 3_000_000, SyntheticFeatures.MOST - 1}) {
            assertTrue(SyntheticFeatures.code(number).matches("S[A-Z]{2}-[0-9]{4}"), SyntheticFeatures.code(number));
            codes.add(SyntheticFeatures.code(number));
        }
        assertEquals(8, codes.size());
    }

    @Test
    void four_of_five_lie_round_a_town() {
        long near = IntStream.range(0, MANY)
                .mapToObj(FEATURES::position)
                .filter(position -> position.distance(CALAMA) * KM < 50
                        || position.distance(new Coordinate(-70.4838, -25.4079)) * KM < 50)
                .count();
        assertEquals(0.8, (double) near / MANY, 0.05);
    }

    @Test
    void areas_go_from_a_building_to_a_district_and_routes_from_one_kilometre_to_hundreds() {
        double[] areas = sizes(Kind.AREA);
        double[] routes = IntStream.range(0, MANY)
                .mapToDouble(number -> FEATURES.footprint(number, Kind.ROUTE).getLength() * KM)
                .sorted()
                .toArray();
        assertTrue(areas[0] < 0.03 && areas[MANY - 1] > 3 && areas[MANY - 1] < 35, areas[0] + " to " + areas[MANY - 1]);
        assertTrue(
                routes[0] > 0.9 && routes[MANY - 1] > 100 && routes[MANY - 1] < 330,
                routes[0] + " to " + routes[MANY - 1]);
    }

    private static double[] sizes(Kind kind) {
        return IntStream.range(0, MANY)
                .mapToObj(number -> FEATURES.footprint(number, kind))
                .map(Geometry::getEnvelopeInternal)
                .mapToDouble(box -> Math.hypot(box.getWidth(), box.getHeight()) * KM)
                .sorted()
                .toArray();
    }

    @Test
    void a_position_is_in_its_tile() {
        // Of the scheme's own arithmetic: the tile of Calama at zoom 12.
        assertEquals(new TileCoord(12, 1263, 2310), TileList.of(12, CALAMA));
        assertEquals(new TileCoord(0, 0, 0), TileList.of(0, CALAMA));
    }

    @Test
    void the_list_of_tiles_is_always_the_same_and_names_none_twice() {
        List<TileCoord> tiles = TileList.at(12, 40, FEATURES, MANY);
        assertEquals(tiles, TileList.at(12, 40, FEATURES, MANY));
        assertEquals(40, new HashSet<>(tiles).size());
        assertTrue(TileList.at(6, 40, FEATURES, MANY).size() < 40);
    }
}
