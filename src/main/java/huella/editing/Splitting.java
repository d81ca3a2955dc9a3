package huella.editing;

import huella.model.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.linearref.LinearLocation;
import org.locationtech.jts.linearref.LocationIndexedLine;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Cuts lines and areas along a line. The pieces together are the shape, none overlaps another, and a part that the line
 * does not cross comes out as it went in.
 *
 * <p>Areas of one initiative may not share an edge (OGC 06-103r4 §6.1.14), so the pieces of an area as one shape stand
 * {@link #GAP_DEGREES} apart on each side of the cut.
 */
final class Splitting {

    private static final int MOST_PIECES = 200;

    /** Some two centimetres: two steps of what is published, so that rounding cannot close it. */
    private static final double GAP_DEGREES = 2e-7;

    private Splitting() {}

    /** First the shape as one, cut; then each of its pieces. */
    static List<Geometry> split(Geometry shape, LineString knife) {
        if (shape.getDimension() == 0) {
            throw Rejected.field("geometria", "Un punto no se puede dividir. Elija una línea o un polígono.");
        }
        List<Geometry> whole = new ArrayList<>();
        List<Geometry> pieces = new ArrayList<>();
        List<Geometry> parts = ShapeWork.parts(List.of(shape));
        for (Geometry part : parts) {
            List<? extends Geometry> cut =
                    part instanceof Polygon area ? area(area, knife) : line((LineString) part, knife);
            List<? extends Geometry> kept = cut.size() > 1 ? cut : List.of(part);
            pieces.addAll(kept);
            whole.addAll(cut.size() > 1 && part instanceof Polygon ? apart(part, cut) : kept);
        }
        if (pieces.size() == parts.size()) {
            throw Rejected.field(
                    "cuchillo",
                    "La línea de corte no atraviesa la forma. Alárguela hasta que entre por un lado y salga por otro.");
        }
        if (pieces.size() > MOST_PIECES) {
            throw Rejected.field(
                    "cuchillo",
                    "El corte dejaría " + pieces.size() + " pedazos; el máximo es " + MOST_PIECES
                            + ". Use una línea de corte más sencilla.");
        }
        pieces.addFirst(shape.getFactory().buildGeometry(whole));
        return pieces;
    }

    /** An area without a strip along the edges that two of its pieces have in common. */
    private static List<Geometry> apart(Geometry area, List<? extends Geometry> pieces) {
        Set<LineSegment> seen = new HashSet<>();
        List<LineString> shared = new ArrayList<>();
        for (Geometry piece : pieces) {
            for (Geometry ring : ShapeWork.parts(List.of(piece.getBoundary()))) {
                Coordinate[] way = ring.getCoordinates();
                for (int i = 1; i < way.length; i++) {
                    LineSegment edge = new LineSegment(way[i - 1], way[i]);
                    edge.normalize();
                    if (!seen.add(edge)) {
                        shared.add(edge.toGeometry(area.getFactory()));
                    }
                }
            }
        }
        Geometry strip = area.getFactory().buildGeometry(shared).buffer(GAP_DEGREES);
        return ShapeWork.parts(List.of(OverlayNGRobust.overlay(area, strip, OverlayNG.DIFFERENCE)));
    }

    private static List<Polygon> area(Polygon area, LineString knife) {
        Geometry edges = OverlayNGRobust.overlay(area.getBoundary(), knife, OverlayNG.UNION);
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(edges);
        PreparedGeometry inside = PreparedGeometryFactory.prepare(area);
        List<Polygon> pieces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            Polygon piece = (Polygon) face;
            if (inside.contains(piece.getInteriorPoint())) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** Where the knife runs along the line, at both ends of that stretch. */
    private static List<Geometry> line(LineString line, LineString knife) {
        LocationIndexedLine indexed = new LocationIndexedLine(line);
        TreeSet<LinearLocation> cuts = new TreeSet<>();
        Geometry crossings = OverlayNGRobust.overlay(line, knife, OverlayNG.INTERSECTION);
        for (int i = 0; i < crossings.getNumGeometries(); i++) {
            Coordinate[] all = crossings.getGeometryN(i).getCoordinates();
            cuts.add(indexed.indexOf(all[0]));
            cuts.add(indexed.indexOf(all[all.length - 1]));
        }
        cuts.add(indexed.getStartIndex());
        cuts.add(indexed.getEndIndex());
        List<Geometry> pieces = new ArrayList<>();
        LinearLocation from = cuts.pollFirst();
        for (LinearLocation to : cuts) {
            Geometry piece = indexed.extractLine(from, to);
            if (piece.getLength() > 0) {
                pieces.add(piece);
            }
            from = to;
        }
        return pieces;
    }
}
