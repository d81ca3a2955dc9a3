package huella.geo.read;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * Walks WKB and tells a {@link ShapeBuilder} what stands there: OGC 06-103r4 §8, ISO 13249-3 with Z, M and ZM, and the
 * EWKB of PostGIS with its flags and its SRID.
 *
 * <p>A number of parts is believed only as far as there are bytes for them, so nothing is allocated and nothing
 * repeated on the word of a header. What is wrong refuses the feature, in the builder; nothing is thrown for it.
 */
final class Wkb {

    private static final int EWKB_Z = 0x8000_0000;
    private static final int EWKB_M = 0x4000_0000;
    private static final int EWKB_SRID = 0x2000_0000;
    private static final int EWKB_FLAGS = EWKB_Z | EWKB_M | EWKB_SRID;

    /** Byte order and type, the least that any member of a collection has. */
    private static final int HEADER_BYTES = 5;

    private static final int COUNT_BYTES = 4;

    static final String CUT =
            "Los datos de su forma están cortados o dañados. Vuelva a exportar el archivo desde el programa original.";
    static final String UNKNOWN =
            "Su forma es de una clase desconocida, o sus datos están dañados. Vuelva a exportar el archivo.";

    private final ByteBuffer bytes;
    private final int maxDepth;
    private final ShapeBuilder shape;
    private OptionalInt srid = OptionalInt.empty();

    private Wkb(ByteBuffer bytes, int maxDepth, ShapeBuilder shape) {
        this.bytes = bytes;
        this.maxDepth = maxDepth;
        this.shape = shape;
    }

    /** This feature goes no further. */
    private static final class Refusal extends Exception {
        Refusal(String causeAndCure) {
            super(causeAndCure, null, false, false);
        }
    }

    private record Head(ShapeKind kind, int ordinates) {}

    /**
     * Tells the builder one geometry; what follows it in the buffer is left alone.
     *
     * @param bytes from its position on; the position moves
     * @return the SRID that EWKB states
     * @throws huella.model.Rejected when the file has too many vertices
     */
    static OptionalInt tell(ByteBuffer bytes, ReadLimits limits, ShapeBuilder shape) {
        Wkb walk = new Wkb(bytes, limits.depth(), shape);
        try {
            walk.geometry(1);
        } catch (Refusal refusal) {
            shape.refuse(refusal.getMessage());
        } catch (BufferUnderflowException e) {
            shape.refuse(CUT);
        }
        return walk.srid;
    }

    private void geometry(int depth) throws Refusal {
        if (depth > maxDepth) {
            throw new Refusal("Tiene colecciones dentro de colecciones, más de " + maxDepth + " (" + ReadLimits.DEPTH
                    + "). Guarde sus partes como objetos sueltos.");
        }
        Head head = head();
        switch (head.kind()) {
            case POINT -> point(head.ordinates());
            case LINE -> {
                positions(head.ordinates());
                shape.line();
            }
            case POLYGON -> polygon(head.ordinates());
            case MULTI_POINT, MULTI_LINE, MULTI_POLYGON, COLLECTION, MULTI_CURVE -> {
                int members = count(HEADER_BYTES);
                for (int i = 0; i < members; i++) {
                    geometry(depth + 1);
                }
            }
            case CURVED -> throw new Refusal(ShapeKind.ARCS);
            case SPATIAL -> throw new Refusal(ShapeKind.SOLID);
            case UNKNOWN -> throw new Refusal(UNKNOWN);
        }
    }

    /** Every member has its own byte order. */
    private Head head() throws Refusal {
        switch (bytes.get()) {
            case 0 -> bytes.order(ByteOrder.BIG_ENDIAN);
            case 1 -> bytes.order(ByteOrder.LITTLE_ENDIAN);
            default -> throw new Refusal(CUT);
        }
        int type = bytes.getInt();
        int number = type & ~EWKB_FLAGS;
        int iso = number / 1000;
        if (iso > 3) {
            throw new Refusal(UNKNOWN);
        }
        boolean z = (type & EWKB_Z) != 0 || iso == 1 || iso == 3;
        boolean m = (type & EWKB_M) != 0 || iso >= 2;
        if ((type & EWKB_SRID) != 0) {
            int stated = bytes.getInt();
            srid = stated > 0 ? OptionalInt.of(stated) : srid;
        }
        return new Head(ShapeKind.of(number % 1000), 2 + (z ? 1 : 0) + (m ? 1 : 0));
    }

    /** An empty point is one of NaN (OGC 12-128r18 §2.1.3, ISO 13249-3): it is no part at all. */
    private void point(int ordinates) {
        double x = bytes.getDouble();
        double y = bytes.getDouble();
        skipHeights(ordinates);
        if (!Double.isNaN(x) || !Double.isNaN(y)) {
            flattenedIf(ordinates > 2);
            shape.vertex(x, y);
            shape.point();
        }
    }

    private void polygon(int ordinates) throws Refusal {
        int rings = count(COUNT_BYTES);
        for (int i = 0; i < rings; i++) {
            positions(ordinates);
            shape.ring();
        }
        shape.polygon();
    }

    private void positions(int ordinates) throws Refusal {
        int positions = count(ordinates * Double.BYTES);
        for (int i = 0; i < positions; i++) {
            shape.vertex(bytes.getDouble(), bytes.getDouble());
            skipHeights(ordinates);
        }
        flattenedIf(ordinates > 2 && positions > 0);
    }

    private void skipHeights(int ordinates) {
        for (int i = 2; i < ordinates; i++) {
            bytes.getDouble();
        }
    }

    private void flattenedIf(boolean heights) {
        if (heights) {
            shape.flattened();
        }
    }

    /** How many follow, each of so many bytes at least. */
    private int count(int least) throws Refusal {
        int stated = bytes.getInt();
        if (stated < 0 || stated > bytes.remaining() / least) {
            throw new Refusal(CUT);
        }
        return stated;
    }
}
