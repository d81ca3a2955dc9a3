package huella.editing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * What two sides did to one line or ring, put together by its vertices (diff3).
 *
 * <p>Vertices that both sides kept divide the path into stretches. Within a stretch what only one side changed, or both
 * the same way, is taken; otherwise it is a clash. So the edge between two vertices is never given an end by each side:
 * nobody would have seen it. A stretch compared as a whole cannot lose a vertex that someone added.
 */
final class PathMerge {

    private final Turning turning;
    private final Clashes clashes;
    private final List<Coordinate> merged = new ArrayList<>();

    private PathMerge(Turning turning, Clashes clashes) {
        this.turning = turning;
        this.clashes = clashes;
    }

    /** The merged path; where the sides clash, which is noted, as the current one has it. All closed, or all open. */
    static Path of(Path base, Path current, Path proposed, Clashes clashes) {
        Turning turning = Turning.of(base, List.of(current, proposed));
        if (base.closed() && !turning.pinned()) {
            clashes.along(Conflict.Reason.BOTH_CHANGED, List.of(current.coordinates()));
            clashes.along(Conflict.Reason.BOTH_CHANGED, List.of(proposed.coordinates()));
            return current;
        }
        PathMerge merge = new PathMerge(turning, clashes);
        merge.stretches();
        Path result = Path.of(merge.merged, base.closed());
        boolean turned = turning.paths().stream().anyMatch(path -> !path.closed() && path.turned());
        return turned ? result.reversed() : result;
    }

    private void stretches() {
        Path base = base();
        int[] inCurrent = Alignment.of(base, current()).partners();
        int[] inProposed = Alignment.of(base, proposed()).partners();
        int[] from = {-1, -1, -1};
        for (int i = 0; i < base.size(); i++) {
            if (inCurrent[i] >= 0 && inProposed[i] >= 0) {
                int[] kept = {i, inCurrent[i], inProposed[i]};
                stretch(from, kept);
                merged.add(current().vertices().get(kept[1]));
                from = kept;
            }
        }
        stretch(from, new int[] {base.size(), current().size(), proposed().size()});
    }

    /** What lies between two kept vertices, given by their places in base, current and proposed. */
    private void stretch(int[] from, int[] to) {
        List<Coordinate> was = base().cells().subList(from[0] + 1, to[0]);
        List<Coordinate> is = current().cells().subList(from[1] + 1, to[1]);
        List<Coordinate> wanted = proposed().cells().subList(from[2] + 1, to[2]);
        if (is.equals(was)) {
            merged.addAll(proposed().vertices().subList(from[2] + 1, to[2]));
        } else {
            merged.addAll(current().vertices().subList(from[1] + 1, to[1]));
            if (!wanted.equals(was) && !wanted.equals(is)) {
                clashes.along(Conflict.Reason.BOTH_CHANGED, shown(current(), from[1], to[1]));
                clashes.along(Conflict.Reason.BOTH_CHANGED, shown(proposed(), from[2], to[2]));
            }
        }
    }

    /** The stretch with the kept vertices at its ends, where it has such. */
    private static List<Coordinate> shown(Path path, int from, int to) {
        List<Coordinate> all =
                new ArrayList<>(path.vertices().subList(Math.max(from, 0), Math.min(to + 1, path.size())));
        if (path.closed() && to == path.size()) {
            all.add(path.vertices().getFirst());
        }
        return all;
    }

    private Path base() {
        return turning.paths().get(0);
    }

    private Path current() {
        return turning.paths().get(1);
    }

    private Path proposed() {
        return turning.paths().get(2);
    }
}
