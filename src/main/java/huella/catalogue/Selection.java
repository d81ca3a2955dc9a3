package huella.catalogue;

import huella.http.Limits;
import huella.http.Params;
import huella.model.Bbox;
import huella.model.Rejected;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which published initiatives a reader asks for. All parts must hold; of the values of one part, any.
 *
 * @param codes accepted codes by part; a part that is not in the map accepts all
 * @param bbox what the footprint must touch
 * @param words each must begin a word of code, names, comunas, tags or theme; folded, see {@link Words}
 */
public record Selection(Map<Part, List<String>> codes, Optional<Bbox> bbox, List<String> words) {

    /** A field that can be narrowed to some codes. The name is both the parameter and the column. */
    public enum Part {
        CAPA,
        TERRITORIO,
        OBJETIVO,
        TEMA,
        RESPONSABLE,
        PRECISION;

        public String parameter() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final String[] PARAMETERS = Stream.concat(
                    Stream.of("bbox", "q"), Arrays.stream(Part.values()).map(Part::parameter))
            .toArray(String[]::new);

    public Selection {
        codes = Map.copyOf(codes);
        words = List.copyOf(words);
    }

    /** The parameters of a request that may select, and those that its route knows besides. */
    public static Params params(Context context, Limits limits, String... besides) {
        return Params.of(
                context,
                limits,
                Stream.concat(Arrays.stream(PARAMETERS), Arrays.stream(besides)).toArray(String[]::new));
    }

    /**
     * Reads a selection.
     *
     * @throws Rejected naming the parameter: unknown code, malformed box
     */
    public static Selection of(Params params, Vocabularies vocabularies) {
        Map<Part, List<String>> codes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            List<String> given = params.list(part.parameter());
            if (!given.isEmpty()) {
                given.forEach(code -> vocabularies.require(part, code));
                codes.put(part, given);
            }
        }
        return new Selection(
                codes,
                params.text("bbox").map(text -> Bbox.parse("bbox", text)),
                params.text("q").map(Words::parse).orElse(List.of()));
    }

    /** The same selection, in one layer only. */
    public Selection within(String layer) {
        Map<Part, List<String>> narrowed = new EnumMap<>(Part.class);
        narrowed.putAll(codes);
        List<String> layers = codes.get(Part.CAPA);
        narrowed.put(Part.CAPA, layers == null || layers.contains(layer) ? List.of(layer) : List.of());
        return new Selection(narrowed, bbox, words);
    }
}
