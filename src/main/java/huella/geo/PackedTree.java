package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * The index of a FlatGeobuf: an R-tree packed full from the leaves, which come in Hilbert order, and written from the
 * root. Only the inner nodes, a fifteenth of the leaves, are held in memory.
 */
final class PackedTree {

    static final int NODE_SIZE = 16;

    private static final int NODE_BYTES = 40;
    private static final int HILBERT_SIDE = 1 << 16;

    /** A leaf: the box of a feature and where it begins after the index. */
    record Leaf(double minX, double minY, double maxX, double maxY, long offset) {}

    /** Leaves in order, each time from the first. */
    interface Leaves {
        void each(Visit visit) throws IOException;
    }

    interface Visit {
        void leaf(Leaf leaf) throws IOException;
    }

    private PackedTree() {}

    static void write(int count, Leaves leaves, OutputStream out) throws IOException {
        List<double[]> levels = boxesOfLevels(count, leaves);
        // Children are numbered in the order of the file: the root is node 0, the leaves come last.
        long firstChild = 1;
        for (double[] level : levels) {
            int nodes = level.length / 4;
            for (int i = 0; i < nodes; i++) {
                Leaf inner = new Leaf(
                        level[4 * i],
                        level[4 * i + 1],
                        level[4 * i + 2],
                        level[4 * i + 3],
                        firstChild + (long) i * NODE_SIZE);
                out.write(bytes(inner));
            }
            firstChild += childrenOf(level, levels, count);
        }
        leaves.each(leaf -> out.write(bytes(leaf)));
    }

    private static int childrenOf(double[] level, List<double[]> levels, int count) {
        int next = levels.indexOf(level) + 1;
        return next < levels.size() ? levels.get(next).length / 4 : count;
    }

    /** The boxes of the inner levels, root first, four numbers each. */
    private static List<double[]> boxesOfLevels(int count, Leaves leaves) throws IOException {
        List<double[]> levels = new ArrayList<>();
        double[] lowest = emptyLevel(count);
        int[] at = {0};
        leaves.each(leaf -> expand(lowest, at[0]++ / NODE_SIZE, leaf.minX(), leaf.minY(), leaf.maxX(), leaf.maxY()));
        levels.add(lowest);
        while (levels.getLast().length > 4) {
            double[] below = levels.getLast();
            double[] level = emptyLevel(below.length / 4);
            for (int i = 0; i < below.length / 4; i++) {
                expand(level, i / NODE_SIZE, below[4 * i], below[4 * i + 1], below[4 * i + 2], below[4 * i + 3]);
            }
            levels.add(level);
        }
        Collections.reverse(levels);
        return levels;
    }

    private static double[] emptyLevel(int children) {
        double[] level = new double[(children + NODE_SIZE - 1) / NODE_SIZE * 4];
        for (int i = 0; i < level.length; i++) {
            level[i] = i % 4 < 2 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return level;
    }

    private static void expand(double[] level, int node, double minX, double minY, double maxX, double maxY) {
        level[4 * node] = Math.min(level[4 * node], minX);
        level[4 * node + 1] = Math.min(level[4 * node + 1], minY);
        level[4 * node + 2] = Math.max(level[4 * node + 2], maxX);
        level[4 * node + 3] = Math.max(level[4 * node + 3], maxY);
    }

    private static byte[] bytes(Leaf node) {
        return ByteBuffer.allocate(NODE_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(node.minX)
                .putDouble(node.minY)
                .putDouble(node.maxX)
                .putDouble(node.maxY)
                .putLong(node.offset)
                .array();
    }

    /** The place of a box's centre on a Hilbert curve over the whole extent, 32 bits. */
    static long hilbert(Envelope extent, double centreX, double centreY) {
        int x = cell(centreX - extent.getMinX(), extent.getWidth());
        int y = cell(centreY - extent.getMinY(), extent.getHeight());
        long place = 0;
        for (int side = HILBERT_SIDE / 2; side > 0; side /= 2) {
            int right = (x & side) > 0 ? 1 : 0;
            int top = (y & side) > 0 ? 1 : 0;
            place += (long) side * side * ((3 * right) ^ top);
            if (top == 0) {
                if (right == 1) {
                    x = HILBERT_SIDE - 1 - x;
                    y = HILBERT_SIDE - 1 - y;
                }
                int swapped = x;
                x = y;
                y = swapped;
            }
        }
        return place;
    }

    private static int cell(double from, double width) {
        return width == 0 ? 0 : (int) Math.min(HILBERT_SIDE - 1L, (long) (HILBERT_SIDE * (from / width)));
    }
}
