package huella.geo.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person said where a file does not, or against what it says.
 *
 * @param epsg the coordinate system of every layer, by its EPSG number; empty: what the file states
 * @param swapped x and y stand in each other's place
 * @param charset of texts in formats that do not say it; empty: what the file states, or what its bytes tell
 * @param layers the names of those to read; empty: all
 * @param x the column of a table with the easting or longitude; with {@code y}, or neither
 * @param y the column with the northing or latitude
 */
public record Choices(
        OptionalInt epsg,
        boolean swapped,
        Optional<Charset> charset,
        List<String> layers,
        Optional<String> x,
        Optional<String> y) {

    public static final Choices NONE =
            new Choices(OptionalInt.empty(), false, Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public Choices {
        layers = List.copyOf(layers);
    }

    public boolean wants(String layer) {
        return layers.isEmpty() || layers.contains(layer);
    }
}
