package huella.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Features like the real ones, as many as wanted; the same number is always the same feature. Each takes after a real
 * one (its layer, words, precision and kind of footprint, so that all proportions are the real ones); four of five lie
 * round one of the region's real towns and mines, the fifth anywhere.
 */
final class SyntheticFeatures {

    /** What the letters of a code allow. */
    static final int MOST = 6_000_000;

    private static final long SEED = 20_231_205;
    private static final double CLUSTERED = 0.8;
    private static final double TOWN_KM = 8;
    private static final double CITY_KM = 12;

    private final List<Place> places;
    private final int cities;

    /**
     * A real town, mine, port or crossing.
     *
     * @param rank 1: one of the three cities
     */
    record Place(Coordinate position, int rank) {}

    /** What a synthetic feature is drawn as. */
    enum Kind {
        POINT,
        ROUTE,
        ROUTE_IN_PARTS,
        AREA,
        AREA_IN_PARTS
    }

    /** @param places the same ones in the same order give the same features */
    SyntheticFeatures(List<Place> places) {
        this.places = places;
        this.cities = (int) places.stream().filter(place -> place.rank() == 1).count();
    }

    static String code(int number) {
        return "S%c%c-%04d".formatted('A' + number / 260_000, 'A' + number / 10_000 % 26, number % 10_000);
    }

    /** Where a feature is; its footprint begins or centres there. */
    Coordinate position(int number) {
        SplittableRandom random = random(number);
        if (random.nextDouble() >= CLUSTERED) {
            return new Coordinate(-70.5 + 3 * random.nextDouble(), -25.5 + 4 * random.nextDouble());
        }
        // Cities have twice the weight of the rest.
        int drawn = random.nextInt(places.size() + cities);
        Place place = drawn < places.size() ? places.get(drawn) : city(drawn - places.size());
        double spread = place.rank() == 1 ? CITY_KM : TOWN_KM;
        return SyntheticShape.beside(place.position(), spread * random.nextGaussian(), spread * random.nextGaussian());
    }

    private Place city(int index) {
        return places.stream()
                .filter(place -> place.rank() == 1)
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    Geometry footprint(int number, Kind kind) {
        SyntheticShape shape = new SyntheticShape(random(number).split(), position(number));
        return switch (kind) {
            case POINT -> shape.point();
            case ROUTE -> shape.route(false);
            case ROUTE_IN_PARTS -> shape.route(true);
            case AREA -> shape.area(false);
            case AREA_IN_PARTS -> shape.area(true);
        };
    }

    private static SplittableRandom random(int number) {
        return new SplittableRandom(SEED + number * 0x9E3779B97F4A7C15L);
    }
}
