package huella.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One layer of a Mapbox Vector Tile 2.1, written as its features come. Names and values stand in tables of the layer,
 * each once (§4.4); a value that is not there is left out. Texts come and go as bytes of UTF-8.
 */
final class MvtLayer {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7 | 1 << 3;

    /** Numbers of the fields in vector_tile.proto. */
    private static final int TILE_LAYER = 3;

    private static final int LAYER_NAME = 1;
    private static final int LAYER_FEATURE = 2;
    private static final int LAYER_KEY = 3;
    private static final int LAYER_VALUE = 4;
    private static final int LAYER_EXTENT = 5;
    private static final int LAYER_VERSION = 15;
    private static final int FEATURE_TAGS = 2;
    private static final int FEATURE_TYPE = 3;
    private static final int FEATURE_GEOMETRY = 4;
    private static final int VALUE_TEXT = 1;
    private static final int VALUE_NUMBER = 5;
    private static final int VALUE_FLAG = 7;

    private final byte[] name;
    private final List<String> keys;
    private final Protobuf features = new Protobuf(4_096);
    private final Protobuf values = new Protobuf(4_096);
    private final Protobuf tags = new Protobuf(128);
    private final Protobuf geometry = new Protobuf(512);

    /** Where each value begins and ends in {@link #values}, and where its hash leads to. */
    private int[] valueEnds = new int[64];

    private int[] table = new int[256];
    private int valueCount;
    private int featureCount;

    /** How long things were before the last feature. */
    private int featuresBefore;

    private int valuesBefore;
    private int valueCountBefore;

    private int penX;
    private int penY;

    /** @param keys names of attributes; the calls that write values say the place in this list */
    MvtLayer(byte[] name, List<String> keys) {
        this.name = name;
        this.keys = keys;
    }

    /** About how many bytes it has. */
    int length() {
        return features.length() + values.length();
    }

    boolean isEmpty() {
        return featureCount == 0;
    }

    /** Begins a feature; what its values are is said before its shape. */
    void begin() {
        featuresBefore = features.length();
        valuesBefore = values.length();
        valueCountBefore = valueCount;
    }

    /** Gives the feature a text: UTF-8, from one place in the array to before another. */
    void text(int key, byte[] utf8, int from, int to) {
        int start = values.length();
        int length = to - from;
        values.head(LAYER_VALUE, 1 + Protobuf.size(length) + length);
        values.head(VALUE_TEXT, length);
        values.raw(utf8, from, length);
        tag(key, start);
    }

    /** @param number not negative */
    void number(int key, long number) {
        value(key, VALUE_NUMBER, number);
    }

    void flag(int key, boolean flag) {
        value(key, VALUE_FLAG, flag ? 1 : 0);
    }

    private void value(int key, int field, long number) {
        int start = values.length();
        int size = 1 + Math.max(1, (70 - Long.numberOfLeadingZeros(number | 1)) / 7);
        values.head(LAYER_VALUE, size);
        values.number(field, number);
        tag(key, start);
    }

    /** The value that was just written from there on, unless it stands in the table already. */
    private void tag(int key, int start) {
        tags.varint(key);
        if (2 * valueCount >= table.length) {
            hashAgain(4 * table.length);
        }
        int length = values.length() - start;
        int slot = hash(start, length) & table.length - 1;
        byte[] bytes = values.array();
        for (int known; (known = table[slot] - 1) >= 0; slot = slot + 1 & table.length - 1) {
            int at = known == 0 ? 0 : valueEnds[known - 1];
            if (Arrays.equals(bytes, at, valueEnds[known], bytes, start, start + length)) {
                values.truncate(start);
                tags.varint(known);
                return;
            }
        }
        if (valueCount == valueEnds.length) {
            valueEnds = Arrays.copyOf(valueEnds, 2 * valueCount);
        }
        valueEnds[valueCount] = values.length();
        table[slot] = ++valueCount;
        tags.varint(valueCount - 1);
    }

