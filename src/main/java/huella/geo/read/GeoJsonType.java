package huella.geo.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The geometries of GeoJSON that have coordinates (RFC 7946 §3.1), and how many brackets stand around a number. */
enum GeoJsonType {
    POINT("Point", 1),
    MULTI_POINT("MultiPoint", 2),
    LINE_STRING("LineString", 2),
    MULTI_LINE_STRING("MultiLineString", 3),
    POLYGON("Polygon", 3),
    MULTI_POLYGON("MultiPolygon", 4);

    private final String word;
    private final int depth;

    GeoJsonType(String word, int depth) {
        this.word = word;
        this.depth = depth;
    }

    /** As GeoJSON writes it. */
    String word() {
        return word;
    }

    int depth() {
        return depth;
    }

    /** Capitals are not held against anybody. */
    static Optional<GeoJsonType> find(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
