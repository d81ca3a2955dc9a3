package huella.geo.read;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of a feature, cleaned and bounded: each by itself, and all of them together. */
final class Cells {

    /** How many times the limit of one text all values of a feature may have. */
    static final int TEXTS = 10;

    private static final int MOST_ITEMS = 100;

    /** Told of one feature; the same is wrong with the others. */
    private static final int MOST_NOTES = 20;

    private static final Locale CHILE = Locale.of("es", "CL");

    private final ReadLimits limits;
    private final ColumnNames columns;

    Cells(ReadLimits limits, ColumnNames columns) {
        this.limits = limits;
        this.columns = columns;
    }

    /** Names of columns are cleaned too; what had to be left out is told in {@code notes}. */
    Map<String, Object> clean(Map<String, Object> raw, List<String> notes) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> told = new ArrayList<>();
        long left = (long) TEXTS * limits.text();
        int over = 0;
        for (Map.Entry<String, Object> entry : raw.entrySet()) {
            String name = columns.of(entry.getKey());
            Object value = clean(name, entry.getValue(), told);
            long characters = characters(value);
            boolean fits = characters <= left;
            left -= fits ? characters : 0;
            over += fits ? 0 : 1;
            values.put(name, fits ? value : null);
        }
        notes.addAll(told.subList(0, Math.min(told.size(), MOST_NOTES)));
        if (told.size() > MOST_NOTES) {
            notes.add("Y hay otros " + (told.size() - MOST_NOTES) + " avisos sobre sus valores.");
        }
        if (over > 0) {
            notes.add(tooMuch(over));
        }
        return values;
    }

    private String tooMuch(int over) {
        return "Se " + (over == 1 ? "dejó fuera un valor" : "dejaron fuera " + over + " valores")
                + ": todos los de un objeto juntos tienen más de " + counted((long) TEXTS * limits.text())
                + " caracteres, el máximo (" + TEXTS + " veces " + ReadLimits.TEXT + ").";
    }

    private static long characters(Object value) {
        return switch (value) {
            case String text -> text.length();
            case List<?> items ->
                items.stream().mapToLong(item -> ((String) item).length()).sum();
            case null, default -> 0;
        };
    }

    private Object clean(String column, Object value, List<String> notes) {
        return switch (value) {
            case null -> null;
            case String text -> text(column, text, notes);
            case Double number
            when !Double.isFinite(number) -> {
                notes.add("Se dejó fuera el valor de «" + column + "»: no es un número finito.");
                yield null;
            }
            case List<?> items -> {
                List<String> texts = new ArrayList<>();
                for (Object item : items.subList(0, Math.min(items.size(), MOST_ITEMS))) {
                    String text = text(column, String.valueOf(item), notes);
                    if (text != null) {
                        texts.add(text);
                    }
                }
                if (items.size() > MOST_ITEMS) {
                    notes.add("De «" + column + "» se tomaron sólo los primeros " + MOST_ITEMS + " elementos.");
                }
                yield List.copyOf(texts);
            }
            default -> value;
        };
    }

    private String text(String column, String raw, List<String> notes) {
        if (raw.length() > limits.text()) {
            notes.add("Se dejó fuera el valor de «" + column + "»: tiene más de " + counted(limits.text())
                    + " caracteres, el máximo (" + ReadLimits.TEXT + ").");
            return null;
        }
        String clean = CleanText.of(raw);
        return clean.isBlank() ? null : clean;
    }

    private static String counted(long characters) {
        return NumberFormat.getIntegerInstance(CHILE).format(characters);
    }
}
