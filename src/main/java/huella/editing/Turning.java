package huella.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;

/**
 * Paths made comparable vertex by vertex. Drawing programs begin a ring anywhere and run it either way round: that is
 * no change. All rings are made to begin at a vertex that all of them have once, and all paths to run as the first
 * does.
 *
 * @param paths as many as were given, in their order
 * @param pinned rings begin at a vertex that all have; false when there is none, and always for lines
 */
record Turning(List<Path> paths, boolean pinned) {

    /** Beginnings that are tried for a ring, since one alone may be the vertex that was taken elsewhere. */
    private static final int BEGINNINGS = 4;

    /** @param others at least one; all closed like the first, or none */
    static Turning of(Path first, List<Path> others) {
        return first.closed() ? ofRings(first, others) : new Turning(turned(first, others), false);
    }

    /** How many vertices all others together keep of the first. */
    private int matched() {
        return paths.stream()
                .skip(1)
                .mapToInt(path -> Alignment.of(paths.getFirst(), path).matched())
                .sum();
    }

    private static Turning ofRings(Path first, List<Path> others) {
        List<Coordinate> common = common(first, others);
        Turning best = null;
        int most = -1;
        for (int i = 0; i < Math.min(BEGINNINGS, common.size()); i++) {
            Coordinate beginning = common.get((int) ((long) i * common.size() / BEGINNINGS));
            Turning turning = ofRings(first, others, beginning);
            int matched = turning.matched();
            if (matched > most) {
                best = turning;
                most = matched;
            }
        }
        return best == null
                ? new Turning(Stream.concat(Stream.of(first), others.stream()).toList(), false)
                : best;
    }

    private static Turning ofRings(Path first, List<Path> others, Coordinate beginning) {
        Path begun = first.from(first.cells().indexOf(beginning));
        List<Path> paths = new ArrayList<>();
        paths.add(begun);
        for (Path other : others) {
            Path back = other.reversed();
            paths.add(nearer(
                    begun,
                    other.from(other.cells().indexOf(beginning)),
                    back.from(back.cells().indexOf(beginning))));
        }
        return new Turning(paths, true);
    }

    /** Vertices that every path has exactly once, as the first has them in order. */
    private static List<Coordinate> common(Path first, List<Path> others) {
        Map<Coordinate, Integer> places = Alignment.once(first.cells());
        for (Path other : others) {
            places.keySet().retainAll(Alignment.once(other.cells()).keySet());
        }
        return places.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Path> turned(Path first, List<Path> others) {
        List<Path> paths = new ArrayList<>();
        paths.add(first);
        others.forEach(other -> paths.add(nearer(first, other, other.reversed())));
        return paths;
    }

    private static Path nearer(Path first, Path forth, Path back) {
        return Alignment.of(first, back).matched() > Alignment.of(first, forth).matched() ? back : forth;
    }
}
