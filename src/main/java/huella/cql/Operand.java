package huella.cql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** What a condition is about: a property, a literal, or what is computed of them. */
public sealed interface Operand extends Node {

    record Property(String name) implements Operand {}

    record Text(String value) implements Operand {}

    /** A finite number; there is one zero. */
    record Numeric(double value) implements Operand {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a finite number");
            }
            value = value == 0 ? 0 : value;
        }
    }

    /** TRUE or FALSE: a condition as well as a value. */
    record Truth(boolean value) implements Operand, Expression {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** The text without the difference of case. */
    record Casei(Operand of) implements Operand {
        @Override
        public List<Operand> children() {
            return List.of(of);
        }
    }

    /** The text without accents and other marks. */
    record Accenti(Operand of) implements Operand {
        @Override
        public List<Operand> children() {
            return List.of(of);
        }
    }

    record Arithmetic(Calculation calculation, Operand left, Operand right) implements Operand {
        @Override
        public List<Operand> children() {
            return List.of(left, right);
        }
    }

    /** A whole day, UTC. */
    record Day(LocalDate date) implements Operand {}

    record Moment(Instant instant) implements Operand {}

    /** From a start to an end, both included; each is a day, a moment, a property or {@link Open}. */
    record Interval(Operand start, Operand end) implements Operand {
        @Override
        public List<Operand> children() {
            return List.of(start, end);
        }
    }

    /** The end of an interval that has none. */
    record Open() implements Operand {}

    /** A geometry; it is copied both ways, since JTS geometries can be changed. */
    record Shape(Geometry geometry) implements Operand {
        public Shape {
            geometry = geometry.copy();
        }

        @Override
        public Geometry geometry() {
            return geometry.copy();
        }
    }

    /** A box by its lower and its upper corner, in the axis order of its system. Heights are left out. */
    record Box(double lower1, double lower2, double upper1, double upper2) implements Operand {}

    record Array(List<Node> items) implements Operand {
        public Array {
            items = List.copyOf(items);
        }

        @Override
        public List<Node> children() {
            return items;
        }
    }
}
