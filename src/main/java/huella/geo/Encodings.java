package huella.geo;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Values as bytes of a file, each encoded once as long as it comes again: most texts and lists of a row are words of a
 * vocabulary, and most moments the same. Memory is bounded: a place holds one value, and a newer one takes it over.
 */
final class Encodings {

    /** Longer texts are prose, which hardly repeats. */
    private static final int LONGEST = 512;

    private static final int PLACES = 1 << 10;

    private final Object[] values = new Object[PLACES];
    private final byte[][] bytes = new byte[PLACES][];
    private final Function<Object, byte[]> encoding;

    /** @param encoding of equal values the same */
    Encodings(Function<Object, byte[]> encoding) {
        this.encoding = encoding;
    }

    /** In UTF-8, as {@link Column#text} says. */
    static Encodings ofText() {
        return new Encodings(value -> Column.text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Not to be changed by who gets it. */
    byte[] of(Object value) {
        if (value instanceof String text && text.length() > LONGEST) {
            return encoding.apply(text);
        }
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
        if (!value.equals(values[place])) {
            bytes[place] = encoding.apply(value);
            values[place] = value;
        }
        return bytes[place];
    }
}
