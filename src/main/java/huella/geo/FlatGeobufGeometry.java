package huella.geo;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

/**
 * Geometry in a FlatGeobuf. Each names its own type: the library's conversion leaves it out, and in a layer of mixed
 * kinds nobody could read it then.
 */
final class FlatGeobufGeometry {

    private FlatGeobufGeometry() {}

    static int type(org.locationtech.jts.geom.Geometry geometry) {
        return switch (geometry.getGeometryType()) {
            case "Point" -> GeometryType.Point;
            case "LineString" -> GeometryType.LineString;
            case "Polygon" -> GeometryType.Polygon;
            case "MultiPoint" -> GeometryType.MultiPoint;
            case "MultiLineString" -> GeometryType.MultiLineString;
            case "MultiPolygon" -> GeometryType.MultiPolygon;
            default -> throw new IllegalArgumentException(geometry.getGeometryType());
        };
    }

    /** The offset of the geometry in the buffer. */
    static int write(FlatBufferBuilder builder, org.locationtech.jts.geom.Geometry geometry) {
        if (geometry instanceof MultiPolygon many) {
            int[] parts = new int[many.getNumGeometries()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = write(builder, many.getGeometryN(i));
            }
            int vector = Geometry.createPartsVector(builder, parts);
            return Geometry.createGeometry(builder, 0, 0, 0, 0, 0, 0, GeometryType.MultiPolygon, vector);
        }
        List<CoordinateSequence> pieces = new ArrayList<>();
        addPieces(geometry, pieces);
        int positions = 0;
        long[] ends = new long[pieces.size()];
        for (int piece = 0; piece < ends.length; piece++) {
            positions += pieces.get(piece).size();
            ends[piece] = positions;
        }
        ByteBuffer xy = builder.createUnintializedVector(Double.BYTES, 2 * positions, Double.BYTES);
        pieces.forEach(piece -> Positions.put(piece, xy));
        int coordinates = builder.endVector();
        boolean pointsOnly = geometry.getDimension() == 0;
        int endsVector = ends.length < 2 || pointsOnly ? 0 : Geometry.createEndsVector(builder, ends);
        return Geometry.createGeometry(builder, endsVector, coordinates, 0, 0, 0, 0, type(geometry), 0);
    }

    private static void addPieces(org.locationtech.jts.geom.Geometry geometry, List<CoordinateSequence> pieces) {
        switch (geometry) {
            case Point point -> pieces.add(point.getCoordinateSequence());
            case LineString line -> pieces.add(line.getCoordinateSequence());
            case Polygon polygon -> {
                addPieces(polygon.getExteriorRing(), pieces);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    addPieces(polygon.getInteriorRingN(i), pieces);
                }
            }
            default -> {
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    addPieces(geometry.getGeometryN(i), pieces);
                }
            }
        }
    }
}
