package huella.imports;

import huella.editing.Attribute;
import huella.editing.SameShape;
import huella.imports.PublishedPlaces.Place;
import huella.imports.Suggestion.Action;
import huella.imports.Suggestion.By;
import huella.imports.Suggestion.Other;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * Proposes which initiative each feature of a file is: the one whose code it says, else the one whose footprint is most
 * like its shape, else the one of that name. Where none is alike enough it proposes a new one. Only a proposal: the
 * planner sees it, with how alike they are, and decides.
 *
 * <p>Bounded: comparing costs vertices, of which there is a budget; beyond it only boxes are compared, and said so. One
 * for each reading of features; not for several threads.
 */
final class Matching {

    /** Less alike than this, an initiative is only offered. */
    private static final double ENOUGH = 0.5;

    /** Less alike than this, it is not even offered. */
    private static final double WORTH_SAYING = 0.05;

    /** One of another kind (a point that is an area now) at the same place: offered, never proposed. */
    private static final double OTHER_KIND = 0.1;

    /** However alike, what is not the same is not told as the same. */
    private static final double NEARLY = 0.99;

    /** Share of words that two names must have in common. */
    private static final double SAME_NAME = 0.75;

    private static final int MOST_OTHERS = 5;
    private static final int MOST_COMPARED = 12;

    /** Vertices that are looked at in all: about a second. */
    private static final long BUDGET = 20_000_000;

    private final PublishedPlaces places;
    private final List<String> codeColumns;
    private final List<String> nameColumns;
    private long spent;

    /** @param fields by column, as {@link ColumnGuess} or the planner says */
    Matching(PublishedPlaces places, Map<String, String> fields) {
        this.places = places;
        this.codeColumns = columns(fields, ColumnGuess.CODE);
        this.nameColumns = columns(fields, Attribute.NOMBRE.key());
    }

    /** Layers of one file may call it differently. */
    private static List<String> columns(Map<String, String> fields, String field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().equals(field))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<String> said(List<String> columns, Map<String, Object> values) {
        return columns.stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst();
    }

    /** A feature; of its name the words that count. */
    private record Asked(Geometry shape, Laid laid, Set<String> name) {}

    /** A published initiative and how much a feature is like it. */
    private record Scored(Place place, boolean same, double likeness, double named, boolean rough) {
        Other other() {
            Published published = place.published();
            return new Other(published.code(), published.name(), published.version(), likeness);
        }
    }

    /**
     * @param shape longitude/latitude WGS 84, valid, of one kind; empty when the feature was refused
     * @param values by column
     */
    Suggestion of(Optional<Geometry> shape, Map<String, Object> values) {
        if (shape.isEmpty()) {
            return Suggestion.omit();
        }
        Set<String> name = said(nameColumns, values).map(Folded::words).orElse(Set.of());
        Asked asked = new Asked(shape.get(), Laid.of(shape.get()), name);
        List<Scored> likely = likely(asked);
        String code = said(codeColumns, values).map(Folded::code).orElse("");
        Optional<Place> meant = places.find(code);
        if (meant.isPresent()) {
            Scored scored = score(meant.get(), asked);
            return proposal(scored, By.CODIGO, likely, far(scored, asked.laid()));
        }
        Optional<String> note = unknown(code);
        Optional<Scored> alike =
                likely.stream().filter(scored -> scored.likeness() >= ENOUGH).findFirst();
        if (alike.isPresent()) {
            return proposal(alike.get(), By.SUPERPOSICION, likely, note);
        }
        return named(asked)
                .map(scored -> proposal(scored, By.NOMBRE, likely, note))
                .orElseGet(() -> new Suggestion(
                        Action.NUEVA,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        others(likely, ""),
                        note));
    }

    private static Suggestion proposal(Scored scored, By by, List<Scored> likely, Optional<String> note) {
        Published published = scored.place().published();
        return new Suggestion(
                scored.same() ? Action.IGUAL : Action.CAMBIAR,
                Optional.of(published.code()),
                OptionalInt.of(published.version()),
                Optional.of(by),
                OptionalDouble.of(scored.likeness()),
                others(likely, published.code()),
                note.or(() -> scored.rough()
                        ? Optional.of(
                                "Hay tantas formas que el parecido se estimó por los rectángulos que las encierran.")
                        : Optional.empty()));
    }

