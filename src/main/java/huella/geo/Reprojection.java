package huella.geo;

import huella.model.Bbox;
import huella.model.Footprint;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * Moves shapes between OGC:CRS84 and one coordinate system. On both sides x is the longitude or easting and y the
 * latitude or northing, whatever the authority's axis order; {@link #swapAxes} is a step of its own, for output.
 *
 * <p>Coordinates are answered only within {@link #reach}: a projection far from its zone gives numbers that mean
 * nothing. Immutable and safe for many threads; arguments are never changed; heights are left out. Edges are not
 * densified: a straight line stays one between its moved ends.
 */
public final class Reprojection {

    private static final Map<Crs, Reprojection> MADE = new ConcurrentHashMap<>();
    private static final int PIECES = 64; // of a box's edge; for 10 degrees the curve is missed by metres, see outline

    private final Crs crs;
    private final MathTransform forward; // null: the numbers are the same
    private final MathTransform back;
    private final Envelope reach;
    private final Envelope reachInTarget;

    private Reprojection(Crs crs) {
        this.crs = crs;
        forward = crs.unit() == Crs.Unit.DEGREE ? null : MapProjections.to(crs);
        back = forward == null ? null : inverse(crs, forward);
        Bbox area = crs.areaOfUse();
        Envelope use = new Envelope(area.west(), area.east(), area.south(), area.north());
        reach = use.contains(Footprint.BOX) ? use : Footprint.BOX;
        reachInTarget = forward == null ? reach : grownOutline(reach, forward);
    }

    /** Between OGC:CRS84 and a system; made once, without the EPSG database. */
    public static Reprojection of(Crs crs) {
        return MADE.computeIfAbsent(crs, Reprojection::new);
    }

    private static MathTransform inverse(Crs crs, MathTransform forward) {
        try {
            return forward.inverse();
        } catch (TransformException e) {
            throw new IllegalStateException("The operation to " + crs.code() + " has no inverse", e);
        }
    }

    public Crs crs() {
        return crs;
    }

    /**
     * Where coordinates are answered, in degrees, longitude first: the authority's area of use where it holds
     * {@link Footprint#BOX}, else that box itself. It leaves the zone by up to 4 degrees, where the projection still
     * holds to the millimetre, so that whatever can be published can be had in every system; and it leaves out what
     * belongs to the zone but lies far away.
     */
    public Envelope reach() {
        return new Envelope(reach);
    }

    /**
     * A copy in this system, in its unit.
     *
     * @throws Rejected with {@link Problem.BadData}, one finding, when a coordinate is out of reach
     */
    public Geometry fromCrs84(Geometry lonLat) {
        return edited(lonLat, crs == Crs.CRS84 ? 4326 : srid(), sequence -> {
            double[] xy = ordinates(sequence);
            requireWithin(reach, xy);
            return moved(xy, forward);
        });
    }

    /**
     * A copy in longitude/latitude degrees, SRID 4326.
     *
     * @throws Rejected with {@link Problem.BadData}, one finding, when a coordinate is out of reach
     */
    public Geometry toCrs84(Geometry inThisSystem) {
        return edited(inThisSystem, 4326, sequence -> {
            double[] xy = ordinates(sequence);
            requireWithin(reachInTarget, xy);
            return moved(xy, back);
        });
    }

    /**
     * The smallest upright box of this system that holds a box in degrees, curved edges included.
     *
     * @throws Rejected naming the parameter, when the box does not meet the reach; what lies beyond the reach is cut
     *     off
     */
    public Envelope fromCrs84(String parameter, Bbox box) {
        Envelope cut =
                cut(parameter, new Envelope(box.west(), box.east(), box.south(), box.north()), reach, "en grados");
        return forward == null ? cut : grownOutline(cut, forward);
    }

    /**
     * A box of this system as an area in degrees with densified edges, for an exact selection. A box that is a line or
     * a point gives a flat area, still with its envelope.
     *
     * @throws Rejected naming the parameter, when the box does not meet the reach; what lies beyond the reach is cut
     *     off
     */
    public Polygon areaToCrs84(String parameter, Envelope box) {
        Envelope cut = cut(parameter, box, reachInTarget, crs.code());
        double[] xy = outline(cut);
        return new GeometryFactory(new PrecisionModel(), 4326)
                .createPolygon(back == null ? sequence(xy) : moved(xy, back));
    }

    /**
     * The upright box in degrees that holds a box of this system, curved edges included.
     *
     * @throws Rejected as {@link #areaToCrs84}
     */
    public Bbox boxToCrs84(String parameter, Envelope box) {
        Envelope cut = cut(parameter, box, reachInTarget, crs.code());
        Envelope degrees = back == null ? cut : grownOutline(cut, back);
        return new Bbox(
                Math.max(-180, degrees.getMinX()),
                Math.max(-90, degrees.getMinY()),
                Math.min(180, degrees.getMaxX()),
                Math.min(90, degrees.getMaxY()));
    }

    /**
     * A copy in this system as a standard writes it: rounded to {@link Crs#decimals}, axes in the authority's order.
     *
     * @throws Rejected as {@link #fromCrs84(Geometry)}
     */
    public Geometry written(Geometry lonLat) {
        double scale = Math.pow(10, crs.decimals());
        return edited(lonLat, crs == Crs.CRS84 ? 4326 : srid(), sequence -> {
            double[] xy = ordinates(sequence);
            requireWithin(reach, xy);
            CoordinateSequence moved = moved(xy, forward);
            for (int i = 0; i < moved.size(); i++) {
                double x = Math.round(moved.getX(i) * scale) / scale;
                double y = Math.round(moved.getY(i) * scale) / scale;
                moved.setOrdinate(i, CoordinateSequence.X, crs.northFirst() ? y : x);
                moved.setOrdinate(i, CoordinateSequence.Y, crs.northFirst() ? x : y);
            }
            return moved;
        });
    }

    /** A copy with x and y exchanged: the last step before a system with {@link Crs#northFirst} is written. */
    public static Geometry swapAxes(Geometry geometry) {
        return edited(geometry, geometry.getSRID(), from -> {
            double[] xy = ordinates(from);
            for (int i = 0; i < xy.length; i += 2) {
                double x = xy[i];
                xy[i] = xy[i + 1];
                xy[i + 1] = x;
            }
            return sequence(xy);
        });
    }

    private int srid() {
        return Integer.parseInt(crs.code().substring(crs.code().indexOf(':') + 1));
    }

    private interface Move {
        CoordinateSequence of(CoordinateSequence from);
    }

    private static Geometry edited(Geometry geometry, int srid, Move move) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), srid);
        return new GeometryEditor(factory).edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
            @Override
            public CoordinateSequence edit(CoordinateSequence from, Geometry part) {
                return move.of(from);
            }
        });
    }

    private void requireWithin(Envelope envelope, double[] xy) {
        for (int i = 0; i < xy.length; i += 2) {
            // Not "outside": a NaN is neither inside nor outside.
            if (!envelope.contains(xy[i], xy[i + 1])) {
                throw new Rejected(new Problem.BadData(List.of("la coordenada " + xy[i] + ", " + xy[i + 1]
                        + " está fuera del área de " + crs.code() + " (" + shown(envelope) + "): "
                        + (envelope.contains(xy[i + 1], xy[i])
                                ? "los ejes están cambiados"
                                : "revise el sistema de coordenadas"))));
            }
        }
    }

    private Envelope cut(String parameter, Envelope box, Envelope to, String unit) {
        Envelope cut = box.intersection(to);
        boolean finite = Double.isFinite(box.getMinX() + box.getMinY() + box.getMaxX() + box.getMaxY());
        if (!finite || cut.isNull()) {
            throw Rejected.parameter(
                    parameter,
                    "El recuadro está fuera del área de " + crs.code() + ", que va de " + shown(to) + " (" + unit
                            + "; x es la longitud o el este). Revise el sistema de coordenadas y el orden de los ejes.");
        }
        return cut;
    }

    private static String shown(Envelope envelope) {
        return "x " + Math.round(envelope.getMinX()) + " a " + Math.round(envelope.getMaxX()) + ", y "
                + Math.round(envelope.getMinY()) + " a " + Math.round(envelope.getMaxY());
    }

    /**
     * The box around the moved outline. Between two samples the edge bulges at most by an eighth of its second
     * difference, so the box is grown by that: it may be centimetres too large and is never too small.
     */
    private static Envelope grownOutline(Envelope box, MathTransform transform) {
        CoordinateSequence ring = moved(outline(box), transform);
        Envelope around = new Envelope();
        double bulgeX = 0;
        double bulgeY = 0;
        for (int i = 0; i < ring.size(); i++) {
            around.expandToInclude(ring.getX(i), ring.getY(i));
            if (i % PIECES != 0) { // not across a corner
                bulgeX = Math.max(bulgeX, Math.abs(ring.getX(i - 1) - 2 * ring.getX(i) + ring.getX(i + 1)));
                bulgeY = Math.max(bulgeY, Math.abs(ring.getY(i - 1) - 2 * ring.getY(i) + ring.getY(i + 1)));
            }
        }
        around.expandBy(bulgeX / 8, bulgeY / 8);
        return around;
    }

    /** The closed outline, counter-clockwise from the south-west corner, each edge in {@link #PIECES}. */
    private static double[] outline(Envelope box) {
        Coordinate[] corners = {
            new Coordinate(box.getMinX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMaxY()),
            new Coordinate(box.getMinX(), box.getMaxY())
        };
        double[] xy = new double[2 * (4 * PIECES + 1)];
        for (int i = 0; i <= 4 * PIECES; i++) {
            Coordinate from = corners[i / PIECES % 4];
            Coordinate to = corners[(i / PIECES + 1) % 4];
            double part = i % PIECES / (double) PIECES;
            xy[2 * i] = from.x + part * (to.x - from.x);
            xy[2 * i + 1] = from.y + part * (to.y - from.y);
        }
        return xy;
    }

    private static double[] ordinates(CoordinateSequence from) {
        double[] xy = new double[2 * from.size()];
        for (int i = 0; i < from.size(); i++) {
            xy[2 * i] = from.getX(i);
            xy[2 * i + 1] = from.getY(i);
        }
        return xy;
    }

    private static CoordinateSequence moved(double[] xy, MathTransform transform) {
        if (transform != null) {
            try {
                transform.transform(xy, 0, xy, 0, xy.length / 2);
            } catch (TransformException e) {
                throw new IllegalStateException("A coordinate within reach could not be moved", e);
            }
        }
        return sequence(xy);
    }

    private static CoordinateSequence sequence(double[] xy) {
        CoordinateSequence to = new CoordinateArraySequence(xy.length / 2, 2);
        for (int i = 0; i < to.size(); i++) {
            to.setOrdinate(i, CoordinateSequence.X, xy[2 * i]);
            to.setOrdinate(i, CoordinateSequence.Y, xy[2 * i + 1]);
        }
        return to;
    }
}
