package huella.geodata;

import huella.model.Problem;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in the files, gathered over all of them, so that one look shows everything that must be mended. */
final class Findings {

    private final List<String> list = new ArrayList<>();

    /** File, feature (or "" for the whole file) and field (or ""), then cause and cure. */
    void add(String file, String feature, String field, String message) {
        StringBuilder place = new StringBuilder(file);
        if (!feature.isEmpty()) {
            place.append(" · ").append(feature);
        }
        if (!field.isEmpty()) {
            place.append(" · ").append(field);
        }
        list.add(place + ": " + message);
    }

    /** @throws Rejected with all of them, when there are any */
    void refuseIfAny() {
        if (!list.isEmpty()) {
            throw new Rejected(new Problem.BadData(list));
        }
    }
}
