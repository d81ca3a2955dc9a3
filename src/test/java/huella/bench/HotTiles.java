package huella.bench;

import huella.bench.Wrk.Question;
import huella.model.TileCoord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tiles of about one compressed size, with what the service sent for them. */
record HotTiles(List<Answered> tiles) {

    private static final String GZIP = "Accept-Encoding: gzip";
    private static final int MOST = 200;
    private static final int TRIED_A_ZOOM = 120;

    /** A tile's address and its answer. */
    record Answered(String path, Http.Answer answer) {

        int bytes() {
            return answer.body().length;
        }
    }

    /** Asks for many tiles of all zooms; asking also makes the service keep them. */
    static List<Answered> candidates(BenchData data, int port) throws Exception {
        List<Answered> answers = new ArrayList<>();
        try (Http http = new Http(port)) {
            for (int zoom = 6; zoom <= 15; zoom++) {
                for (TileCoord tile : TileList.at(zoom, TRIED_A_ZOOM, data.features(), data.count())) {
                    Http.Answer answer = http.get(TileList.path(tile), GZIP);
                    if (answer.status() == 200) {
                        answers.add(new Answered(TileList.path(tile), answer));
                    }
                }
            }
        }
        return answers;
    }

    static Answered one(int port, String path) {
        return new Answered(path, Http.get(port, path, GZIP));
    }

    /** Those from two thirds to one and a half times a size, nearest first; the nearest one where there are none. */
    static HotTiles near(int bytes, List<Answered> candidates) {
        List<Answered> sorted = candidates.stream()
                .sorted(Comparator.comparingDouble(tile -> Math.abs(Math.log((double) tile.bytes() / bytes))))
                .limit(MOST)
                .toList();
        List<Answered> near = sorted.stream()
                .filter(tile -> tile.bytes() * 3 >= bytes * 2 && tile.bytes() * 2 <= bytes * 3)
                .toList();
        return new HotTiles(near.isEmpty() ? sorted.subList(0, 1) : near);
    }

    /** The same as they are served now: what is kept may have been compressed better than the first answer. */
    HotTiles again(int port) {
        return new HotTiles(tiles.stream().map(tile -> one(port, tile.path())).toList());
    }

    double meanBytes() {
        return tiles.stream().mapToInt(Answered::bytes).average().orElseThrow();
    }

    List<Question> questions() {
        return tiles.stream().map(tile -> new Question(tile.path(), "")).toList();
    }

    /** The same by someone who has them already, with the tags of whoever is asked. */
    List<Question> conditional(int port) throws Exception {
        List<Question> questions = new ArrayList<>();
        try (Http http = new Http(port)) {
            for (Answered tile : tiles) {
                String etag = http.get(tile.path(), GZIP).header("ETag").orElseThrow();
                questions.add(new Question(tile.path(), etag));
                int status =
                        http.get(tile.path(), GZIP, "If-None-Match: " + etag).status();
                if (status != 304) {
                    throw new IllegalStateException(tile.path() + " was answered with " + status + " and not with 304");
                }
            }
        }
        return questions;
    }
}
