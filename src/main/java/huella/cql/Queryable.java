package huella.cql;

/**
 * A property that filters may name (OGC 19-079r2 §6).
 *
 * @param name as published
 */
public record Queryable(String name, Type type) {

    /** What its values are. A LIST holds texts; a TIMESTAMP is an instant; INTEGER and NUMBER are compared alike. */
    public enum Type {
        TEXT("un texto"),
        LIST("una lista de textos"),
        INTEGER("un número"),
        NUMBER("un número"),
        BOOLEAN("verdadero o falso"),
        TIMESTAMP("una fecha"),
        GEOMETRY("una geometría");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** In Spanish, with its article. */
        String words() {
            return words;
        }
    }
}
