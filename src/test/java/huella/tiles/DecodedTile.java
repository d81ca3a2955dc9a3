package huella.tiles;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A vector tile read back, strictly: whatever the standard (MVT 2.1) forbids is an error, but for the validity of
 * polygons, which the tests ask of JTS. Geometries are in the tile's grid, y to the south.
 */
final class DecodedTile {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    record Feature(Map<String, Object> attributes, Geometry geometry) {}

    private final Map<String, List<Feature>> layers = new LinkedHashMap<>();

    private DecodedTile() {}

    static DecodedTile of(byte[] tile) {
        DecodedTile decoded = new DecodedTile();
        Message message = new Message(tile, 0, tile.length);
        while (message.next()) {
            require(message.field == 3, "a tile holds layers only");
            decoded.layer(message.message());
        }
        return decoded;
    }

    /** Names in their order. */
    List<String> names() {
        return List.copyOf(layers.keySet());
    }

    List<Feature> layer(String name) {
        return layers.getOrDefault(name, List.of());
    }

    private void layer(Message layer) {
        String name = null;
        List<Message> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        long version = 1;
        long extent = 0;
        while (layer.next()) {
            switch (layer.field) {
                case 1 -> name = layer.text();
                case 2 -> features.add(layer.message());
                case 3 -> keys.add(layer.text());
                case 4 -> values.add(value(layer.message()));
                case 5 -> extent = layer.number;
                case 15 -> version = layer.number;
                default -> throw new AssertionError("field " + layer.field + " of a layer");
            }
        }
        require(version == 2 && extent == 4096 && name != null, "version, extent or name");
        require(!features.isEmpty(), "§4.1: a layer should have a feature");
        require(keys.stream().distinct().count() == keys.size(), "a key twice");
        require(values.stream().distinct().count() == values.size(), "a value twice");
        List<Feature> read = new ArrayList<>();
        for (Message feature : features) {
            read.add(feature(feature, keys, values));
        }
        require(layers.put(name, read) == null, "§4.1: two layers of one name");
    }

    private static Object value(Message value) {
        require(value.next(), "a value without a value");
        Object read = switch (value.field) {
            case 1 -> value.text();
            case 4, 5 -> value.number;
            case 6 -> value.number >>> 1 ^ -(value.number & 1);
            case 7 -> value.number == 1;
            default -> throw new AssertionError("value of kind " + value.field);
        };
        require(!value.next(), "a value with two values");
        return read;
    }

    private static Feature feature(Message feature, List<String> keys, List<Object> values) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        long type = 0;
        List<Integer> commands = List.of();
        while (feature.next()) {
            switch (feature.field) {
                case 1 -> {}
                case 2 -> {
                    List<Integer> tags = feature.message().integers();
                    for (int i = 0; i < tags.size(); i += 2) {
                        Object before = attributes.put(keys.get(tags.get(i)), values.get(tags.get(i + 1)));
                        require(before == null, "an attribute twice");
                    }
                }
                case 3 -> type = feature.number;
                case 4 -> commands = feature.message().integers();
                default -> throw new AssertionError("field " + feature.field + " of a feature");
            }
        }
        return new Feature(attributes, geometry((int) type, paths(commands)));
    }

    /** Points between one move and the next; of points each by itself. */
    private record Path(List<Coordinate> points, boolean closed) {}

    private static List<Path> paths(List<Integer> commands) {
        List<Path> paths = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (int i = 0; i < commands.size(); ) {
            int id = commands.get(i) & 7;
            int count = commands.get(i) >>> 3;
            i++;
            require(count > 0, "a command for nothing");
            if (id == 7) {
                require(count == 1, "closed more than once");
                Path open = paths.removeLast();
                paths.add(new Path(open.points(), true));
                continue;
            }
            require(id == 1 || id == 2, "command " + id);
            for (int n = 0; n < count; n++) {
                x += zigzag(commands.get(i++));
                y += zigzag(commands.get(i++));
                if (id == 1) {
                    paths.add(new Path(new ArrayList<>(), false));
                }
                paths.getLast().points().add(new Coordinate(x, y));
            }
        }
        return paths;
    }

    private static int zigzag(int value) {
        return value >>> 1 ^ -(value & 1);
    }

    private static Geometry geometry(int type, List<Path> paths) {
        require(!paths.isEmpty(), "a feature without geometry");
        return switch (type) {
            case 1 -> {
                paths.forEach(path -> require(path.points().size() == 1 && !path.closed(), "a point with a line"));
                yield FACTORY.buildGeometry(paths.stream()
                        .map(path -> FACTORY.createPoint(path.points().getFirst()))
                        .toList());
            }
            case 2 -> {
                List<LineString> lines = new ArrayList<>();
                for (Path path : paths) {
                    require(path.points().size() > 1 && !path.closed(), "no line");
                    requireNoRepeats(path.points());
                    lines.add(FACTORY.createLineString(path.points().toArray(new Coordinate[0])));
                }
                yield FACTORY.buildGeometry(lines);
            }
            case 3 -> polygons(paths);
            default -> throw new AssertionError("geometry of type " + type);
        };
    }

    private static Geometry polygons(List<Path> paths) {
        List<Polygon> polygons = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        LinearRing shell = null;
        for (Path path : paths) {
            require(path.closed() && path.points().size() > 2, "no ring");
            requireNoRepeats(path.points());
            List<Coordinate> closed = new ArrayList<>(path.points());
            require(!closed.getFirst().equals(closed.getLast()), "the first point is said again");
            closed.add(closed.getFirst().copy());
            LinearRing ring = FACTORY.createLinearRing(closed.toArray(new Coordinate[0]));
            double area = surveyorsArea(closed);
            require(area != 0, "a ring without area");
            if (area > 0) {
                if (shell != null) {
                    polygons.add(FACTORY.createPolygon(shell, holes.toArray(new LinearRing[0])));
                }
                shell = ring;
                holes.clear();
            } else {
                require(shell != null, "a hole in nothing");
                holes.add(ring);
            }
        }
        polygons.add(FACTORY.createPolygon(shell, holes.toArray(new LinearRing[0])));
        return polygons.size() == 1
                ? polygons.getFirst()
                : FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private static double surveyorsArea(List<Coordinate> closed) {
        double sum = 0;
        for (int i = 1; i < closed.size(); i++) {
            Coordinate a = closed.get(i - 1);
            Coordinate b = closed.get(i);
            sum += a.x * b.y - b.x * a.y;
        }
        return sum / 2;
    }

    private static void requireNoRepeats(List<Coordinate> points) {
        for (int i = 1; i < points.size(); i++) {
            require(!points.get(i).equals(points.get(i - 1)), "a point twice");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }

    /** Fields of a protobuf message, one after the other. */
    private static final class Message {

        private final byte[] bytes;
        private final int end;
        private int at;
        private int field;
        private long number;
        private int start;

        Message(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean next() {
            if (at >= end) {
                require(at == end, "a message that ends too early");
                return false;
            }
            int head = (int) varint();
            field = head >>> 3;
            if ((head & 7) == 0) {
                number = varint();
            } else {
                require((head & 7) == 2, "wire type " + (head & 7));
                int length = (int) varint();
                start = at;
                at += length;
            }
            return true;
        }

        Message message() {
            return new Message(bytes, start, at);
        }

        String text() {
            return new String(bytes, start, at - start, StandardCharsets.UTF_8);
        }

        List<Integer> integers() {
            List<Integer> read = new ArrayList<>();
            while (at < end) {
                read.add((int) varint());
            }
            require(at == end, "packed numbers that end too late");
            return read;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
