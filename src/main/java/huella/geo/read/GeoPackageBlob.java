package huella.geo.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The geometry of a GeoPackage, OGC 12-128r18 §2.1.3: a header with flags and envelope, then WKB. Of the header only
 * its length is believed; what the envelope and the flag for "empty" say is found in the WKB itself.
 */
final class GeoPackageBlob {

    private static final int MAGIC = 'G' << 8 | 'P';
    private static final int EXTENDED = 0b10_0000;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private static final byte SPATIALITE_START = 0;
    private static final byte SPATIALITE_MARK = 0x7C;
    private static final int SPATIALITE_MARK_AT = 38;

    static final String FOREIGN =
            "Lo que guarda su columna de formas no es una forma de GeoPackage. Vuelva a exportar el archivo.";
    private static final String SPATIALITE = "Su forma está guardada como en SpatiaLite, no como en un GeoPackage. "
            + "Abra el archivo en QGIS y expórtelo como GeoPackage.";
    private static final String EXTENSION =
            "Su forma usa una extensión propia de otro programa. Vuelva a exportar el archivo como GeoPackage común.";

    private GeoPackageBlob() {}

    /** @param srsId of the column, which counts for all that is in it */
    static void tell(byte[] blob, long srsId, ReadLimits limits, ShapeBuilder shape) {
        ByteBuffer bytes = ByteBuffer.wrap(blob);
        if (blob.length < 8 || bytes.getShort() != MAGIC) {
            shape.refuse(spatialite(blob) ? SPATIALITE : FOREIGN);
            return;
        }
        int version = bytes.get();
        int flags = bytes.get();
        int envelope = flags >> 1 & 0b111;
        if ((flags & EXTENDED) != 0) {
            shape.refuse(EXTENSION);
        } else if (version != 0 || envelope >= ENVELOPE_BYTES.length) {
            shape.refuse(FOREIGN);
        } else {
            bytes.order((flags & 1) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            int own = bytes.getInt();
            if (own > 0 && own != srsId) {
                shape.mended("Decía estar en otro sistema de coordenadas (" + own + ") que su capa (" + srsId
                        + "): se usó el de la capa.");
            }
            if (bytes.remaining() < ENVELOPE_BYTES[envelope]) {
                shape.refuse(Wkb.CUT);
            } else {
                bytes.position(bytes.position() + ENVELOPE_BYTES[envelope]);
                Wkb.tell(bytes, limits, shape);
            }
        }
    }

    private static boolean spatialite(byte[] blob) {
        return blob.length > SPATIALITE_MARK_AT
                && blob[0] == SPATIALITE_START
                && blob[SPATIALITE_MARK_AT] == SPATIALITE_MARK;
    }
}
