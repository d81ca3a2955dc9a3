package huella.cql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import huella.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads CQL2 JSON (OGC 21-065r2 §8.3 and annex C) into the nodes of {@link CqlText}. A member that is not in the schema
 * is an error: what is overlooked would select too much. Faults are placed by JSON pointer (RFC 6901).
 */
public final class CqlJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int SHOWN = 60;

    private final String parameter;
    private final Budget budget;
    private final CqlJsonLiterals literals;

    private CqlJson(String parameter, FilterLimits limits) {
        this.parameter = parameter;
        budget = new Budget(limits);
        literals = new CqlJsonLiterals(this, budget);
    }

    /**
     * Reads a filter.
     *
     * @throws Rejected naming the parameter, with the JSON pointer of the fault and its cure
     */
    public static Expression parse(String parameter, String text, FilterLimits limits) {
        CqlJson reader = new CqlJson(parameter, limits);
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null || root.isMissingNode()) {
                throw reader.fault("", "está vacío; escriba un objeto JSON con «op» y «args»");
            }
            return reader.budget.finished(reader.condition(root, ""), cause -> reader.fault("", cause));
        } catch (StreamConstraintsException e) {
            throw reader.fault("", reader.budget.tooDeep() + ", y los números, menos de mil cifras");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " en la línea " + e.getLocation().getLineNr() + ", columna "
                            + e.getLocation().getColumnNr();
            throw reader.fault(
                    "", "no es JSON bien formado" + place + "; revise comillas, comas y llaves, y que nada se repita");
        }
    }

    Expression condition(JsonNode json, String at) {
        if (node(json, at) instanceof Expression expression) {
            return expression;
        }
        throw fault(at, "se espera una condición: un objeto con «op» y «args», o true o false");
    }

    Operand operand(JsonNode json, String at) {
        if (node(json, at) instanceof Operand operand) {
            return operand;
        }
        throw fault(at, "una condición no se compara ni se calcula; únala con and, or o not");
    }

    /** Any part of a filter. */
    Node node(JsonNode json, String at) {
        budget.enter(faultAt(at));
        Node read = budget.node(read(json, at), faultAt(at));
        budget.leave();
        return read;
    }

    private Node read(JsonNode json, String at) {
        if (json.isTextual()) {
            return new Operand.Text(storable(json.textValue(), at));
        }
        if (json.isNumber()) {
            return new Operand.Numeric(literals.number(json, at));
        }
        if (json.isBoolean()) {
            return new Operand.Truth(json.booleanValue());
        }
        if (!json.isObject()) {
            throw fault(
                    at,
                    json.isArray()
                            ? "una lista solo puede ir en «in» y en las funciones a_…"
                            : "null no es un valor; use {\"op\": \"isNull\", \"args\": […]}");
        }
        if (json.has("op")) {
            return operation(json, at);
        }
        if (json.has("property")) {
            members(json, at, "property");
            return new Operand.Property(text(json.get("property"), at + "/property"));
        }
        return literals.read(json, at);
    }

    private Node operation(JsonNode json, String at) {
        members(json, at, "op", "args");
        String op = text(json.get("op"), at + "/op");
        JsonNode args = json.path("args");
        if (!args.isArray()) {
            throw fault(at, "falta «args», la lista de los argumentos de «" + shown(op) + "»");
        }
        String inside = at + "/args";
        return switch (op) {
            case "and" -> new Expression.And(conditions(op, args, inside));
            case "or" -> new Expression.Or(conditions(op, args, inside));
            case "not" ->
                new Expression.Not(condition(counted(op, args, inside, 1).get(0), inside + "/0"));
            case "like" -> like(counted(op, args, inside, 2), inside);
            case "between" -> {
                List<Operand> three = operands(counted(op, args, inside, 3), inside);
                yield new Expression.Between(three.get(0), three.get(1), three.get(2));
            }
            case "in" -> in(counted(op, args, inside, 2), inside);
            case "isNull" ->
                new Expression.IsNull(node(counted(op, args, inside, 1).get(0), inside + "/0"));
            case "casei" ->
                new Operand.Casei(operand(counted(op, args, inside, 1).get(0), inside + "/0"));
            case "accenti" ->
                new Operand.Accenti(operand(counted(op, args, inside, 1).get(0), inside + "/0"));
            default -> pair(op, args, inside).orElseThrow(() -> unknown(op, at));
        };
    }

    /** The operations with two arguments of one kind. */
    private Optional<Node> pair(String op, JsonNode args, String at) {
        return Stream.<Optional<Node>>of(
                        find(Operator.values(), Operator::symbol, op).map(operator -> {
                            List<Operand> two = operands(counted(op, args, at, 2), at);
                            return new Expression.Comparison(operator, two.get(0), two.get(1));
                        }),
                        find(Calculation.values(), Calculation::symbol, op).map(calculation -> {
                            List<Operand> two = operands(counted(op, args, at, 2), at);
                            return new Operand.Arithmetic(calculation, two.get(0), two.get(1));
                        }),
                        find(SpatialRelation.values(), SpatialRelation::op, op).map(relation -> {
                            List<Operand> two = operands(counted(op, args, at, 2), at);
                            return new Expression.Spatial(relation, two.get(0), two.get(1));
                        }),
                        find(TemporalRelation.values(), TemporalRelation::op, op)
                                .map(relation -> {
                                    List<Operand> two = operands(counted(op, args, at, 2), at);
                                    return new Expression.Temporal(relation, two.get(0), two.get(1));
                                }),
                        find(SetRelation.values(), SetRelation::op, op).map(relation -> {
                            counted(op, args, at, 2);
                            return new Expression.Sets(
                                    relation, array(args.get(0), at + "/0"), array(args.get(1), at + "/1"));
                        }))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Rejected unknown(String op, String at) {
        Set<String> known =
                new TreeSet<>(Set.of("and", "or", "not", "like", "between", "in", "isNull", "casei", "accenti"));
        Stream.of(Operator.values()).map(Operator::symbol).forEach(known::add);
        Stream.of(Calculation.values()).map(Calculation::symbol).forEach(known::add);
        Stream.of(SpatialRelation.values()).map(SpatialRelation::op).forEach(known::add);
        Stream.of(TemporalRelation.values()).map(TemporalRelation::op).forEach(known::add);
        Stream.of(SetRelation.values()).map(SetRelation::op).forEach(known::add);
        return fault(at + "/op", "no existe la operación «" + shown(op) + "»; existen " + String.join(", ", known));
    }

    private Expression like(JsonNode args, String at) {
        Operand pattern = operand(args.get(1), at + "/1");
        Operand text = pattern;
        while (text instanceof Operand.Casei || text instanceof Operand.Accenti) {
            text = (Operand) text.children().getFirst();
        }
        if (!(text instanceof Operand.Text)) {
            throw fault(at + "/1", "«like» compara con un texto, por ejemplo \"%puerto%\"");
        }
        return new Expression.Like(operand(args.get(0), at + "/0"), pattern);
    }

    private Expression in(JsonNode args, String at) {
        JsonNode items = args.get(1);
        if (!items.isArray() || items.isEmpty()) {
            throw fault(at + "/1", "«in» lleva un valor y una lista con al menos un elemento");
        }
        return new Expression.In(operand(args.get(0), at + "/0"), operands(items, at + "/1"));
    }

    private Operand array(JsonNode json, String at) {
        if (!json.isArray()) {
            return operand(json, at);
        }
        budget.enter(faultAt(at));
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            String item = at + "/" + i;
            items.add(json.get(i).isArray() ? array(json.get(i), item) : node(json.get(i), item));
        }
        budget.leave();
        return budget.node(new Operand.Array(items), faultAt(at));
    }

    private List<Expression> conditions(String op, JsonNode args, String at) {
        if (args.size() < 2) {
            throw fault(at, "«" + op + "» une al menos dos condiciones y hay " + args.size());
        }
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            parts.add(condition(args.get(i), at + "/" + i));
        }
        return parts;
    }

    private List<Operand> operands(JsonNode args, String at) {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            operands.add(operand(args.get(i), at + "/" + i));
        }
        return operands;
    }

    private JsonNode counted(String op, JsonNode args, String at, int count) {
        if (args.size() != count) {
            throw fault(
                    at,
                    "«" + op + "» lleva " + count + (count == 1 ? " argumento" : " argumentos") + " y hay "
                            + args.size());
        }
        return args;
    }

    /** Refuses an object that says more than is understood. */
    void members(JsonNode json, String at, String... known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                throw fault(at, "aquí no se conoce «" + shown(name) + "»; se admite " + String.join(", ", known));
            }
        });
    }

    String text(JsonNode json, String at) {
        if (!json.isTextual()) {
            throw fault(at, "se espera un texto entre comillas");
        }
        return storable(json.textValue(), at);
    }

    /** PostgreSQL stores neither the character NUL nor half a surrogate pair. */
    private String storable(String text, String at) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw fault(at, "el texto contiene el carácter nulo o está mal codificado; quítelo");
        }
        return text;
    }

    Rejected fault(String at, String cause) {
        return Rejected.parameter(
                parameter,
                "El filtro no es válido " + (at.isEmpty() ? "" : "en " + at + " ") + "(CQL2 JSON): " + cause + ".");
    }

    Function<String, RuntimeException> faultAt(String at) {
        return cause -> fault(at, cause);
    }

    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static <E> Optional<E> find(E[] all, Function<E, String> name, String wanted) {
        return Stream.of(all).filter(one -> name.apply(one).equals(wanted)).findFirst();
    }
}
