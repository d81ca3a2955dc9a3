package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.model.TileCoord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tile's layers of initiatives, made of rows: the most important first, until the tile is full. Same rows, same
 * bytes, on every node.
 */
final class InitiativeTile {

    /** What stands in a feature, as {@link TileSets#fields} describes it: first texts, then these two. */
    private static final List<String> KEYS =
            TileSets.fields(FeatureType.INITIATIVE).stream().map(Field::column).toList();

    private static final int ASSUMED = KEYS.indexOf(Field.SUPUESTA.column());
    private static final int VERSION = KEYS.indexOf(Field.VERSION.column());

    /** Room for the names in a layer and for the counts, which are a point a cell at most. */
    private static final int AROUND_BYTES = 3_000;

    private final TileRows rows;
    private final int mostBytes;
    private final TileEncoder encoder;

    /** @param mostBytes of one layer with its counts, not compressed */
    InitiativeTile(TileCoord tile, TileRows rows, int mostBytes) {
        this.rows = rows;
        this.mostBytes = mostBytes;
        this.encoder = new TileEncoder(TileSteps.of(tile));
    }

    /**
     * Writes the layer of a collection.
     *
     * @param counts is told what the rows leave out of it
     * @return the codes of those for which there was no room besides
     */
    List<byte[]> writeTo(Protobuf tile, Collection collection, TileCounts counts) {
        byte[] only = collection
                .layer()
                .map(layer -> layer.getBytes(StandardCharsets.UTF_8))
                .orElse(null);
        for (CountRow row : rows.counts()) {
            if (only == null || Arrays.equals(only, row.layer())) {
                counts.add(row);
            }
        }
        MvtLayer layer = new MvtLayer(collection.name().getBytes(StandardCharsets.UTF_8), KEYS);
        List<byte[]> tooMany = shapes(layer, only);
        layer.writeTo(tile);
        return tooMany;
    }

    private List<byte[]> shapes(MvtLayer layer, byte[] only) {
        List<byte[]> tooMany = new ArrayList<>();
        List<ShapeRow> shapes = rows.shapes();
        for (int i = 0, next; i < shapes.size(); i = next) {
            ShapeRow row = shapes.get(i);
            next = i + 1;
            while (next < shapes.size() && row.isOfSame(shapes.get(next))) {
                next++;
            }
            if (only != null && !row.isOf(only)) {
                continue;
            }
            GridShape shape = encoder.shape(shapes.subList(i, next));
            if (shape.kind() != GridShape.NOTHING && (!tooMany.isEmpty() || !fits(layer, row, shape))) {
                tooMany.add(row.code());
            }
        }
        return tooMany;
    }

    private boolean fits(MvtLayer layer, ShapeRow row, GridShape shape) {
        layer.begin();
        for (int key = 0, start = 0; key < ShapeRow.WORDS; key++) {
            int end = row.wordEnd(start);
            layer.text(key, row.words(), start, end);
            start = end + 1;
        }
        layer.flag(ASSUMED, row.assumed());
        layer.number(VERSION, row.version());
        layer.add(shape);
        if (layer.length() > mostBytes - AROUND_BYTES) {
            layer.takeBack();
            return false;
        }
        return true;
    }
}
