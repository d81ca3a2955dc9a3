package huella.geo.read;

/**
 * A file that is wrong in one way, made by code that shows how, and what must become of it.
 *
 * @param name of the file, unique in its format, telling what is wrong: {@code record-count-lies.zip}
 * @param wrong what is wrong with it, for who reads the test
 */
record BadFile(String name, String wrong, Expected expected, byte[] bytes) {

    sealed interface Expected {

        /** The whole file is refused; these words (Spanish) stand in the message. */
        record Refused(String words) implements Expected {}

        /** It is read; so many features are refused with these words, and so many others are good. */
        record FeaturesRefused(int refused, String words, int good) implements Expected {}

        /** It is read; so many features, and one of their mends or a note of the file has these words. */
        record Mended(int features, String words) implements Expected {}

        /** It is read as if nothing were wrong. */
        record Reads(int features) implements Expected {}
    }

    @Override
    public String toString() {
        return name;
    }
}
