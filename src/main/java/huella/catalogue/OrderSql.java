package huella.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * An order, and the place of a page in it, as SQL. Going back, everything is turned round, and the page is turned again
 * by who reads it. Names are constants of this program, every value is bound.
 */
public final class OrderSql {

    /** Spanish order: á with a, ñ after n. Codes are compared byte by byte, as their index is. */
    private static final String SPANISH = " COLLATE \"es-x-icu\"";

    private final Order order;
    private final boolean back;
    private final List<String> after = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    public OrderSql(Order order, Optional<Cursor> cursor) {
        this.order = order;
        this.back = cursor.map(Cursor::back).orElse(false);
        cursor.ifPresent(this::place);
    }

    /** What follows ORDER BY. */
    public String order() {
        List<String> terms = new ArrayList<>();
        for (Order.Key key : order.keys()) {
            terms.add(column(key)
                    + (key.descending() != back ? " DESC" : " ASC")
                    + (back ? " NULLS FIRST" : " NULLS LAST"));
        }
        return String.join(", ", terms);
    }

    /** The features beyond the cursor; true when there is none. */
    public String condition() {
        return after.isEmpty() ? "true" : "(" + String.join(" OR ", after) + ")";
    }

    public Query bind(Query query) {
        values.forEach(query::bind);
        return query;
    }

    /** Beyond by the first key; or alike in it and beyond by the second; and so on. */
    private void place(Cursor cursor) {
        StringBuilder alike = new StringBuilder();
        for (int i = 0; i < order.keys().size(); i++) {
            Order.Key key = order.keys().get(i);
            Object value = cursor.values().get(i);
            String name = "after_" + i;
            String column = column(key);
            String beyond = beyond(key, column, value, ":" + name);
            if (beyond != null) {
                after.add("(" + alike + beyond + ")");
            }
            alike.append(value == null ? column + " IS NULL" : column + " = :" + name)
                    .append(" AND ");
            if (value != null) {
                values.put(name, value);
            }
        }
    }

    /** Null when nothing can be beyond. Without a value comes last. */
    private String beyond(Order.Key key, String column, Object value, String parameter) {
        if (back) {
            return value == null ? column + " IS NOT NULL" : column + (key.descending() ? " > " : " < ") + parameter;
        }
        if (value == null) {
            return null;
        }
        String greater = column + (key.descending() ? " < " : " > ") + parameter;
        return key.field() == Field.CODIGO ? greater : "(" + greater + " OR " + column + " IS NULL)";
    }

    private static String column(Order.Key key) {
        String column = key.field().column();
        return key.field().type() == Field.Type.TEXT && key.field() != Field.CODIGO ? column + SPANISH : column;
    }
}
