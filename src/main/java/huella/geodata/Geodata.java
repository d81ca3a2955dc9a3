package huella.geodata;

import huella.model.Initiative;
import huella.model.Term;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Everything the files of {@code geodata/} say, read and checked as a whole.
 *
 * @param vocabularies terms in display order, by the name of their list in {@code catalogue.json}
 * @param exactPrecisions codes of the precisions that mean that the place itself is known
 * @param baseDigest SHA-256 (hex) over vocabularies and base geography: the same digest, nothing to load
 */
record Geodata(
        Map<String, List<Term>> vocabularies,
        List<String> exactPrecisions,
        List<Comuna> comunas,
        List<BaseFeature> base,
        String baseDigest,
        List<Entry> initiatives) {

    /** An initiative and the SHA-256 (hex) of its feature. */
    record Entry(Initiative initiative, String digest) {}

    /** Official code (CUT), and a referential outline in longitude/latitude WGS 84. */
    record Comuna(String code, String name, String province, MultiPolygon outline) {}

    /** Context for the map. Name, kind, rank and comuna may be null. */
    record BaseFeature(String theme, String name, String kind, Integer rank, String comuna, Geometry geometry) {}
}
