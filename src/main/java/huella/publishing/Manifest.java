package huella.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is at a place. It is written last, so what it names is there; and what the one before named stays there too
 * until the next one, for those who have read it and are still fetching.
 *
 * @param publication the last publication that is in it
 * @param date of that publication
 * @param earlier names of objects that only the manifest before this named
 */
record Manifest(long publication, Instant date, List<Item> items, List<String> earlier) {

    static final String NAME = "catalogo.json";

    /** The folder of objects that are named by their digest and never change. */
    static final String OBJECTS = "objetos";

    /** What stands at the top of a place. */
    static final List<String> TOP = List.of(NAME, IndexPage.NAME, OBJECTS, "tiles", "capas");

    private static final int DIGITS = 16;

    /**
     * A file.
     *
     * @param sha256 of its bytes, hexadecimal
     * @param version the last change of the collection that is in it
     * @param causes a digest of all else that decides about its bytes: the program, its settings, the vocabularies
     */
    record Item(Product product, long bytes, String sha256, long version, String causes) {

        /** The name under which these bytes stand and never others. */
        String object() {
            return OBJECTS + "/" + sha256.substring(0, DIGITS) + "/" + product.fileName();
        }
    }

    Manifest {
        items = List.copyOf(items);
        earlier = List.copyOf(earlier);
    }

    static final Manifest NOTHING = new Manifest(0, Instant.EPOCH, List.of(), List.of());

    Optional<Item> find(Product product) {
        return items.stream().filter(item -> item.product().equals(product)).findFirst();
    }

    List<String> objects() {
        return items.stream().map(Item::object).toList();
    }
}
