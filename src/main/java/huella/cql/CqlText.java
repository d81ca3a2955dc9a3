package huella.cql;

import huella.cql.Tokens.Kind;
import huella.cql.Tokens.Token;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads CQL2 text (OGC 21-065r2 §8.2 and annex B), by recursive descent: one method for each level of binding, loosest
 * first. Whatever is not in the grammar is refused with its position and the cure; nothing is guessed. Custom functions
 * are not offered, so a call of one is an error that says so.
 */
public final class CqlText {

    private static final List<String> RELATED = List.of("LIKE", "BETWEEN", "IN");

    private final Tokens tokens;
    private final Budget budget;
    private final CqlTextLiterals literals;

    private CqlText(String parameter, String text, FilterLimits limits) {
        tokens = new Tokens(parameter, text);
        budget = new Budget(limits);
        literals = new CqlTextLiterals(tokens, budget);
    }

    /**
     * Reads a filter.
     *
     * @throws Rejected naming the parameter, with the position of the fault, counted from 1, and its cure
     */
    public static Expression parse(String parameter, String text, FilterLimits limits) {
        CqlText reader = new CqlText(parameter, text, limits);
        Token start = reader.tokens.peek();
        Expression whole = reader.condition(reader.or(), start);
        Token rest = reader.tokens.peek();
        if (rest.kind() != Kind.END) {
            throw reader.tokens.fault(rest, "aquí debería terminar el filtro, o seguir AND u OR");
        }
        return reader.budget.finished(whole, cause -> reader.tokens.fault(start, cause));
    }

    private Node or() {
        Token start = tokens.peek();
        Node first = and();
        if (!tokens.isWord("OR")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(condition(first, start)));
        while (tokens.takeWord("OR")) {
            Token at = tokens.peek();
            parts.add(condition(and(), at));
        }
        return node(new Expression.Or(parts), start);
    }

    private Node and() {
        Token start = tokens.peek();
        Node first = not();
        if (!tokens.isWord("AND")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(condition(first, start)));
        while (tokens.takeWord("AND")) {
            Token at = tokens.peek();
            parts.add(condition(not(), at));
        }
        return node(new Expression.And(parts), start);
    }

    private Node not() {
        Token start = tokens.peek();
        if (!tokens.takeWord("NOT")) {
            return predicate();
        }
        Token at = tokens.peek();
        if (tokens.isWord("NOT")) {
            throw tokens.fault(at, "NOT no puede repetirse; escriba NOT (NOT …) o quite los dos");
        }
        return node(new Expression.Not(condition(predicate(), at)), start);
    }

    private Node predicate() {
        Token start = tokens.peek();
        Node node = comparison();
        while (tokens.isWord("IS")) {
            tokens.take();
            boolean negated = tokens.takeWord("NOT");
            if (!tokens.takeWord("NULL")) {
                throw tokens.fault(tokens.peek(), "después de IS se espera NULL o NOT NULL");
            }
            node = negated(negated, new Expression.IsNull(node), start);
        }
        return node;
    }

    private Node comparison() {
        Token start = tokens.peek();
        Node left = sum();
        for (Operator operator : Operator.values()) {
            if (tokens.takeSign(operator.symbol())) {
                Token at = tokens.peek();
                return node(new Expression.Comparison(operator, operand(left, start), operand(sum(), at)), start);
            }
        }
        boolean negated =
                tokens.isWord("NOT") && RELATED.contains(tokens.after().keyword());
        if (negated) {
            tokens.take();
        }
        if (tokens.takeWord("LIKE")) {
            return negated(negated, new Expression.Like(operand(left, start), literals.pattern()), start);
        }
        if (tokens.takeWord("BETWEEN")) {
            return negated(negated, between(operand(left, start)), start);
        }
        if (tokens.takeWord("IN")) {
            return negated(negated, in(operand(left, start)), start);
        }
        return left;
    }

