package huella.cql;

/** What is computed of two numbers; the symbol is the same in both encodings. */
public enum Calculation {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/"),
    REMAINDER("%"),
    WHOLE_DIVISION("div"),
    POWER("^");

    private final String symbol;

    Calculation(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
