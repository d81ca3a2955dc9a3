package huella.tiles;

import java.util.Arrays;
import java.util.Comparator;

/**
 * One part of one initiative as the tables of tiles have it.
 *
 * @param words the first attributes of {@link TileSets#fields}, in that order: UTF-8 that is never looked into, a zero
 *     byte after each
 * @param part of a footprint that is kept in several
 * @param importance the greater, the earlier it is drawn and the later left out
 * @param assumed whether its place is only supposed
 * @param shape as {@link ShapeReader} reads it
 */
record ShapeRow(byte[] words, int part, float importance, boolean assumed, int version, byte[] shape) {

    /** In which order a tile has them: always the same, whatever the database sends first. */
    static final Comparator<ShapeRow> DRAWING = (a, b) -> {
        int byImportance = Float.compare(b.importance, a.importance);
        if (byImportance != 0) {
            return byImportance;
        }
        // The code comes first of the words and is followed by zero: whatever stands after it decides nothing.
        int byCode = Arrays.compareUnsigned(a.words, b.words);
        return byCode != 0 ? byCode : Integer.compare(a.part, b.part);
    };

    /** How many attributes are words, and the place of the layer's code among them. */
    static final int WORDS = 10;

    private static final int LAYER = 3;

    byte[] code() {
        return Arrays.copyOf(words, wordEnd(0));
    }

    boolean isOf(byte[] layer) {
        int start = 0;
        for (int word = 0; word < LAYER; word++) {
            start = wordEnd(start) + 1;
        }
        return Arrays.equals(words, start, wordEnd(start), layer, 0, layer.length);
    }

    /** Where the word ends that begins at a place. */
    int wordEnd(int start) {
        int end = start;
        while (words[end] != 0) {
            end++;
        }
        return end;
    }

    boolean isOfSame(ShapeRow other) {
        int end = wordEnd(0) + 1;
        return other.words.length >= end && Arrays.equals(words, 0, end, other.words, 0, end);
    }
}