    private Expression between(Operand value) {
        Token at = tokens.peek();
        Operand low = operand(sum(), at);
        if (!tokens.takeWord("AND")) {
            throw tokens.fault(tokens.peek(), "se espera AND y el límite superior de BETWEEN");
        }
        Token then = tokens.peek();
        return new Expression.Between(value, low, operand(sum(), then));
    }

    private Expression in(Operand value) {
        tokens.expectSign("(");
        List<Operand> items = new ArrayList<>();
        do {
            Token at = tokens.peek();
            items.add(operand(sum(), at));
        } while (tokens.takeSign(","));
        tokens.expectSign(")");
        return new Expression.In(value, items);
    }

    private Node sum() {
        Token start = tokens.peek();
        Node left = product();
        for (Calculation calculation = sign(Calculation.PLUS, Calculation.MINUS);
                calculation != null;
                calculation = sign(Calculation.PLUS, Calculation.MINUS)) {
            Token at = tokens.peek();
            left = node(new Operand.Arithmetic(calculation, operand(left, start), operand(product(), at)), start);
        }
        return left;
    }

    private Node product() {
        Token start = tokens.peek();
        Node left = power();
        for (Calculation calculation = productSign(); calculation != null; calculation = productSign()) {
            Token at = tokens.peek();
            left = node(new Operand.Arithmetic(calculation, operand(left, start), operand(power(), at)), start);
        }
        return left;
    }

    private Calculation productSign() {
        return tokens.takeWord("DIV")
                ? Calculation.WHOLE_DIVISION
                : sign(Calculation.TIMES, Calculation.DIVIDED_BY, Calculation.REMAINDER);
    }

    private Node power() {
        Token start = tokens.peek();
        Node base = primary();
        if (sign(Calculation.POWER) == null) {
            return base;
        }
        Token at = tokens.peek();
        Operand exponent = operand(primary(), at);
        if (tokens.isSign("^")) {
            throw tokens.fault(tokens.peek(), "no se sabe qué potencia va primero; use paréntesis: (2 ^ 3) ^ 2");
        }
        return node(new Operand.Arithmetic(Calculation.POWER, operand(base, start), exponent), start);
    }

    private Node primary() {
        Token start = tokens.peek();
        return switch (start.kind()) {
            case TEXT, NUMBER -> literals.scalar();
            case QUOTED -> property();
            case SIGN -> sign(start);
            case WORD -> word(start);
            case END -> throw tokens.fault(start, "falta una propiedad, un valor o una condición");
        };
    }

    private Node sign(Token start) {
        if (tokens.takeSign("(")) {
            Node inside = nested(start, this::or);
            tokens.expectSign(")");
            return inside;
        }
        if (!tokens.isSign("-") && !tokens.isSign("+")) {
            throw tokens.fault(start, "falta una propiedad, un valor o una condición");
        }
        if (tokens.after().kind() == Kind.NUMBER) {
            return literals.scalar();
        }
        tokens.take();
        boolean property = tokens.peek().kind() == Kind.QUOTED
                || tokens.peek().kind() == Kind.WORD
                        && !Names.isKeyword(tokens.peek().text());
        if (start.text().equals("+") || !property) {
            throw tokens.fault(
                    start, "un signo va delante de un número o de una propiedad; escriba por ejemplo 0 - (a + b)");
        }
        Operand minusOne = node(new Operand.Numeric(-1), start);
        return node(new Operand.Arithmetic(Calculation.TIMES, minusOne, property()), start);
    }

