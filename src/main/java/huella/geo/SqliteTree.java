package huella.geo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Fills an R-tree of SQLite by writing its nodes (sqlite.org/rtree.html §6, "Implementation Details", and the head of
 * SQLite's rtree.c), packed full from boxes in Hilbert order: a tenth of the time of inserting them one by one, and the
 * tree is better. What SQLite thinks of it, its function {@code rtreecheck} says; a test asks it.
 */
final class SqliteTree {

    /** What SQLite puts in a node of two dimensions whose page has at least 2 kB. */
    private static final int CELLS = 51;

    private static final int CELL_BYTES = 8 + 4 * 4;
    private static final int NODE_BYTES = 4 + CELLS * CELL_BYTES;
    private static final int ROOT = 1;

    private final Connection database;
    private final String table;

    /** One level of nodes: number and box of each, in order. */
    private record Level(long[] ids, float[] boxes) {}

    /** @param table the name of the virtual table, quoted */
    private SqliteTree(Connection database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Fills the empty tree {@code name} with the boxes; the id of a box is the number of its row and one. */
    static void write(Connection database, String name, Boxes boxes) throws SQLException, IOException {
        int[] order = boxes.order();
        if (order.length == 0) {
            return;
        }
        new SqliteTree(database, name).write(order, boxes);
    }

    private void write(int[] order, Boxes boxes) throws SQLException {
        Level level = leaves(order, boxes);
        int depth = 0;
        int next = ROOT + 1;
        while (true) {
            int nodes = (level.ids.length + CELLS - 1) / CELLS;
            boolean root = nodes == 1;
            int first = root ? ROOT : next;
            writeNodes(level, first, root ? depth : 0);
            writeParents(level, first, depth == 0 ? "_rowid" : "_parent");
            if (root) {
                return;
            }
            next += nodes;
            level = above(level, first);
            depth++;
        }
    }

    private static Level leaves(int[] order, Boxes boxes) {
        Level level = new Level(new long[order.length], new float[4 * order.length]);
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            level.ids[i] = row + 1L;
            level.boxes[4 * i] = down(boxes.minX(row));
            level.boxes[4 * i + 1] = up(boxes.maxX(row));
            level.boxes[4 * i + 2] = down(boxes.minY(row));
            level.boxes[4 * i + 3] = up(boxes.maxY(row));
        }
        return level;
    }

    private static Level above(Level level, int first) {
        int nodes = (level.ids.length + CELLS - 1) / CELLS;
        Level above = new Level(new long[nodes], new float[4 * nodes]);
        for (int node = 0; node < nodes; node++) {
            above.ids[node] = first + node;
            for (int side = 0; side < 4; side++) {
                above.boxes[4 * node + side] = level.boxes[4 * node * CELLS + side];
            }
        }
        for (int i = 0; i < level.ids.length; i++) {
            int at = 4 * (i / CELLS);
            above.boxes[at] = Math.min(above.boxes[at], level.boxes[4 * i]);
            above.boxes[at + 1] = Math.max(above.boxes[at + 1], level.boxes[4 * i + 1]);
            above.boxes[at + 2] = Math.min(above.boxes[at + 2], level.boxes[4 * i + 2]);
            above.boxes[at + 3] = Math.max(above.boxes[at + 3], level.boxes[4 * i + 3]);
        }
        return above;
    }

    /** Big-endian: the depth (in the root only), the number of cells, then id, minx, maxx, miny, maxy of each. */
    private void writeNodes(Level level, int first, int depth) throws SQLException {
        String sql = "INSERT OR REPLACE INTO " + shadow("_node") + " VALUES (?, ?)";
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int from = 0, number = first; from < level.ids.length; from += CELLS, number++) {
                int cells = Math.min(CELLS, level.ids.length - from);
                ByteBuffer node = ByteBuffer.allocate(NODE_BYTES);
                node.putShort((short) depth).putShort((short) cells);
                for (int i = from; i < from + cells; i++) {
                    node.putLong(level.ids[i]);
                    for (int side = 0; side < 4; side++) {
                        node.putFloat(level.boxes[4 * i + side]);
                    }
                }
                insert.setInt(1, number);
                insert.setBytes(2, node.array());
                insert.executeUpdate();
            }
        }
    }

    /** In which node each member of the level stands; written in the order of their numbers, as the table lies. */
    private void writeParents(Level level, int first, String kind) throws SQLException {
        int lowest = (int) level.ids[0];
        for (long id : level.ids) {
            lowest = (int) Math.min(lowest, id);
        }
        int[] nodes = new int[level.ids.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[(int) level.ids[i] - lowest] = first + i / CELLS;
        }
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO " + shadow(kind) + " VALUES (?, ?)")) {
            for (int i = 0; i < nodes.length; i++) {
                insert.setInt(1, lowest + i);
                insert.setInt(2, nodes[i]);
                insert.executeUpdate();
            }
        }
    }

    private String shadow(String kind) {
        return '"' + table + kind + '"';
    }

    /** The tree counts in single precision: a box must not become smaller by it. */
    private static float down(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    private static float up(double value) {
        float near = (float) value;
        return near < value ? Math.nextUp(near) : near;
    }
}