    private void hashAgain(int slots) {
        table = new int[slots];
        for (int value = 0, start = 0; value < valueCount; start = valueEnds[value++]) {
            int slot = hash(start, valueEnds[value] - start) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = value + 1;
        }
    }

    private int hash(int start, int length) {
        byte[] bytes = values.array();
        long hash = length;
        int at = start;
        for (int end = start + length - 7; at < end; at += 8) {
            hash = (hash ^ (long) LONG.get(bytes, at)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        for (; at < start + length; at++) {
            hash = (hash ^ bytes[at]) * 0x9E37_79B9_7F4A_7C15L;
        }
        return (int) (hash ^ hash >>> 32);
    }

    /** Adds the feature that was begun. */
    void add(GridShape shape) {
        geometry.truncate(0);
        penX = 0;
        penY = 0;
        switch (shape.kind()) {
            case GridShape.POINTS -> points(shape);
            case GridShape.LINES -> lines(shape);
            case GridShape.POLYGONS -> rings(shape);
            default -> throw new IllegalArgumentException("a feature without a shape");
        }
        int size = 1
                + Protobuf.size(tags.length())
                + tags.length()
                + 2
                + 1
                + Protobuf.size(geometry.length())
                + geometry.length();
        features.head(LAYER_FEATURE, size);
        features.field(FEATURE_TAGS, tags);
        features.number(FEATURE_TYPE, shape.kind() + 1);
        features.field(FEATURE_GEOMETRY, geometry);
        tags.truncate(0);
        featureCount++;
    }

    /** Takes the feature back that was added last, once. */
    void takeBack() {
        features.truncate(featuresBefore);
        values.truncate(valuesBefore);
        valueCount = valueCountBefore;
        featureCount--;
        hashAgain(table.length);
    }

    private void points(GridShape shape) {
        command(MOVE_TO, shape.points());
        for (int i = 0; i < shape.points(); i++) {
            to(shape, i);
        }
    }

    private void lines(GridShape shape) {
        for (int path = 0; path < shape.paths(); path++) {
            int start = shape.start(path);
            int end = shape.end(path);
            command(MOVE_TO, 1);
            to(shape, start);
            command(LINE_TO, end - start - 1);
            for (int i = start + 1; i < end; i++) {
                to(shape, i);
            }
        }
    }

    /** Exterior rings have a positive area in the grid, interior ones a negative (§4.3.4.4). */
    private void rings(GridShape shape) {
        for (int path = 0; path < shape.paths(); path++) {
            int start = shape.start(path);
            int end = shape.end(path);
            boolean asItIs = shape.area(path) > 0 == shape.isShell(path);
            command(MOVE_TO, 1);
            to(shape, start);
            command(LINE_TO, end - start - 1);
            for (int i = 1; i < end - start; i++) {
                to(shape, asItIs ? start + i : end - i);
            }
            geometry.varint(CLOSE_PATH);
        }
    }

    private void command(int id, int count) {
        geometry.varint(id | count << 3);
    }

    private void to(GridShape shape, int point) {
        geometry.zigzag(shape.x(point) - penX);
        geometry.zigzag(shape.y(point) - penY);
        penX = shape.x(point);
        penY = shape.y(point);
    }

    /** Writes it as a layer of a tile; one without features is not written. */
    void writeTo(Protobuf tile) {
        if (isEmpty()) {
            return;
        }
        Protobuf layer = new Protobuf(64 + 24 * keys.size());
        layer.field(LAYER_NAME, name);
        Protobuf tail = new Protobuf(16 + 24 * keys.size());
        for (String key : keys) {
            tail.field(LAYER_KEY, key.getBytes(StandardCharsets.UTF_8));
        }
        Protobuf end = new Protobuf(16);
        end.number(LAYER_EXTENT, TileGrid.EXTENT);
        end.number(LAYER_VERSION, 2);
        int size = layer.length() + features.length() + tail.length() + values.length() + end.length();
        tile.willTake(size + 6);
        tile.head(TILE_LAYER, size);
        tile.raw(layer);
        tile.raw(features);
        tile.raw(tail);
        tile.raw(values);
        tile.raw(end);
    }
}
