package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Holds a bad file against what was said must become of it, in this process and with the usual limits. */
final class BadFileCheck {

    private BadFileCheck() {}

    static void check(BadFile file) throws IOException {
        switch (file.expected()) {
            case BadFile.Expected.Refused refused -> {
                Rejected rejected = assertThrows(Rejected.class, () -> Collected.of(file.bytes(), file.name()));
                assertHas(refused.words(), List.of(rejected.getMessage()));
            }
            case BadFile.Expected.FeaturesRefused some -> {
                Collected found = Collected.of(file.bytes(), file.name());
                List<String> reasons = found.features().stream()
                        .flatMap(feature -> feature.shape().refusal().stream())
                        .toList();
                assertEquals(some.refused(), reasons.size(), reasons::toString);
                assertEquals(some.good(), found.features().size() - reasons.size());
                assertHas(some.words(), reasons);
            }
            case BadFile.Expected.Mended mended -> {
                Collected found = Collected.of(file.bytes(), file.name());
                assertEquals(mended.features(), good(found));
                assertHas(
                        mended.words(),
                        Stream.concat(
                                        found.features().stream().flatMap(feature -> feature.shape().mends().stream()),
                                        found.notes().stream())
                                .toList());
            }
            case BadFile.Expected.Reads reads ->
                assertEquals(reads.features(), good(Collected.of(file.bytes(), file.name())));
        }
    }

    private static long good(Collected found) {
        return found.features().stream()
                .filter(feature -> feature.shape().refusal().isEmpty())
                .count();
    }

    private static void assertHas(String words, List<String> texts) {
        assertTrue(texts.stream().anyMatch(text -> text.contains(words)), () -> "«" + words + "» is not in " + texts);
    }
}
