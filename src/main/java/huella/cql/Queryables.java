package huella.cql;

import huella.cql.Queryable.Type;
import huella.model.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The properties that filters of one collection may name, in the order in which they are published. */
public final class Queryables {

    private final Map<String, Queryable> byName = new LinkedHashMap<>();

    public Queryables(List<Queryable> queryables) {
        queryables.forEach(queryable -> byName.put(queryable.name(), queryable));
    }

    public List<Queryable> list() {
        return List.copyOf(byName.values());
    }

    Optional<Type> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Queryable::type);
    }

    String names() {
        return byName.values().stream().map(Queryable::name).collect(Collectors.joining(", "));
    }

    /**
     * Refuses what cannot be compared: properties that do not exist, texts with numbers, single instants where
     * intervals are needed. What passes can be evaluated without an error.
     *
     * @throws Rejected naming the parameter, with the part of the filter that is wrong and its cure
     */
    public void check(String parameter, Expression expression) {
        new Check(parameter, this).condition(expression);
    }
}
