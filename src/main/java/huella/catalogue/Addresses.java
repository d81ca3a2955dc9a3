package huella.catalogue;

/**
 * The addresses of the OGC API, absolute.
 *
 * @param origin scheme, host and port, without a final slash
 */
public record Addresses(String origin) {

    public static final String ROOT = "/ogc";
    public static final String CONFORMANCE = ROOT + "/conformance";
    public static final String API = ROOT + "/api";
    public static final String COLLECTIONS = ROOT + "/collections";
    public static final String COLLECTION = COLLECTIONS + "/{collectionId}";
    public static final String ITEMS = COLLECTION + "/items";
    public static final String ITEM = ITEMS + "/{featureId}";
    public static final String QUERYABLES = COLLECTION + "/queryables";
    public static final String SORTABLES = COLLECTION + "/sortables";
    public static final String SCHEMA = COLLECTION + "/schema";
    public static final String TILES = ROOT + "/tiles";
    public static final String COLLECTION_TILES = COLLECTION + "/tiles";
    public static final String TILE_MATRIX_SETS = ROOT + "/tileMatrixSets";

    public String landing() {
        return origin + ROOT;
    }

    public String api() {
        return origin + API;
    }

    public String conformance() {
        return origin + CONFORMANCE;
    }

    public String collections() {
        return origin + COLLECTIONS;
    }

    public String tiles() {
        return origin + TILES;
    }

    public String tileMatrixSets() {
        return origin + TILE_MATRIX_SETS;
    }

    /** The path of a collection's resource, as routes are declared. */
    public static String path(String template, Collection collection) {
        return template.replace("{collectionId}", collection.name());
    }

    public String of(String template, Collection collection) {
        return origin + path(template, collection);
    }

    public String item(Collection collection, String code) {
        return of(ITEMS, collection) + "/" + code;
    }
}
