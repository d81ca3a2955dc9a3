package huella.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/**
 * The vertices along a line or around a ring, each with its cell of the {@link Grid}. A ring's first vertex is not
 * repeated at its end: it has no end, and may begin anywhere.
 *
 * @param vertices longitude/latitude
 * @param cells of the vertices, what they are compared by
 * @param closed a ring
 * @param turned it runs the other way than the line or ring it was made of
 */
record Path(List<Coordinate> vertices, List<Coordinate> cells, boolean closed, boolean turned) {

    static Path of(LineString line) {
        List<Coordinate> all = Arrays.asList(line.getCoordinates());
        boolean closed = line instanceof LinearRing && !all.isEmpty();
        return of(closed ? all.subList(0, all.size() - 1) : all, closed);
    }

    static Path of(List<Coordinate> vertices, boolean closed) {
        return new Path(vertices, vertices.stream().map(Grid::cell).toList(), closed, false);
    }

    int size() {
        return vertices.size();
    }

    Path reversed() {
        return new Path(vertices.reversed(), cells.reversed(), closed, !turned);
    }

    /** The same ring, beginning with its vertex at this place. */
    Path from(int start) {
        return start == 0 ? this : new Path(rotated(vertices, start), rotated(cells, start), closed, turned);
    }

    /** As a line or ring has them: a ring's first vertex again at its end. Copies. */
    Coordinate[] coordinates() {
        List<Coordinate> all = new ArrayList<>(vertices);
        if (closed && !all.isEmpty()) {
            all.add(all.getFirst());
        }
        return all.stream().map(Coordinate::copy).toArray(Coordinate[]::new);
    }

    private static List<Coordinate> rotated(List<Coordinate> list, int start) {
        List<Coordinate> copy = new ArrayList<>(list);
        Collections.rotate(copy, -start);
        return copy;
    }
}
