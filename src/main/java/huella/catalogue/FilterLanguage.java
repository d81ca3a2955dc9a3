package huella.catalogue;

import huella.cql.CqlJson;
import huella.cql.CqlText;
import huella.cql.Expression;
import huella.cql.FilterLimits;
import huella.model.Rejected;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The encodings of CQL2 (OGC 21-065r2), as {@code filter-lang} names them. */
enum FilterLanguage {
    TEXT("cql2-text"),
    JSON("cql2-json");

    private final String id;

    FilterLanguage(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static FilterLanguage parse(String id) {
        return Arrays.stream(values())
                .filter(language -> language.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Rejected.parameter(
                        "filter-lang",
                        "Ese lenguaje no se conoce. Los lenguajes son: "
                                + Arrays.stream(values())
                                        .map(FilterLanguage::id)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** @throws Rejected naming the parameter, with the place of the mistake and its cure */
    Expression parse(String parameter, String text, FilterLimits limits) {
        return switch (this) {
            case TEXT -> CqlText.parse(parameter, text, limits);
            case JSON -> CqlJson.parse(parameter, text, limits);
        };
    }
}
