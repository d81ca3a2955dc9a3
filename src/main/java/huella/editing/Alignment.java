package huella.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/**
 * Which vertices of one path are still there, in the same order, in another.
 *
 * <p>Vertices are nearly always unlike each other, so the longest increasing run of those that each path has exactly
 * once (as in the "patience" comparison of texts) carries the alignment, in n log n whatever the input. Between two
 * such vertices equal beginnings and ends are matched, and what is left by the longest common subsequence while
 * {@link #CELLS} last: beyond that a stretch counts as replaced, which is coarser and never wrong.
 *
 * @param partners by vertex of the first path, the place of its partner in the second or -1; partners only increase
 * @param matched how many have a partner
 */
record Alignment(int[] partners, int matched) {

    /** Cells of all tables of the longest common subsequence together; 4 MB for a moment. */
    private static final int CELLS = 1_000_000;

    private static final int REPEATED = -1;

    static Alignment of(Path one, Path other) {
        return new Matching(one.cells(), other.cells()).align();
    }

    /** Where each vertex stands that a path has exactly once. */
    static Map<Coordinate, Integer> once(List<Coordinate> cells) {
        Map<Coordinate, Integer> places = HashMap.newHashMap(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            places.merge(cells.get(i), i, (first, again) -> REPEATED);
        }
        places.values().removeIf(place -> place == REPEATED);
        return places;
    }

    private static final class Matching {

        private final List<Coordinate> one;
        private final List<Coordinate> other;
        private final int[] partners;
        private int cellsLeft = CELLS;

        Matching(List<Coordinate> one, List<Coordinate> other) {
            this.one = one;
            this.other = other;
            this.partners = new int[one.size()];
            Arrays.fill(partners, -1);
        }

        Alignment align() {
            int from = 0;
            int to = 0;
            for (int[] pair : anchors()) {
                between(from, pair[0], to, pair[1]);
                partners[pair[0]] = pair[1];
                from = pair[0] + 1;
                to = pair[1] + 1;
            }
            between(from, one.size(), to, other.size());
            int matched = 0;
            for (int partner : partners) {
                matched += partner >= 0 ? 1 : 0;
            }
            return new Alignment(partners, matched);
        }

        /** Pairs of places of vertices that both have once, increasing in both, as many as possible. */
        private List<int[]> anchors() {
            Map<Coordinate, Integer> here = once(one);
            Map<Coordinate, Integer> there = once(other);
            List<int[]> common = new ArrayList<>();
            for (int i = 0; i < one.size(); i++) {
                Integer place = there.get(one.get(i));
                if (place != null && here.containsKey(one.get(i))) {
                    common.add(new int[] {i, place});
                }
            }
            return longestIncreasing(common);
        }

        private static List<int[]> longestIncreasing(List<int[]> pairs) {
            int[] tails = new int[pairs.size()];
            int[] previous = new int[pairs.size()];
            int length = 0;
            for (int i = 0; i < pairs.size(); i++) {
                int low = 0;
                int high = length;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                previous[i] = low == 0 ? -1 : tails[low - 1];
                tails[low] = i;
                length = Math.max(length, low + 1);
            }
            List<int[]> run = new ArrayList<>();
            for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
                run.add(pairs.get(i));
            }
            return run.reversed();
        }

        /** Matches within one.subList(from, end) and other.subList(to, stop). */
        private void between(int from, int end, int to, int stop) {
            while (from < end && to < stop && one.get(from).equals(other.get(to))) {
                partners[from++] = to++;
            }
            while (from < end && to < stop && one.get(end - 1).equals(other.get(stop - 1))) {
                partners[--end] = --stop;
            }
            long cells = (long) (end - from + 1) * (stop - to + 1);
            if (from < end && to < stop && cells <= cellsLeft) {
                cellsLeft -= (int) cells;
                longestCommon(from, end, to, stop);
            }
        }

        private void longestCommon(int from, int end, int to, int stop) {
            int[][] best = new int[end - from + 1][stop - to + 1];
            for (int i = end - from - 1; i >= 0; i--) {
                for (int j = stop - to - 1; j >= 0; j--) {
                    best[i][j] = one.get(from + i).equals(other.get(to + j))
                            ? best[i + 1][j + 1] + 1
                            : Math.max(best[i + 1][j], best[i][j + 1]);
                }
            }
            int i = 0;
            int j = 0;
            while (from + i < end && to + j < stop) {
                if (one.get(from + i).equals(other.get(to + j))) {
                    partners[from + i++] = to + j++;
                } else if (best[i + 1][j] >= best[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
        }
    }
}
