package huella.geo;

import java.nio.ByteBuffer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** Positions on their way into a binary format, x and y as doubles: those that lie so already are moved at once. */
final class Positions {

    private Positions() {}

    /** Appends them, in the buffer's byte order. */
    static void put(CoordinateSequence positions, ByteBuffer to) {
        if (positions instanceof PackedCoordinateSequence.Double packed && packed.getDimension() == 2) {
            double[] xy = packed.getRawCoordinates();
            to.asDoubleBuffer().put(xy);
            to.position(to.position() + Double.BYTES * xy.length);
            return;
        }
        for (int i = 0; i < positions.size(); i++) {
            to.putDouble(positions.getX(i)).putDouble(positions.getY(i));
        }
    }

    /** The same from the last one to the first. */
    static void putReversed(CoordinateSequence positions, ByteBuffer to) {
        for (int i = positions.size() - 1; i >= 0; i--) {
            to.putDouble(positions.getX(i)).putDouble(positions.getY(i));
        }
    }
}
