package huella.cql;

import huella.geo.Reprojection;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition: true, false or, where a value is missing, unknown (SQL's three-valued logic). A filter selects what it
 * is true for (OGC 21-065r2 §6.2).
 */
public sealed interface Expression extends Node
        permits Expression.And,
                Expression.Or,
                Expression.Not,
                Expression.Comparison,
                Expression.Like,
                Expression.Between,
                Expression.In,
                Expression.IsNull,
                Expression.Spatial,
                Expression.Temporal,
                Expression.Sets,
                Operand.Truth {

    /**
     * The same condition with all geometries in longitude and latitude, SRID 4326, and areas instead of boxes.
     *
     * @param from the system and axis order in which they are
     * @throws Rejected naming the parameter, when a coordinate is out of the system's reach or a shape is not valid
     */
    default Expression inCrs84(String parameter, Reprojection from) {
        return new InCrs84(parameter, from).moved(this);
    }

    /** All parts hold; two or more. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> children() {
            return parts;
        }
    }

    /** A part holds; two or more. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> children() {
            return parts;
        }
    }

    record Not(Expression part) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(part);
        }
    }

    record Comparison(Operator operator, Operand left, Operand right) implements Expression {
        @Override
        public List<Operand> children() {
            return List.of(left, right);
        }
    }

    /**
     * The pattern is a text, folded or not: {@code %} any characters, {@code _} one, {@code \} takes the next as it is.
     */
    record Like(Operand value, Operand pattern) implements Expression {
        @Override
        public List<Operand> children() {
            return List.of(value, pattern);
        }
    }

    /** Ends included. */
    record Between(Operand value, Operand low, Operand high) implements Expression {
        @Override
        public List<Operand> children() {
            return List.of(value, low, high);
        }
    }

    record In(Operand value, List<Operand> items) implements Expression {
        public In {
            items = List.copyOf(items);
        }

        @Override
        public List<Operand> children() {
            List<Operand> all = new ArrayList<>(items);
            all.addFirst(value);
            return all;
        }
    }

    /** Never unknown itself. */
    record IsNull(Node operand) implements Expression {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    record Spatial(SpatialRelation relation, Operand left, Operand right) implements Expression {
        @Override
        public List<Operand> children() {
            return List.of(left, right);
        }
    }

    record Temporal(TemporalRelation relation, Operand left, Operand right) implements Expression {
        @Override
        public List<Operand> children() {
            return List.of(left, right);
        }
    }

    /** Lists are compared as sets: neither order nor repetition counts. */
    record Sets(SetRelation relation, Operand left, Operand right) implements Expression {
        @Override
        public List<Operand> children() {
            return List.of(left, right);
        }
    }
}
