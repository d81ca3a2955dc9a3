package huella.editing;

import huella.model.Text;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * One thing that is wrong with a proposal, or may be: with its cause, its cure, and where.
 *
 * @param text cause and cure in plain words
 * @param field the field that it is about, if it is about one
 * @param place where on the map, longitude/latitude WGS 84; empty when it is about a field, or nowhere on the map
 * @param repair a shape that would mend it, for the author to accept or not; never applied by itself
 */
public record Finding(
        Check check,
        Severity severity,
        Text text,
        Optional<Attribute> field,
        Optional<Geometry> place,
        Optional<Geometry> repair) {

    static Finding block(Check check, String es, String en) {
        return new Finding(
                check, Severity.BLOCK, new Text(es, en), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Finding warn(Check check, String es, String en) {
        return new Finding(
                check, Severity.WARN, new Text(es, en), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Finding in(Attribute attribute) {
        return new Finding(check, severity, text, Optional.of(attribute), place, repair);
    }

    Finding at(Geometry where) {
        return new Finding(check, severity, text, field, Optional.of(where), repair);
    }

    Finding mendedBy(Optional<Geometry> shape) {
        return new Finding(check, severity, text, field, place, shape);
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }
}
