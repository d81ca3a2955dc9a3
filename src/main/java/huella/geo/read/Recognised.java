package huella.geo.read;

import huella.geo.Format;

/** What the bytes of a file say it is. */
sealed interface Recognised {

    /** One of ours. */
    record Readable(Format format) implements Recognised {}

    /** Several files in one. */
    record Zip() implements Recognised {}

    /**
     * Known, and not read.
     *
     * @param what it is, in Spanish, after "es": "un documento PDF"
     * @param cure what to send instead, sentences in Spanish
     */
    record Foreign(String what, String cure) implements Recognised {}

    /** Nothing that we know. */
    record Unknown() implements Recognised {}
}
