package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands between the values of a CSV. RFC 4180 says a comma; an Excel that writes decimals with a comma, as in
 * Chile, expects a semicolon and opens anything else in one column.
 */
public enum CsvSeparator {
    COMMA("coma", ','),
    SEMICOLON("punto-y-coma", ';');

    private final String id;
    private final char character;

    CsvSeparator(String id, char character) {
        this.id = id;
        this.character = character;
    }

    /** As it stands in an address. */
    public String id() {
        return id;
    }

    public char character() {
        return character;
    }

    public static Optional<CsvSeparator> find(String id) {
        return Arrays.stream(values())
                .filter(separator -> separator.id.equals(id))
                .findFirst();
    }

    public static String ids() {
        return Arrays.stream(values()).map(CsvSeparator::id).collect(Collectors.joining(", "));
    }

    /** Begins a CSV, as {@link Format#open} does. */
    public FeatureWriter open(Layer layer, OutputStream out) throws IOException {
        return new Csv(layer, out, this);
    }
}
