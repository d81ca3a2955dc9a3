package huella.catalogue;

import huella.cql.Filter;
import huella.model.Interval;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Which published features a reader asks for. All parts must hold; of the values of one part, any.
 *
 * @param codes accepted codes by part; a part that is not in the map accepts all
 * @param equal fields that must have, or for lists contain, a value
 * @param area what the footprint must touch; longitude/latitude WGS 84
 * @param during when it must have been published
 * @param words each must begin a word of code, names, comunas, tags or theme; folded, see {@link Words}
 * @param filter a CQL2 expression that must be true
 * @param asOf the moment as of which the map is asked for; empty for the map as it is. Only of what has a history
 */
public record Selection(
        Map<Part, List<String>> codes,
        Map<Field, Object> equal,
        Optional<Geometry> area,
        Optional<Interval> during,
        List<String> words,
        Optional<Filter> filter,
        Optional<Instant> asOf) {

    public static final Selection EVERYTHING = new Selection(
            Map.of(), Map.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /** A field that can be narrowed to some codes. The name is both the parameter and the column. */
    public enum Part {
        CAPA,
        TERRITORIO,
        OBJETIVO,
        TEMA,
        RESPONSABLE,
        PRECISION;

        public String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Selection {
        codes = Map.copyOf(codes);
        equal = Map.copyOf(equal);
        words = List.copyOf(words);
    }

    /** The same selection, of features whose field has a value. */
    public Selection with(Field field, Object value) {
        Map<Field, Object> more = new EnumMap<>(Field.class);
        more.putAll(equal);
        more.put(field, value);
        return new Selection(codes, more, area, during, words, filter, asOf);
    }

    /** The same selection, narrowed by a filter instead of the one it had. */
    public Selection with(Filter other) {
        return new Selection(codes, equal, area, during, words, Optional.of(other), asOf);
    }

    /** The same selection, as it was at a moment. */
    public Selection asOf(Optional<Instant> moment) {
        return new Selection(codes, equal, area, during, words, filter, moment);
    }

    /** By the parameter that is given up, the same selection without it. */
    public Map<String, Selection> loosened() {
        Map<String, Selection> loosened = new LinkedHashMap<>();
        for (Part part : codes.keySet()) {
            Map<Part, List<String>> fewer = new EnumMap<>(Part.class);
            fewer.putAll(codes);
            fewer.remove(part);
            loosened.put(part.parameter(), new Selection(fewer, equal, area, during, words, filter, asOf));
        }
        for (Field field : equal.keySet()) {
            Map<Field, Object> fewer = new EnumMap<>(Field.class);
            fewer.putAll(equal);
            fewer.remove(field);
            loosened.put(field.column(), new Selection(codes, fewer, area, during, words, filter, asOf));
        }
        if (area.isPresent()) {
            loosened.put("bbox", new Selection(codes, equal, Optional.empty(), during, words, filter, asOf));
        }
        if (during.isPresent()) {
            loosened.put("datetime", new Selection(codes, equal, area, Optional.empty(), words, filter, asOf));
        }
        if (!words.isEmpty()) {
            loosened.put("q", new Selection(codes, equal, area, during, List.of(), filter, asOf));
        }
        if (filter.isPresent()) {
            loosened.put("filter", new Selection(codes, equal, area, during, words, Optional.empty(), asOf));
        }
        if (asOf.isPresent()) {
            loosened.put(AsOf.PARAMETER, asOf(Optional.empty()));
        }
        return loosened;
    }

    /** The same selection, in one layer only. */
    public Selection within(String layer) {
        Map<Part, List<String>> narrowed = new EnumMap<>(Part.class);
        narrowed.putAll(codes);
        List<String> layers = codes.get(Part.CAPA);
        narrowed.put(Part.CAPA, layers == null || layers.contains(layer) ? List.of(layer) : List.of());
        return new Selection(narrowed, equal, area, during, words, filter, asOf);
    }
}