    private static List<Other> others(List<Scored> likely, String but) {
        return likely.stream()
                .filter(scored -> !scored.place().published().code().equals(but))
                .limit(MOST_OTHERS)
                .map(Scored::other)
                .toList();
    }

    private Optional<String> unknown(String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                places.isRetired(code)
                        ? code + " fue retirada. Revise si corresponde a otra iniciativa o a una nueva."
                        : "No hay una iniciativa " + code + ". Una nueva recibe el siguiente código libre de su capa.");
    }

    /** The right code in the wrong place is the trace of a wrong coordinate system. */
    private static Optional<String> far(Scored scored, Laid laid) {
        long km = Math.round(scored.place().laid().box().distance(laid.box()) / 1000);
        return km < 1
                ? Optional.empty()
                : Optional.of("Queda a unos " + km + " km de donde está publicada "
                        + scored.place().published().code() + ". Revise el código y el sistema de coordenadas.");
    }

    /** The likeliest first; those at the same place of another kind last. */
    private List<Scored> likely(Asked asked) {
        List<Scored> scored = new ArrayList<>();
        promising(asked.laid()).forEach(place -> scored.add(score(place, asked)));
        return scored.stream()
                .filter(each -> each.likeness() >= WORTH_SAYING)
                .sorted(Comparator.comparingDouble((Scored each) -> -each.likeness())
                        .thenComparingDouble(each -> -each.named())
                        .thenComparing(each -> each.place().published().code()))
                .toList();
    }

    private record Promising(Place place, double promise) {}

    /** The few that may be most alike, by what their boxes and sizes allow: there may be thousands at one place. */
    private List<Place> promising(Laid laid) {
        Comparator<Promising> worstFirst = Comparator.comparingDouble(Promising::promise)
                .thenComparing(each -> each.place().published().code(), Comparator.reverseOrder());
        PriorityQueue<Promising> best = new PriorityQueue<>(worstFirst);
        for (Place place : places.near(laid, laid.dimension() == 0 ? Likeness.ROUGH_PLACE_M : Likeness.ROAD_M)) {
            double promise = promise(place, laid);
            if (promise >= WORTH_SAYING
                    && (best.size() < MOST_COMPARED || promise >= best.peek().promise())) {
                best.add(new Promising(place, promise));
                if (best.size() > MOST_COMPARED) {
                    best.remove();
                }
            }
        }
        return best.stream().map(Promising::place).toList();
    }

    private static double promise(Place place, Laid laid) {
        if (place.laid().dimension() != laid.dimension()) {
            return OTHER_KIND;
        }
        if (laid.dimension() == 0) {
            return 1 - place.laid().box().distance(laid.box()) / Likeness.ROUGH_PLACE_M;
        }
        double most = Likeness.atMost(place.laid(), laid);
        return most < WORTH_SAYING ? 0 : Math.min(most, 0.5 + Likeness.ofBoxes(place.laid(), laid) / 2);
    }

    private Scored score(Place place, Asked asked) {
        Laid laid = asked.laid();
        double named = common(place.words(), asked.name());
        if (place.laid().dimension() != laid.dimension()) {
            boolean there = place.laid().box().intersects(laid.box());
            return new Scored(place, false, there ? OTHER_KIND : 0, named, false);
        }
        if (SameShape.within(place.published().shape(), asked.shape(), SameShape.CENTIMETRE)) {
            return new Scored(place, true, 1, named, false);
        }
        spent += place.laid().shape().getNumPoints() + laid.shape().getNumPoints();
        boolean rough = spent > BUDGET;
        double likeness = rough
                ? Likeness.ofBoxes(place.laid(), laid)
                : Likeness.of(laid, place.laid(), place.published().exact());
        return new Scored(place, false, Math.min(NEARLY, Math.round(likeness * 100) / 100.0), named, rough);
    }

    private Optional<Scored> named(Asked asked) {
        Set<String> name = asked.name();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return places.sharing(name).stream()
                .filter(place -> common(place.words(), name) >= SAME_NAME)
                .max(Comparator.comparingDouble((Place place) -> common(place.words(), name))
                        .thenComparing(place -> place.published().code(), Comparator.reverseOrder()))
                .map(place -> score(place, asked));
    }

    /** Words in both over words in either. */
    private static double common(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size() / (double) (one.size() + other.size() - both.size());
    }
}
