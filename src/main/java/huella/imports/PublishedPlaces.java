package huella.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** What is public now, found by code, by place and by name. Never changes; several may ask at once. */
final class PublishedPlaces {

    /** A published initiative, laid out for comparing. */
    record Place(Published published, Laid laid, Set<String> words) {}

    /** Of a name three words in four must be the same, so one of any two rare ones is. */
    private static final int RAREST = 3;

    private final Map<String, Place> byCode = new HashMap<>();
    private final Map<String, List<Place>> byWord = new HashMap<>();
    private final STRtree byBox = new STRtree();
    private final Set<String> retired;

    /** @param retired codes that were public once */
    PublishedPlaces(List<Published> shown, Set<String> retired) {
        this.retired = Set.copyOf(retired);
        for (Published published : shown) {
            Place place = new Place(published, Laid.of(published.shape()), Folded.words(published.name()));
            byCode.put(published.code(), place);
            place.words()
                    .forEach(word -> byWord.computeIfAbsent(word, none -> new ArrayList<>())
                            .add(place));
            byBox.insert(place.laid().box(), place);
        }
        byBox.build();
    }

    Optional<Place> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    boolean isRetired(String code) {
        return retired.contains(code);
    }

    /** Those whose box comes within some metres of a shape. */
    @SuppressWarnings("unchecked") // an STRtree gives back what was put in
    List<Place> near(Laid shape, double metres) {
        Envelope reach = new Envelope(shape.box());
        reach.expandBy(metres);
        return byBox.query(reach);
    }

    /** Those whose name shares one of the rarest words of another. */
    Set<Place> sharing(Set<String> words) {
        Set<Place> sharing = new LinkedHashSet<>();
        words.stream()
                .map(word -> byWord.getOrDefault(word, List.of()))
                .filter(places -> !places.isEmpty())
                .sorted(Comparator.comparingInt(List::size))
                .limit(RAREST)
                .forEach(sharing::addAll);
        return sharing;
    }
}
