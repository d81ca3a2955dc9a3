package huella.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/**
 * How much two shapes are alike, from 0 to 1, for proposing to a person which initiative is meant. Measured along
 * straight lines across areas, and at places along lines, never by overlaying: it costs about as much as reading the
 * vertices, whatever the shapes are, and is exact to a few hundredths.
 */
final class Likeness {

    /** Lines that run beside each other so near are the same road. */
    static final double ROAD_M = 50;

    /** A point so near an initiative whose place is exact may be the same place. */
    private static final double EXACT_PLACE_M = 100;

    /** The same where the place is only known roughly. */
    static final double ROUGH_PLACE_M = 2_000;

    private static final int SCANS = 64;
    private static final int SAMPLES = 40;

    private Likeness() {}

    /** Of two shapes of one dimension. */
    static double of(Laid one, Laid other, boolean exact) {
        return switch (one.dimension()) {
            case 2 -> areas(one, other);
            case 1 -> lines(one, other);
            default -> points(one, other, exact ? EXACT_PLACE_M : ROUGH_PLACE_M);
        };
    }

    /** What {@link #of} can be at most, at the cost of looking at the boxes. */
    static double atMost(Laid one, Laid other) {
        double smaller = Math.min(one.size(), other.size());
        return switch (one.dimension()) {
            case 2 -> shared(Math.min(smaller, inBoth(one.box(), other.box())), one, other);
            case 1 -> shared(smaller, one, other);
            default -> 1;
        };
    }

    /** By the boxes alone; of lines and points too. */
    static double ofBoxes(Laid one, Laid other) {
        double both = inBoth(one.box(), other.box());
        double all = one.box().getArea() + other.box().getArea() - both;
        return all > 0 ? both / all : 0;
    }

    private static double inBoth(Envelope one, Envelope other) {
        double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    /** Intersection over union. */
    private static double areas(Laid one, Laid other) {
        Envelope both = one.box().intersection(other.box());
        if (both.isNull() || both.getHeight() <= 0) {
            return 0;
        }
        double step = both.getHeight() / SCANS;
        double[][] first = crossings(one.shape(), both.getMinY(), step);
        double[][] second = crossings(other.shape(), both.getMinY(), step);
        double across = 0;
        for (int i = 0; i < SCANS; i++) {
            across += common(first[i], second[i]);
        }
        return shared(across * step, one, other);
    }

    private static double shared(double both, Laid one, Laid other) {
        double all = one.size() + other.size() - both;
        return all > 0 ? Math.clamp(both / all, 0, 1) : 0;
    }

    /** Where the edges cross each of the scan lines, from west to east: by twos, inside begins and ends. */
    private static double[][] crossings(Geometry area, double south, double step) {
        double[][] found = new double[SCANS][4];
        int[] counts = new int[SCANS];
        area.apply((GeometryComponentFilter) part -> {
            if (part instanceof LineString ring) {
                CoordinateSequence way = ring.getCoordinateSequence();
                for (int i = 1; i < way.size(); i++) {
                    cross(way.getX(i - 1), way.getY(i - 1), way.getX(i), way.getY(i), south, step, found, counts);
                }
            }
        });
        for (int i = 0; i < SCANS; i++) {
            found[i] = Arrays.copyOf(found[i], counts[i]);
            Arrays.sort(found[i]);
        }
        return found;
    }

    private static void cross(
            double x1, double y1, double x2, double y2, double south, double step, double[][] found, int[] counts) {
        double low = Math.min(y1, y2);
        double high = Math.max(y1, y2);
        // The line i runs at south + (i + 1/2) step; an edge has its lower end and not its upper one.
        int from = (int) Math.clamp(Math.ceil((low - south) / step - 0.5) - 1, 0, SCANS);
        for (int i = from; i < SCANS; i++) {
            double y = south + (i + 0.5) * step;
            if (y >= high) {
                return;
            }
            if (y >= low) {
                if (counts[i] == found[i].length) {
                    found[i] = Arrays.copyOf(found[i], 2 * counts[i]);
                }
                found[i][counts[i]++] = x1 + (y - y1) / (y2 - y1) * (x2 - x1);
            }
        }
    }

    /** How much of a line is inside of both. */
    private static double common(double[] one, double[] other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i + 1 < one.length && j + 1 < other.length) {
            sum += Math.max(0, Math.min(one[i + 1], other[j + 1]) - Math.max(one[i], other[j]));
            if (one[i + 1] < other[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return sum;
    }

    /** Shared length over the length of both together; what runs within {@link #ROAD_M} of the other is shared. */
    private static double lines(Laid one, Laid other) {
        double near = beside(one, other);
        if (near == 0) {
            return 0;
        }
        return shared((near * one.size() + beside(other, one) * other.size()) / 2, one, other);
    }

    private static double beside(Laid one, Laid other) {
        List<Coordinate> samples = along(one);
        Envelope reach = new Envelope(other.box());
        reach.expandBy(ROAD_M);
        long near = samples.stream()
                .filter(position -> reach.contains(position) && other.distance(position) <= ROAD_M)
                .count();
        return near / (double) samples.size();
    }

    /** Places along lines, at equal distances, the first half a step from the beginning. */
    private static List<Coordinate> along(Laid lines) {
        double step = lines.size() / SAMPLES;
        List<Coordinate> places = new ArrayList<>();
        double next = step / 2;
        double gone = 0;
        for (int part = 0; part < lines.shape().getNumGeometries(); part++) {
            CoordinateSequence way = ((LineString) lines.shape().getGeometryN(part)).getCoordinateSequence();
            for (int i = 1; i < way.size(); i++) {
                double length = Math.hypot(way.getX(i) - way.getX(i - 1), way.getY(i) - way.getY(i - 1));
                while (length > 0 && next <= gone + length && places.size() < SAMPLES) {
                    double share = (next - gone) / length;
                    places.add(new Coordinate(
                            way.getX(i - 1) + share * (way.getX(i) - way.getX(i - 1)),
                            way.getY(i - 1) + share * (way.getY(i) - way.getY(i - 1))));
                    next += step;
                }
                gone += length;
            }
        }
        if (places.isEmpty()) {
            places.add(lines.shape().getCoordinate());
        }
        return places;
    }

    /** By how far each lies from the nearest of the other; the worse way round. */
    private static double points(Laid one, Laid other, double reachM) {
        return Math.min(nearness(one, other, reachM), nearness(other, one, reachM));
    }

    private static double nearness(Laid one, Laid other, double reachM) {
        Coordinate[] places = one.shape().getCoordinates();
        int counted = Math.min(places.length, SAMPLES);
        double sum = 0;
        for (int i = 0; i < counted; i++) {
            Coordinate place = places[(int) ((long) i * places.length / counted)];
            sum += Math.max(0, 1 - other.distance(place) / reachM);
        }
        return sum / counted;
    }
}