    private Node word(Token start) {
        String keyword = start.keyword();
        if (!Names.isKeyword(start.text())) {
            return property();
        }
        if (keyword.equals("TRUE") || keyword.equals("FALSE")) {
            tokens.take();
            return node(new Operand.Truth(keyword.equals("TRUE")), start);
        }
        if (keyword.equals("CASEI") || keyword.equals("ACCENTI")) {
            tokens.take();
            tokens.expectSign("(");
            Token at = tokens.peek();
            Operand of = operand(nested(at, this::sum), at);
            tokens.expectSign(")");
            return node(keyword.equals("CASEI") ? new Operand.Casei(of) : new Operand.Accenti(of), start);
        }
        for (SpatialRelation relation : SpatialRelation.values()) {
            if (keyword.equals(relation.keyword())) {
                return related(this::single, (a, b) -> new Expression.Spatial(relation, a, b));
            }
        }
        for (TemporalRelation relation : TemporalRelation.values()) {
            if (keyword.equals(relation.keyword())) {
                return related(this::single, (a, b) -> new Expression.Temporal(relation, a, b));
            }
        }
        for (SetRelation relation : SetRelation.values()) {
            if (keyword.equals(relation.keyword())) {
                return related(this::array, (a, b) -> new Expression.Sets(relation, a, b));
            }
        }
        return literals.tagged();
    }

    private Operand single() {
        Token at = tokens.peek();
        return operand(primary(), at);
    }

    /** A list in parentheses, or a property. */
    private Operand array() {
        Token start = tokens.peek();
        if (!tokens.takeSign("(")) {
            return single();
        }
        List<Node> items = new ArrayList<>();
        while (!tokens.isSign(")")) {
            items.add(nested(tokens.peek(), () -> tokens.isSign("(") ? array() : sum()));
            if (!tokens.takeSign(",")) {
                break;
            }
            if (tokens.isSign(")")) {
                throw tokens.fault(tokens.peek(), "falta un valor después de la coma");
            }
        }
        tokens.expectSign(")");
        return node(new Operand.Array(items), start);
    }

    private interface Pair {
        Expression of(Operand left, Operand right);
    }

    private Expression related(Supplier<Operand> argument, Pair pair) {
        Token start = tokens.take();
        tokens.expectSign("(");
        Operand left = argument.get();
        if (!tokens.takeSign(",")) {
            throw tokens.fault(tokens.peek(), start.keyword() + " lleva dos argumentos separados por una coma");
        }
        Operand right = argument.get();
        if (tokens.isSign(",")) {
            throw tokens.fault(tokens.peek(), start.keyword() + " lleva solo dos argumentos");
        }
        tokens.expectSign(")");
        return node(pair.of(left, right), start);
    }

    private Operand property() {
        Token name = tokens.take();
        if (tokens.isSign("(")) {
            throw tokens.fault(
                    name,
                    "no existe la función «" + name.text()
                            + "»; se ofrecen CASEI, ACCENTI, DATE, TIMESTAMP, INTERVAL, BBOX y las que comienzan con S_, T_ y A_");
        }
        return node(new Operand.Property(name.text()), name);
    }

    private <T> T nested(Token at, Supplier<T> inside) {
        budget.enter(cause -> tokens.fault(at, cause));
        T result = inside.get();
        budget.leave();
        return result;
    }

    private Calculation sign(Calculation... calculations) {
        for (Calculation calculation : calculations) {
            if (tokens.takeSign(calculation.symbol())) {
                return calculation;
            }
        }
        return null;
    }

    private Expression negated(boolean negated, Expression expression, Token at) {
        Expression plain = node(expression, at);
        return negated ? node(new Expression.Not(plain), at) : plain;
    }

    private Expression condition(Node node, Token at) {
        if (node instanceof Expression expression) {
            return expression;
        }
        throw tokens.fault(
                at,
                node instanceof Operand.Property property
                        ? "falta la comparación; escriba por ejemplo " + property.name() + " = true"
                        : "eso es un valor y no una condición; compárelo con algo");
    }

    private Operand operand(Node node, Token at) {
        if (node instanceof Operand operand) {
            return operand;
        }
        throw tokens.fault(at, "una condición no se compara ni se calcula; únala con AND, OR o NOT");
    }

    private <N extends Node> N node(N node, Token at) {
        return budget.node(node, fault(at));
    }

    private Function<String, RuntimeException> fault(Token at) {
        return cause -> tokens.fault(at, cause);
    }
}
