package huella.publishing;

import huella.catalogue.Collections;
import huella.exchange.Exports;
import huella.geo.Crs;
import huella.geo.Format;
import huella.tiles.TileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the files of a publication: of nothing, or of the file that was there before and what changed since. */
final class Workshop {

    private final TileSource tiles;
    private final Exports exports;
    private final Collections collections;
    private final PublishingStore store;
    private final Pyramid pyramid;
    private final Steps steps;
    private int number;

    Workshop(
            TileSource tiles,
            Exports exports,
            Collections collections,
            PublishingStore store,
            Pyramid pyramid,
            Steps steps) {
        this.tiles = tiles;
        this.exports = exports;
        this.collections = collections;
        this.store = store;
        this.pyramid = pyramid;
        this.steps = steps;
    }

    /**
     * A file as it was before.
     *
     * @param version of the data in it
     * @param sha256 of its bytes; other ones are not taken
     */
    record Before(Path file, String sha256, long version) {}

    /** What was made: no file when there is nothing to be in it. */
    record Made(Optional<Path> file, int tiles) {}

    /** One look at where everything is now; tiles that are made after another change have another. */
    Survey survey() {
        return new Survey(store, tiles);
    }

    /**
     * Makes one file.
     *
     * @param version of the data that were published when this began
     * @param directory for it
     */
    Made make(Product product, long version, Optional<Before> before, Survey survey, Path directory) {
        Path file = directory.resolve(++number + "-" + product.fileName());
        try {
            return switch (product.form()) {
                case TILES -> tiles(product, version, before, survey, file);
                case FLATGEOBUF -> features(product, Format.FLATGEOBUF, file);
                case GEOJSON -> features(product, Format.GEOJSON, file);
            };
        } catch (IOException e) {
            throw Failures.ofDisk(e, directory);
        } catch (UncheckedIOException e) {
            throw Failures.ofDisk(e.getCause(), directory);
        }
    }

    private Made features(Product product, Format format, Path file) throws IOException {
        steps.say("Writing " + product.name());
        exports.write(product.collection(), null, format, Crs.CRS84, file, steps::mustGoOn);
        return new Made(Optional.of(file), 0);
    }

    private Made tiles(Product product, long version, Optional<Before> before, Survey survey, Path file)
            throws IOException {
        String name = product.collection();
        steps.say("Tiles of " + name);
        Pyramid.Plan plan = new Pyramid.Plan(
                name, version, About.of(name, collections, tiles).notice().es(), survey.cover(name));
        Optional<TileCover> changed = before.isEmpty() || tiles.isBase(name)
                ? Optional.empty()
                : survey.changed(collections.get(name), before.get().version());
        if (changed.isPresent()
                && Digests.of(before.get().file()).equals(before.get().sha256())) {
            try (ArchiveReader old = ArchiveReader.open(before.get().file())) {
                return made(pyramid.make(plan, old, changed.get(), file), file);
            }
        }
        return made(pyramid.make(plan, file), file);
    }

    private Made made(Pyramid.Made made, Path file) {
        steps.say("  " + made.tiles() + " tiles, " + made.made() + " of them looked at");
        return new Made(Optional.of(file).filter(Files::exists), made.made());
    }
}
