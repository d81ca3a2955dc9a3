package huella.editing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Which part of one shape became which part of another, each at most once and only within a kind: first the equal ones,
 * then those that share most vertices, then those nearest to each other.
 *
 * <p>The last step only guesses, and may: a part that is taken for another shares no vertex with it, so a merge finds a
 * conflict where both sides touched it, as it would if the one had gone and the other come.
 */
final class PartMatch {

    /** Pairs of parts without a common vertex that are compared; beyond, they count as gone and come. */
    private static final int PAIRS = 250_000;

    /** A vertex of more parts than this says nothing of which became which. */
    private static final int PARTS_OF_A_VERTEX = 8;

    private record Pair(int from, int to, double rank) {}

    private final List<? extends Geometry> from;
    private final List<? extends Geometry> to;
    private final int[] partners;
    private final boolean[] taken;

    private PartMatch(List<? extends Geometry> from, List<? extends Geometry> to) {
        this.from = from;
        this.to = to;
        this.partners = new int[from.size()];
        this.taken = new boolean[to.size()];
        Arrays.fill(partners, -1);
    }

    /**
     * By part of the first list, the place of its partner in the second, or -1. Parts are points, lines, rings, areas.
     */
    static int[] of(List<? extends Geometry> from, List<? extends Geometry> to) {
        PartMatch match = new PartMatch(from, to);
        match.equal();
        match.sharingVertices();
        match.nearest();
        return match.partners;
    }

    private void equal() {
        Map<Geometry, Deque<Integer>> places = new HashMap<>();
        for (int j = 0; j < to.size(); j++) {
            places.computeIfAbsent(Grid.canonical(to.get(j)), key -> new ArrayDeque<>())
                    .add(j);
        }
        for (int i = 0; i < from.size(); i++) {
            Deque<Integer> equal = places.get(Grid.canonical(from.get(i)));
            if (equal != null && !equal.isEmpty()) {
                pair(i, equal.remove());
            }
        }
    }

    private void sharingVertices() {
        Map<Coordinate, List<Integer>> parts = new HashMap<>();
        for (int j : left(taken)) {
            for (Coordinate cell : cells(to.get(j))) {
                parts.computeIfAbsent(cell, key -> new ArrayList<>(1)).add(j);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i : left()) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (Coordinate cell : cells(from.get(i))) {
                List<Integer> holders = parts.getOrDefault(cell, List.of());
                if (holders.size() <= PARTS_OF_A_VERTEX) {
                    holders.forEach(j -> shared.merge(j, 1, Integer::sum));
                }
            }
            shared.forEach((j, vertices) -> pairs.add(new Pair(i, j, -vertices)));
        }
        pair(pairs);
    }

    private void nearest() {
        int[] here = left();
        int[] there = left(taken);
        if ((long) here.length * there.length > PAIRS) {
            return;
        }
        boolean only = here.length == 1 && there.length == 1;
        List<Pair> pairs = new ArrayList<>();
        for (int i : here) {
            Envelope box = from.get(i).getEnvelopeInternal();
            for (int j : there) {
                Envelope other = to.get(j).getEnvelopeInternal();
                if (only || from.get(i) instanceof Point || box.intersects(other)) {
                    Coordinate centre = box.centre();
                    pairs.add(new Pair(i, j, centre == null ? 0 : centre.distance(other.centre())));
                }
            }
        }
        pair(pairs);
    }

    /** Pairs in the order of their rank, then of their places, so that the answer is always the same. */
    private void pair(List<Pair> pairs) {
        pairs.sort(Comparator.comparingDouble(Pair::rank)
                .thenComparingInt(Pair::from)
                .thenComparingInt(Pair::to));
        for (Pair pair : pairs) {
            if (partners[pair.from] < 0
                    && !taken[pair.to]
                    && from.get(pair.from).getClass() == to.get(pair.to).getClass()) {
                pair(pair.from, pair.to);
            }
        }
    }

    private void pair(int i, int j) {
        partners[i] = j;
        taken[j] = true;
    }

    private int[] left() {
        return IntStream.range(0, partners.length).filter(i -> partners[i] < 0).toArray();
    }

    private static int[] left(boolean[] taken) {
        return IntStream.range(0, taken.length).filter(j -> !taken[j]).toArray();
    }

    private static Set<Coordinate> cells(Geometry part) {
        Set<Coordinate> cells = new HashSet<>();
        for (Coordinate position : part.getCoordinates()) {
            cells.add(Grid.cell(position));
        }
        return cells;
    }
}
