package huella.geo;

import java.util.function.Function;

/**
 * Texts as bytes of a file, each encoded once as long as it comes again: most texts of a row are words of a vocabulary.
 * Memory is bounded: a place holds one text, and a newer one takes it over.
 */
final class Encodings {

    /** Longer texts are prose, which hardly repeats. */
    private static final int LONGEST = 512;

    private static final int PLACES = 1 << 10;

    private final String[] texts = new String[PLACES];
    private final byte[][] bytes = new byte[PLACES][];
    private final Function<String, byte[]> encoding;

    Encodings(Function<String, byte[]> encoding) {
        this.encoding = encoding;
    }

    /** Not to be changed by who gets it. */
    byte[] of(String text) {
        if (text.length() > LONGEST) {
            return encoding.apply(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
        if (!text.equals(texts[place])) {
            bytes[place] = encoding.apply(text);
            texts[place] = text;
        }
        return bytes[place];
    }
}
