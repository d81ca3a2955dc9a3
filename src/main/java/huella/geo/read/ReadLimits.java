package huella.geo.read;

import huella.model.Rejected;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * How much of a file is read; what goes beyond is refused by name of the limit. Each is an environment variable. The
 * numbers that count are those of the bytes read, never those that a header declares.
 *
 * @param bytes of the file as it arrives
 * @param unpackedBytes of everything in an archive together
 * @param entries of an archive
 * @param features of a file
 * @param vertices of a file
 * @param featureVertices of one feature; validity checks grow with their square on hostile shapes
 * @param columns of a file
 * @param text characters of one value
 * @param depth of what stands inside each other: JSON, XML, collections of geometries
 */
public record ReadLimits(
        long bytes,
        long unpackedBytes,
        int entries,
        int features,
        int vertices,
        int featureVertices,
        int columns,
        int text,
        int depth) {

    public static final String BYTES = "HUELLA_MAX_IMPORT_BYTES";
    public static final String UNPACKED_BYTES = "HUELLA_MAX_IMPORT_UNPACKED_BYTES";
    public static final String ENTRIES = "HUELLA_MAX_IMPORT_ENTRIES";
    public static final String FEATURES = "HUELLA_MAX_IMPORT_FEATURES";
    public static final String VERTICES = "HUELLA_MAX_IMPORT_VERTICES";
    public static final String FEATURE_VERTICES = "HUELLA_MAX_IMPORT_FEATURE_VERTICES";
    public static final String COLUMNS = "HUELLA_MAX_IMPORT_COLUMNS";
    public static final String TEXT = "HUELLA_MAX_IMPORT_TEXT";
    public static final String DEPTH = "HUELLA_MAX_IMPORT_DEPTH";

    public static final ReadLimits DEFAULT =
            new ReadLimits(20_000_000, 200_000_000, 200, 5_000, 200_000, 10_000, 200, 10_000, 32);

    private static final Locale CHILE = Locale.of("es", "CL");

    /**
     * Refuses the whole file because it holds too much of something.
     *
     * @param what in Spanish, plural, as "vértices"
     * @param cure what to do, one sentence in Spanish
     */
    public static Rejected exceeded(String what, long most, String variable, String cure) {
        return Unreadable.because("El archivo tiene más de "
                + NumberFormat.getIntegerInstance(CHILE).format(most) + " " + what + ", el máximo (" + variable + "). "
                + cure);
    }
}
