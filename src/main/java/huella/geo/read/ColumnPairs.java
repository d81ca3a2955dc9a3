package huella.geo.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which columns of a table are called like coordinates. A name counts only as a whole: what is left of it without words
 * such as "coordenada", "UTM" or "huso 19" must be one of these. And only with its other half: an N alone is mostly a
 * number of order.
 */
final class ColumnPairs {

    private static final List<Map.Entry<Set<String>, Set<String>>> NAMES = List.of(
            Map.entry(
                    Set.of("x", "coordx", "xcoord", "utmx", "pointx"),
                    Set.of("y", "coordy", "ycoord", "utmy", "pointy")),
            Map.entry(
                    Set.of("este", "easting", "east", "utme", "utmeste", "e"),
                    Set.of("norte", "northing", "north", "utmn", "utmnorte", "n")),
            Map.entry(Set.of("lon", "lng", "long", "longitud", "longitude"), Set.of("lat", "latitud", "latitude")));

    private static final Set<String> NOISE = Set.of(
            "coord",
            "coords",
            "coordenada",
            "coordenadas",
            "coor",
            "utm",
            "wgs",
            "wgs84",
            "84",
            "psad",
            "psad56",
            "56",
            "sad",
            "sad69",
            "69",
            "sirgas",
            "datum",
            "huso",
            "zona",
            "zone",
            "18",
            "19",
            "18s",
            "19s",
            "s",
            "sur",
            "m",
            "mt",
            "mts",
            "metros",
            "gd",
            "dd",
            "dec",
            "decimal",
            "decimales",
            "deg",
            "grados",
            "geo",
            "gps",
            "point",
            "pos",
            "dms",
            "gms",
            "punto",
            "centroide",
            "centroid",
            "ubicacion",
            "de",
            "en",
            "epsg",
            "4326",
            "32719",
            "32718",
            "24879",
            "24878");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final int LONGEST = 60;

    /** Halves of one kind; more are a hostile file. */
    private static final int MOST = 10;

    /** Two columns, by number from 0. */
    record Pair(int x, int y) {}

    private ColumnPairs() {}

    /** Every pair by its names, in the order of the columns; halves that say the same besides belong together. */
    static List<Pair> of(List<String> columns) {
        List<Name> names = columns.stream().map(Name::of).toList();
        List<Pair> pairs = new ArrayList<>();
        for (Map.Entry<Set<String>, Set<String>> halves : NAMES) {
            List<Integer> xs = called(names, halves.getKey());
            List<Integer> ys = called(names, halves.getValue());
            List<Pair> alike = new ArrayList<>();
            for (int x : xs) {
                ys.stream()
                        .filter(y -> names.get(x).rest().equals(names.get(y).rest()))
                        .forEach(y -> alike.add(new Pair(x, y)));
            }
            if (alike.isEmpty()) {
                xs.forEach(x -> ys.forEach(y -> alike.add(new Pair(x, y))));
            }
            pairs.addAll(alike);
        }
        return pairs;
    }

    private static List<Integer> called(List<Name> names, Set<String> halves) {
        return IntStream.range(0, names.size())
                .filter(i -> halves.contains(names.get(i).core()))
                .limit(MOST)
                .boxed()
                .toList();
    }

    /** What a name says, and the words that say nothing of which axis it is. */
    private record Name(String core, List<String> rest) {

        static Name of(String column) {
            List<String> words = column.length() > LONGEST
                    ? List.of()
                    : List.of(plain(column).split(" "));
            return new Name(
                    words.stream().filter(word -> !NOISE.contains(word)).collect(Collectors.joining()),
                    words.stream().filter(NOISE::contains).toList());
        }
    }

    /** The same name without regard to case, accents and what is neither letter nor digit. */
    static String plain(String name) {
        String bare = MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFD))
                .replaceAll("");
        return NO_LETTERS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
