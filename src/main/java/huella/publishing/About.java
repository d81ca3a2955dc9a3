package huella.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.catalogue.Collections;
import huella.catalogue.Notice;
import huella.model.Text;
import huella.tiles.TileSource;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What must be said of a collection, or of the base geography, wherever it goes.
 *
 * @param notice how its places are to be taken
 */
record About(String title, Text notice, String source, String licence) {

    static About of(String name, Collections collections, TileSource tiles) {
        if (!tiles.isBase(name)) {
            var collection = collections.get(name);
            return new About(
                    collection.title().es(),
                    collection.notice(),
                    collection.source().es(),
                    collection.licence().es());
        }
        try {
            JsonNode json = new ObjectMapper().readTree(tiles.describe(name));
            String attribution = json.path("attribution").asText();
            return new About(json.path("description").asText(), Notice.GENERALISED, attribution, attribution);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
