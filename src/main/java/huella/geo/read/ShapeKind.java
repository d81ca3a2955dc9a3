package huella.geo.read;

/**
 * What a shape is, by the numbers that WKB (OGC 06-103r4 §8.2.3, ISO 13249-3) and FlatGeobuf share; without the part of
 * the number that tells the dimensions.
 */
enum ShapeKind {
    POINT,
    LINE,
    POLYGON,
    MULTI_POINT,
    MULTI_LINE,
    MULTI_POLYGON,
    COLLECTION,
    /** Made of arcs. */
    CURVED,
    /** A collection that may hold arcs; its members say whether it does. */
    MULTI_CURVE,
    /** Stands in space: polyhedral surface, net of triangles. */
    SPATIAL,
    /** No number that means anything. */
    UNKNOWN;

    static final String ARCS = "Tiene curvas (arcos), que una huella no puede tener. Conviértalas en segmentos rectos, "
            + "por ejemplo en QGIS con «Segmentar por distancia máxima», e importe de nuevo.";
    static final String SOLID = "Es una superficie en tres dimensiones. Guárdela como polígono e importe de nuevo.";

    static ShapeKind of(long number) {
        return switch ((int) Math.min(Math.max(number, 0), 99)) {
            case 1 -> POINT;
            case 2 -> LINE;
            case 3 -> POLYGON;
            case 4 -> MULTI_POINT;
            case 5 -> MULTI_LINE;
            case 6 -> MULTI_POLYGON;
            case 7 -> COLLECTION;
            case 8, 9, 10, 13 -> CURVED;
            case 11, 12 -> MULTI_CURVE;
            case 14, 15, 16, 17 -> SPATIAL;
            default -> UNKNOWN;
        };
    }
}
