package huella.cql;

import java.util.Locale;

/**
 * The conformance classes of CQL2 (OGC 21-065r2 §2) that this room and the translation in {@code catalogue} keep; each
 * is tested by that name in {@code catalogue/ConformanceTest}. The class {@code functions} is missing: no custom
 * functions are offered.
 */
public enum Conformance {
    BASIC_CQL2,
    ADVANCED_COMPARISON_OPERATORS,
    CASE_INSENSITIVE_COMPARISON,
    ACCENT_INSENSITIVE_COMPARISON,
    BASIC_SPATIAL_FUNCTIONS,
    BASIC_SPATIAL_FUNCTIONS_PLUS,
    SPATIAL_FUNCTIONS,
    TEMPORAL_FUNCTIONS,
    ARRAY_FUNCTIONS,
    PROPERTY_PROPERTY,
    ARITHMETIC,
    CQL2_TEXT,
    CQL2_JSON;

    /** As {@code /conformance} lists it. */
    public String uri() {
        return "http://www.opengis.net/spec/cql2/1.0/conf/"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
