package huella.editing;

import huella.geo.Reprojection;
import huella.model.Footprint;
import huella.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Whether a shape can be a {@link Footprint} at all: the same rules, in words for a planner. Each rule relies on those
 * before it, so the first one that is broken is the one that is told.
 */
final class ShapeChecks {

    /** Eastings and northings of zones 18 and 19 south, from Arica to Cape Horn, with room to spare. */
    private static final Envelope UTM = new Envelope(100_000, 1_000_000, 3_500_000, 8_500_000);

    private ShapeChecks() {}

    /** At most one finding, which blocks. */
    static List<Finding> of(Optional<Geometry> shape, Repairs repairs) {
        if (shape.isEmpty()) {
            return List.of(empty());
        }
        return quick(shape.get(), repairs).or(() -> validity(shape.get(), repairs)).stream()
                .toList();
    }

    /** All but validity, the one that can take long. */
    static Optional<Finding> cheap(Geometry shape) {
        return quick(shape, Repairs.NONE);
    }

    private static Optional<Finding> quick(Geometry shape, Repairs repairs) {
        if (shape.isEmpty()) {
            return Optional.of(empty());
        }
        return kind(shape).or(() -> vertices(shape)).or(() -> numbers(shape)).or(() -> position(shape, repairs));
    }

    private static Finding empty() {
        return Finding.block(
                Check.EMPTY,
                "No hay nada dibujado. Dibuje un punto, una línea o un polígono.",
                "Nothing is drawn. Draw a point, a line or a polygon.");
    }

    private static Optional<Finding> kind(Geometry shape) {
        return switch (shape.getGeometryType()) {
            case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon" -> Optional.empty();
            default ->
                Optional.of(Finding.block(
                        Check.KIND,
                        "La forma mezcla puntos, líneas o polígonos (" + shape.getGeometryType()
                                + "). Deje partes de una sola clase.",
                        "The shape mixes points, lines or polygons (" + shape.getGeometryType()
                                + "). Keep parts of one kind."));
        };
    }

    private static Optional<Finding> vertices(Geometry shape) {
        int vertices = shape.getNumPoints();
        if (vertices <= Footprint.MAX_VERTICES) {
            return Optional.empty();
        }
        return Optional.of(Finding.block(
                Check.TOO_MANY_VERTICES,
                "La forma tiene " + vertices + " vértices; el máximo es " + Footprint.MAX_VERTICES
                        + ". Simplifíquela o divídala en varias iniciativas.",
                "The shape has " + vertices + " vertices; the most is " + Footprint.MAX_VERTICES
                        + ". Simplify it or divide it into several initiatives."));
    }

    private static Optional<Finding> numbers(Geometry shape) {
        if (any(shape, c -> !Double.isFinite(c.x) || !Double.isFinite(c.y))) {
            return Optional.of(Finding.block(
                    Check.NOT_FINITE,
                    "Una coordenada no es un número. Borre el vértice y dibújelo de nuevo.",
                    "A coordinate is not a number. Delete the vertex and draw it again."));
        }
        if (any(shape, c -> !Double.isNaN(c.getZ()) || !Double.isNaN(c.getM()) && c.getM() != 0)) {
            return Optional.of(Finding.block(
                            Check.HEIGHTS,
                            "La forma trae alturas o medidas, que este mapa no guarda. Acepte la misma forma en dos dimensiones.",
                            "The shape has heights or measures, which this map does not keep. Accept the same shape in two dimensions.")
                    .mendedBy(Optional.of(flat(shape))));
        }
        return Optional.empty();
    }

    private static Geometry flat(Geometry shape) {
        return Reprojection.swapAxes(Reprojection.swapAxes(shape)); // both ways: sequences of two dimensions
    }

