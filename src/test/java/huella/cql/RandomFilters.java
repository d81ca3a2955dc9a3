package huella.cql;

import huella.cql.Queryable.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** Well-typed filters over some queryables, the same ones for the same seed. */
public final class RandomFilters {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);

    private final Random random;
    private final List<Queryable> queryables;
    private final Map<Type, List<?>> values;

    /** @param values by type, some that the properties hold, so that comparisons can be true */
    public RandomFilters(long seed, List<Queryable> queryables, Map<Type, List<?>> values) {
        random = new Random(seed);
        this.queryables = queryables;
        this.values = values;
    }

    public Expression next() {
        return condition(3);
    }

    private Expression condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new Expression.And(several(() -> condition(depth - 1)));
                case 1 -> new Expression.Or(several(() -> condition(depth - 1)));
                case 2 -> new Expression.Not(condition(depth - 1));
                default -> new Expression.IsNull(random.nextBoolean() ? condition(depth - 1) : anyProperty());
            };
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> compared();
            case 3, 4 -> new Expression.Like(folded(this::text), folded(this::pattern));
            case 5 -> new Expression.Between(number(2), number(1), number(1));
            case 6 -> {
                Type type = one(List.of(Type.TEXT, Type.NUMBER, Type.BOOLEAN, Type.TIMESTAMP));
                yield new Expression.In(scalar(type), several(() -> scalar(type)));
            }
            case 7, 8 -> new Expression.Spatial(one(SpatialRelation.values()), geometry(), geometry());
            case 9 -> {
                TemporalRelation relation = one(TemporalRelation.values());
                yield new Expression.Temporal(relation, time(relation), time(relation));
            }
            case 10 -> new Expression.Sets(one(SetRelation.values()), list(), list());
            default -> new Operand.Truth(random.nextBoolean());
        };
    }

    private Expression compared() {
        Type type = one(List.of(Type.TEXT, Type.NUMBER, Type.BOOLEAN, Type.TIMESTAMP));
        return new Expression.Comparison(one(Operator.values()), scalar(type), scalar(type));
    }

    private Operand scalar(Type type) {
        return switch (type) {
            case TEXT -> folded(this::text);
            case NUMBER -> number(2);
            case BOOLEAN -> random.nextBoolean() ? property(type) : new Operand.Truth(random.nextBoolean());
            case TIMESTAMP -> instant();
            case INTEGER, LIST, GEOMETRY -> throw new IllegalArgumentException(type.name());
        };
    }

    private Operand folded(Supplier<Operand> text) {
        Operand inner = text.get();
        return switch (random.nextInt(6)) {
            case 0 -> new Operand.Casei(inner);
            case 1 -> new Operand.Accenti(inner);
            case 2 -> new Operand.Casei(new Operand.Accenti(inner));
            default -> inner;
        };
    }

    private Operand text() {
        return random.nextBoolean() ? property(Type.TEXT) : new Operand.Text((String) held(Type.TEXT));
    }

    private Operand pattern() {
        String held = (String) held(Type.TEXT);
        int start = held.isEmpty() ? 0 : random.nextInt(held.length());
        String part = held.substring(start, Math.min(held.length(), start + 1 + random.nextInt(6)))
                .replace("\\", "\\\\")
                .replace("%", "\\%");
        if (part.length() > 2 && part.charAt(0) != '\\' && part.charAt(1) != '\\' && random.nextBoolean()) {
            part = part.charAt(0) + "_" + part.substring(2);
        }
        return new Operand.Text(one(List.of("%" + part + "%", part + "%", "%" + part, part, held, "O''H\\_%")));
    }

    /** Whole numbers and halves, so that sums and products are exact. */
    private Operand number(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            Calculation calculation = one(Calculation.values());
            return new Operand.Arithmetic(
                    calculation,
                    number(depth - 1),
                    calculation == Calculation.POWER ? new Operand.Numeric(random.nextInt(4)) : number(depth - 1));
        }
        return random.nextBoolean()
                ? property(Type.INTEGER)
                : new Operand.Numeric((random.nextInt(41) - 10) / (random.nextInt(4) == 0 ? 2.0 : 1.0));
    }

    private Operand instant() {
        Instant held = (Instant) held(Type.TIMESTAMP);
        return switch (random.nextInt(4)) {
            case 0 -> new Operand.Day(LocalDate.ofInstant(held, java.time.ZoneOffset.UTC));
            case 1 -> new Operand.Moment(held);
            default -> property(Type.TIMESTAMP);
        };
    }

    private Operand time(TemporalRelation relation) {
        if (relation.takesInstants() && random.nextBoolean()) {
            return instant();
        }
        while (true) {
            try {
                return Times.interval(end(), end());
            } catch (IllegalArgumentException e) {
                continue; // the wrong order, or a day with a moment
            }
        }
    }

    private Operand end() {
        return random.nextInt(5) == 0 ? new Operand.Open() : instant();
    }

    private Operand list() {
        return random.nextBoolean()
                ? property(Type.LIST)
                : new Operand.Array(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> (Node) new Operand.Text((String) held(Type.LIST)))
                        .toList());
    }

    private Operand geometry() {
        return switch (random.nextInt(6)) {
            case 0 -> new Operand.Shape((Geometry) held(Type.GEOMETRY));
            case 1 -> new Operand.Shape(GEOMETRIES.createPoint(position()));
            case 2 -> new Operand.Shape(GEOMETRIES.createLineString(new Coordinate[] {position(), position()}));
            case 3 -> {
                Coordinate corner = position();
                yield new Operand.Box(
                        corner.x,
                        corner.y,
                        corner.x + 0.01 + random.nextInt(30) / 10.0,
                        corner.y + 0.01 + random.nextInt(30) / 10.0);
            }
            default -> property(Type.GEOMETRY);
        };
    }

    private Coordinate position() {
        return new Coordinate(-7100 / 100.0 + random.nextInt(400) / 100.0, -2600 / 100.0 + random.nextInt(500) / 100.0);
    }

    private Operand anyProperty() {
        return new Operand.Property(one(queryables).name());
    }

    private Operand property(Type type) {
        return new Operand.Property(
                one(queryables.stream().filter(each -> each.type() == type).toList())
                        .name());
    }

    private Object held(Type type) {
        return one(values.get(type));
    }

    private <T> List<T> several(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            items.add(item.get());
        }
        return items;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
