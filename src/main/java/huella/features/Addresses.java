package huella.features;

import huella.catalogue.Collection;

/**
 * The addresses of the OGC API, absolute.
 *
 * @param origin scheme, host and port, without a final slash
 */
record Addresses(String origin) {

    static final String ROOT = "/ogc";
    static final String CONFORMANCE = ROOT + "/conformance";
    static final String API = ROOT + "/api";
    static final String COLLECTIONS = ROOT + "/collections";
    static final String COLLECTION = COLLECTIONS + "/{collectionId}";
    static final String ITEMS = COLLECTION + "/items";
    static final String ITEM = ITEMS + "/{featureId}";
    static final String QUERYABLES = COLLECTION + "/queryables";
    static final String SORTABLES = COLLECTION + "/sortables";
    static final String SCHEMA = COLLECTION + "/schema";

    String landing() {
        return origin + ROOT;
    }

    String api() {
        return origin + API;
    }

    String conformance() {
        return origin + CONFORMANCE;
    }

    String collections() {
        return origin + COLLECTIONS;
    }

    String of(String template, Collection collection) {
        return origin + template.replace("{collectionId}", collection.name());
    }

    String item(Collection collection, String code) {
        return of(ITEMS, collection) + "/" + code;
    }
}