    private static Optional<Finding> position(Geometry shape, Repairs repairs) {
        if (!any(shape, c -> !Footprint.BOX.contains(c))) {
            return Optional.empty();
        }
        if (!any(shape, c -> !Footprint.BOX.contains(c.y, c.x))) {
            Geometry turned = Reprojection.swapAxes(shape);
            return Optional.of(Finding.block(
                            Check.SWAPPED,
                            "Las coordenadas parecen cambiadas: la latitud está en el lugar de la longitud. Acepte la forma corregida, o escriba primero la longitud (cerca de −69) y después la latitud (cerca de −23).",
                            "The coordinates look swapped: the latitude stands where the longitude belongs. Accept the corrected shape, or write the longitude (near −69) first and then the latitude (near −23).")
                    .at(turned)
                    .mendedBy(Optional.of(turned)));
        }
        if (!any(shape, c -> !UTM.contains(c))) {
            Optional<Geometry> inDegrees = repairs.fromMetres(shape);
            Finding finding = Finding.block(
                            Check.METRES,
                            "Las coordenadas parecen estar en metros (UTM), no en grados. Conviértalas del huso 19 sur a longitud y latitud WGS 84, o cargue el archivo con su sistema de coordenadas.",
                            "The coordinates look like metres (UTM), not degrees. Convert them from zone 19 south to longitude and latitude WGS 84, or load the file with its coordinate system.")
                    .mendedBy(inDegrees);
            return Optional.of(inDegrees.map(finding::at).orElse(finding));
        }
        return Optional.of(outside(shape));
    }

    private static Finding outside(Geometry shape) {
        Coordinate[] out = Stream.of(shape.getCoordinates())
                .filter(c -> !Footprint.BOX.contains(c))
                .limit(100)
                .toArray(Coordinate[]::new);
        Finding finding = Finding.block(
                Check.OUTSIDE_CHILE,
                "La forma sale del norte de Chile (longitud −76 a −62, latitud −30 a −15); por ejemplo, el vértice "
                        + out[0].x + ", " + out[0].y + ". Mueva o borre los vértices que quedan fuera.",
                "The shape leaves the north of Chile (longitude −76 to −62, latitude −30 to −15); for example, the vertex "
                        + out[0].x + ", " + out[0].y + ". Move or delete the vertices outside.");
        boolean onTheGlobe = Stream.of(out).allMatch(c -> Math.abs(c.x) <= 180 && Math.abs(c.y) <= 90);
        return onTheGlobe ? finding.at(new GeometryFactory().createMultiPointFromCoords(out)) : finding;
    }

    private static Optional<Finding> validity(Geometry shape, Repairs repairs) {
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        if (error == null) {
            return Optional.empty();
        }
        boolean crossing = error.getErrorType() == TopologyValidationError.SELF_INTERSECTION
                || error.getErrorType() == TopologyValidationError.RING_SELF_INTERSECTION;
        Text cause = cause(error);
        return Optional.of(Finding.block(crossing ? Check.SELF_INTERSECTION : Check.MALFORMED, cause.es(), cause.en())
                .at(shape.getFactory().createPoint(error.getCoordinate()))
                .mendedBy(repairs.valid(shape)));
    }

    private static Text cause(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                new Text(
                        "El borde se cruza o se toca a sí mismo en el lugar marcado. Mueva los vértices para deshacer el cruce, o use «Reparar».",
                        "The edge crosses or touches itself at the marked place. Move the vertices to undo the crossing, or use “Repair”.");
            case TopologyValidationError.HOLE_OUTSIDE_SHELL ->
                new Text(
                        "Un agujero queda fuera de su polígono. Muévalo adentro o bórrelo.",
                        "A hole lies outside its polygon. Move it inside or delete it.");
            case TopologyValidationError.NESTED_HOLES ->
                new Text(
                        "Un agujero está dentro de otro. Borre uno de los dos.",
                        "A hole lies inside another. Delete one of them.");
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                new Text(
                        "Los agujeros parten el polígono en pedazos. Divídalo en partes o separe los agujeros.",
                        "The holes cut the polygon into pieces. Divide it into parts or move the holes apart.");
            case TopologyValidationError.NESTED_SHELLS ->
                new Text(
                        "Una parte está dentro de otra. Únalas o borre la de adentro.",
                        "A part lies inside another. Merge them or delete the inner one.");
            case TopologyValidationError.DUPLICATE_RINGS ->
                new Text("Un anillo está repetido. Borre uno de los dos.", "A ring is repeated. Delete one of them.");
            case TopologyValidationError.TOO_FEW_POINTS ->
                new Text(
                        "Una parte tiene muy pocos puntos distintos: una línea necesita dos y un polígono tres. Complétela o bórrela.",
                        "A part has too few different points: a line needs two and a polygon three. Complete or delete it.");
            default ->
                new Text(
                        "La forma no es válida en el lugar marcado. Dibuje de nuevo esa parte, o use «Reparar».",
                        "The shape is not valid at the marked place. Draw that part again, or use “Repair”.");
        };
    }

    private static boolean any(Geometry shape, Predicate<Coordinate> test) {
        return Stream.of(shape.getCoordinates()).anyMatch(test);
    }
}
