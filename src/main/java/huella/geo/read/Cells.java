package huella.geo.read;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of a feature, cleaned and bounded. */
final class Cells {

    private static final int MOST_ITEMS = 100;
    private static final Locale CHILE = Locale.of("es", "CL");

    private final ReadLimits limits;

    Cells(ReadLimits limits) {
        this.limits = limits;
    }

    /** Names of columns are cleaned too; what had to be left out is told in {@code notes}. */
    Map<String, Object> clean(Map<String, Object> raw, List<String> notes) {
        Map<String, Object> values = new LinkedHashMap<>();
        raw.forEach((column, value) -> {
            String name = name(column);
            values.put(name, clean(name, value, notes));
        });
        return values;
    }

    static String name(String column) {
        String clean = CleanText.of(column).strip();
        return clean.length() > 100 ? clean.substring(0, clean.offsetByCodePoints(0, 60)) + "…" : clean;
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
            notes.add("Se dejó fuera el valor de «" + column + "»: tiene más de "
                    + NumberFormat.getIntegerInstance(CHILE).format(limits.text()) + " caracteres, el máximo ("
                    + ReadLimits.TEXT + ").");
            return null;
        }
        String clean = CleanText.of(raw);
        return clean.isBlank() ? null : clean;
    }
}
