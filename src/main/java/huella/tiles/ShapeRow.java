package huella.tiles;

import java.util.Arrays;
import java.util.Comparator;

/**
 * One part of one initiative as the tables of tiles have it; texts are UTF-8 and are never looked into.
 *
 * @param texts the first attributes of {@link TileSets#fields}, in that order
 * @param part of a footprint that is kept in several
 * @param importance the greater, the earlier it is drawn and the later left out
 * @param assumed whether its place is only supposed
 * @param wkb in EPSG:3857
 */
record ShapeRow(byte[][] texts, int part, float importance, boolean assumed, int version, byte[] wkb) {

    /** In which order a tile has them: always the same, whatever the database sends first. */
    static final Comparator<ShapeRow> DRAWING = (a, b) -> {
        int byImportance = Float.compare(b.importance, a.importance);
        if (byImportance != 0) {
            return byImportance;
        }
        int byCode = Arrays.compareUnsigned(a.code(), b.code());
        return byCode != 0 ? byCode : Integer.compare(a.part, b.part);
    };

    byte[] code() {
        return texts[0];
    }

    byte[] layer() {
        return texts[3];
    }

    boolean isOfSame(ShapeRow other) {
        return Arrays.equals(code(), other.code());
    }
}
