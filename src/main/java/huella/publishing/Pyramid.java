package huella.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.model.TileCoord;
import huella.tiles.TileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Makes the archive of one tile set, out of the very bytes that the service answers with. Of an archive that was made
 * before, all tiles are taken over but those where something changed.
 */
final class Pyramid {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AHEAD_OF_EACH = 8;

    /** What a TileJSON says of its addresses, and what stands in the header. */
    private static final List<String> NOT_OF_AN_ARCHIVE =
            List.of("tilejson", "tiles", "scheme", "minzoom", "maxzoom", "bounds", "center");

    private final TileSource source;
    private final ExecutorService threads;
    private final int ahead;
    private final Steps steps;

    /** @param cores how many threads there are */
    Pyramid(TileSource source, ExecutorService threads, int cores, Steps steps) {
        this.source = source;
        this.threads = threads;
        this.ahead = cores * AHEAD_OF_EACH;
        this.steps = steps;
    }

    /**
     * What is known of a set before its tiles are made.
     *
     * @param version the number of its last change
     * @param notice how its places are to be taken
     * @param cover where it has something
     */
    record Plan(String name, long version, String notice, TileCover cover) {}

    /** How many tiles were made, and how many the archive has. */
    record Made(int made, long tiles) {}

    /**
     * Makes an archive.
     *
     * @param file to be made; it is not when there is no tile
     */
    Made make(Plan plan, Path file) throws IOException {
        return write(plan, plan.cover().ids(tile -> true), List.of(), null, file);
    }

    /**
     * Makes it anew where something changed.
     *
     * @param old as it was
     * @param changed the tiles in which something may be different now
     */
    Made make(Plan plan, ArchiveReader old, TileCover changed, Path file) throws IOException {
        return write(plan, plan.cover().ids(changed::contains), old.entries(), new Kept(old, changed), file);
    }

    /** Tiles of an archive outside of what changed. */
    private record Kept(ArchiveReader old, TileCover changed) {

        void add(Entry entry, long before, ArchiveWriter writer, long[] next) throws IOException {
            byte[] packed = null;
            for (long id = Math.max(entry.id(), next[0]); id < Math.min(entry.end(), before); id++) {
                if (!changed.contains(TileIds.tile(id))) {
                    packed = packed == null ? old.packed(entry) : packed;
                    writer.add(id, packed);
                }
            }
            next[0] = Math.max(next[0], Math.min(entry.end(), before));
        }
    }

    private Made write(Plan plan, long[] fresh, List<Entry> entries, Kept kept, Path file) throws IOException {
        Path scratch = file.resolveSibling(file.getFileName() + ".tiles");
        try (ArchiveWriter writer = new ArchiveWriter(scratch);
                TileQueue queue = new TileQueue(fresh, id -> packed(plan.name(), id), threads, ahead)) {
            long[] next = {0};
            int entry = 0;
            while (entry < entries.size() || queue.nextId() < Long.MAX_VALUE) {
                while (entry < entries.size() && entries.get(entry).id() < queue.nextId()) {
                    kept.add(entries.get(entry), queue.nextId(), writer, next);
                    if (next[0] < entries.get(entry).end()) {
                        break;
                    }
                    entry++;
                }
                if (queue.nextId() < Long.MAX_VALUE) {
                    long id = queue.nextId();
                    byte[] packed = queue.take();
                    if (packed.length > 0) {
                        writer.add(id, packed);
                    }
                    next[0] = Math.max(next[0], id + 1);
                    steps.count(plan.name(), queue.taken(), fresh.length);
                }
            }
            if (writer.addressed() > 0) {
                finish(writer, plan, file);
            }
            return new Made(fresh.length, writer.addressed());
        }
    }

    private byte[] packed(String name, long id) {
        steps.mustGoOn();
        byte[] tile = source.tile(name, TileIds.tile(id));
        return tile.length == 0 ? tile : Gzip.pack(tile);
    }

    private void finish(ArchiveWriter writer, Plan plan, Path file) throws IOException {
        Envelope box = plan.cover().degrees();
        writer.finish(file, metadata(plan), box, new Coordinate(box.centre()), zoom(box));
    }

    /** The first zoom at which a box is as wide or as high as a tile. */
    private static int zoom(Envelope box) {
        int zoom = 0;
        while (zoom < TileCoord.MAX_ZOOM && 360.0 / (1 << zoom + 1) >= Math.max(box.getWidth(), box.getHeight())) {
            zoom++;
        }
        return zoom;
    }

    private byte[] metadata(Plan plan) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(source.describe(plan.name()));
        json.remove(NOT_OF_AN_ARCHIVE);
        json.put("description", json.path("description").asText() + ". " + plan.notice());
        json.put("type", source.isBase(plan.name()) ? "baselayer" : "overlay");
        json.put("version", Long.toString(plan.version()));
        return JSON.writeValueAsBytes(json);
    }
}
