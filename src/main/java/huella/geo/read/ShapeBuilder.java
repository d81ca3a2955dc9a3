package huella.geo.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Makes the shape of one feature out of whatever a file holds, and is used again for the next. Decoders tell it
 * vertices and where a part ends; it closes rings, leaves out heights and parts that are nothing, says so, and refuses
 * what no shape can be made of. It never throws for a bad shape; it does for a file with too many vertices.
 *
 * <p>{@code vertex… point()}: each vertex a point. {@code vertex… line()}: a line. {@code vertex… ring()}, for the
 * shell first, then {@code polygon()}: an area. {@code vertex… looseRing()}: a ring of an area whose part in it only
 * its place tells.
 */
public final class ShapeBuilder {

    static final String NO_SHAPE = "No tiene forma. Agréguela en el archivo, o importe sin este objeto.";

    private static final String CLOSED = "Un anillo no estaba cerrado: se repitió su primer punto al final.";
    private static final String HEIGHTS =
            "Se dejaron fuera las alturas o medidas: una huella es una forma en el suelo.";
    private static final String LOST_HOLE = "Se dejó fuera un hueco con menos de tres vértices distintos.";
    private static final String LOST_PART = "Se dejó fuera una parte sin superficie o de un solo punto.";
    private static final String NO_SHELL =
            "Su contorno está vacío o no tiene superficie, y solo quedan sus huecos. Dibújelo de nuevo.";
    private static final String LOST_SHELL =
            "Se dejó fuera un área cuyo contorno está vacío o no tiene superficie, con los huecos que traía.";
    private static final String SAME_TURN =
            "Un anillo dentro de otro se leyó como hueco. Ambos giran hacia el mismo lado y otros programas lo leen como"
                    + " otra parte del área: mire en el mapa que no falte suelo.";
    private static final String MIXED = "Mezclaba puntos, líneas o áreas: cada clase es ahora un objeto.";
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel());

    private final ReadLimits limits;
    private long fileVertices;

    private final List<Coordinate> path = new ArrayList<>();
    private final List<LinearRing> rings = new ArrayList<>();
    private final List<LinearRing> loose = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final List<LineString> lines = new ArrayList<>();
    private final List<Polygon> areas = new ArrayList<>();
    private final Set<String> mends = new LinkedHashSet<>();
    private boolean shellLost;
    private boolean partLost;
    private boolean holesLost;
    private boolean turning;
    private int vertices;
    private String refusal;

    /** One for each time a file is read: it counts the vertices of all its features. */
    public ShapeBuilder(ReadLimits limits) {
        this.limits = limits;
    }

    /** One more vertex of the part that is being told; x the easting or longitude. */
    public void vertex(double x, double y) {
        if (++fileVertices > limits.vertices()) {
            throw ReadLimits.exceeded(
                    "vértices",
                    limits.vertices(),
                    ReadLimits.VERTICES,
                    "Simplifique las formas, o divida el archivo e impórtelo por partes.");
        }
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            refuse("Una coordenada no es un número finito. Corríjala en el archivo.");
        } else if (++vertices > limits.featureVertices()) {
            path.clear();
            refuse("Tiene más de " + limits.featureVertices() + " vértices, el máximo (" + ReadLimits.FEATURE_VERTICES
                    + "). Simplifique la forma o divídala.");
        } else if (refusal == null) {
            path.add(new Coordinate(x, y));
        }
    }

    /** Heights or measures stood there and were left out. */
    public void flattened() {
        mends.add(HEIGHTS);
    }

    /** Something else was set right; a sentence in Spanish. */
    public void mended(String what) {
        mends.add(what);
    }

    /** Nothing can be made of this feature; the first reason stays. Cause and cure in Spanish. */
    public void refuse(String causeAndCure) {
        if (refusal == null) {
            refusal = causeAndCure;
        }
    }

    public void point() {
        path.forEach(position -> points.add(FACTORY.createPoint(position)));
        path.clear();
    }

    public void line() {
        if (distinct() >= 2) {
            lines.add(FACTORY.createLineString(path.toArray(Coordinate[]::new)));
        } else if (!path.isEmpty()) {
            partLost = true;
        }
        path.clear();
    }

    public void ring() {
        if (distinct() >= 3) {
            LinearRing ring = closed();
            if (shellLost) {
                holesLost = true;
            } else {
                rings.add(ring);
            }
        } else if (rings.isEmpty() && !shellLost) {
            shellLost = true;
            partLost |= !path.isEmpty();
        } else if (!shellLost) {
            mends.add(LOST_HOLE);
        }
        path.clear();
    }

    public void looseRing() {
        if (distinct() >= 3) {
            loose.add(closed());
        } else {
            partLost |= !path.isEmpty();
        }
        path.clear();
    }

    /** As {@link #looseRing}, in a format where holes turn the other way round than shells. */
    public void turningRing() {
        turning = true;
        looseRing();
    }

    private LinearRing closed() {
        if (!path.getFirst().equals2D(path.getLast())) {
            path.add(new Coordinate(path.getFirst()));
            mends.add(CLOSED);
        }
        return FACTORY.createLinearRing(path.toArray(Coordinate[]::new));
    }

    public void polygon() {
        if (!rings.isEmpty()) {
            areas.add(FACTORY.createPolygon(
                    rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }
        rings.clear();
        shellLost = false;
    }

    /** How many different positions the path has, up to three. */
    private int distinct() {
        int found = 0;
        Coordinate first = null;
        Coordinate second = null;
        for (Coordinate position : path) {
            if (first == null) {
                first = position;
                found = 1;
            } else if (second == null && !position.equals2D(first)) {
                second = position;
                found = 2;
            } else if (second != null && !position.equals2D(first) && !position.equals2D(second)) {
                return 3;
            }
        }
        return found;
    }

    /** The shape of what was told since the last one; the builder is empty again. */
    public SourceShape finish() {
        SourceShape shape = shape();
        path.clear();
        rings.clear();
        loose.clear();
        points.clear();
        lines.clear();
        areas.clear();
        mends.clear();
        shellLost = false;
        partLost = false;
        holesLost = false;
        turning = false;
        vertices = 0;
        refusal = null;
        return shape;
    }

    private SourceShape shape() {
        if (refusal != null) {
            return SourceShape.refused(refusal);
        }
        List<Polygon> assembled = RingAssembly.of(loose);
        if (turning && assembled.stream().anyMatch(RingAssembly::holeTurnsAsShell)) {
            mends.add(SAME_TURN);
        }
        areas.addAll(assembled);
        List<Geometry> kinds = new ArrayList<>();
        if (!points.isEmpty()) {
            kinds.add(points.size() == 1 ? points.getFirst() : FACTORY.createMultiPoint(points.toArray(Point[]::new)));
        }
        if (!lines.isEmpty()) {
            kinds.add(
                    lines.size() == 1
                            ? lines.getFirst()
                            : FACTORY.createMultiLineString(lines.toArray(LineString[]::new)));
        }
        if (!areas.isEmpty()) {
            kinds.add(areas.size() == 1 ? areas.getFirst() : FACTORY.createMultiPolygon(areas.toArray(Polygon[]::new)));
        }
        if (kinds.isEmpty()) {
            return SourceShape.refused(
                    holesLost
                            ? NO_SHELL
                            : partLost
                                    ? "No tiene superficie ni largo: todos sus puntos son uno. Dibújelo de nuevo."
                                    : NO_SHAPE);
        }
        if (kinds.size() > 1) {
            mends.add(MIXED);
        }
        if (holesLost) {
            mends.add(LOST_SHELL);
        }
        if (partLost) {
            mends.add(LOST_PART);
        }
        return new SourceShape(kinds, List.copyOf(mends), Optional.empty());
    }
}
