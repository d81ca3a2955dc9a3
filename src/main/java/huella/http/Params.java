package huella.http;

import huella.model.Rejected;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The query parameters of one request, read strictly: a name that the route does not know, or a name given twice, is an
 * error that names it. A mistyped filter must never answer with everything.
 */
public final class Params {

    private final Context context;
    private final int maxLength;

    private Params(Context context, int maxLength) {
        this.context = context;
        this.maxLength = maxLength;
    }

    /** The parameters of a request to a route that knows just these names. */
    public static Params of(Context context, Limits limits, String... known) {
        Set<String> names = new TreeSet<>(Arrays.asList(known));
        for (Map.Entry<String, List<String>> given : context.queryParamMap().entrySet()) {
            if (!names.contains(given.getKey())) {
                throw Rejected.parameter(
                        shown(given.getKey()),
                        "Este recurso no conoce ese parámetro. "
                                + (names.isEmpty()
                                        ? "No acepta ninguno."
                                        : "Acepta: " + String.join(", ", names) + "."));
            }
            if (given.getValue().size() > 1) {
                throw Rejected.parameter(
                        given.getKey(),
                        "El parámetro está repetido. Para varios valores sepárelos con comas en uno solo.");
            }
        }
        return new Params(context, limits.parameterLength());
    }

    /** The value, or empty when the parameter is missing; a blank one is an error, since it would select everything. */
    public Optional<String> text(String name) {
        return text(name, value -> value);
    }

    private Optional<String> text(String name, UnaryOperator<String> plain) {
        String given = context.queryParam(name);
        if (given == null) {
            return Optional.empty();
        }
        String value = plain.apply(given);
        if (value.isBlank()) {
            throw Rejected.parameter(name, "El parámetro está vacío. Déle un valor o quítelo.");
        }
        if (value.length() > maxLength) {
            throw Rejected.parameter(
                    name,
                    "El valor tiene " + value.length() + " caracteres; el máximo es " + maxLength + " ("
                            + Limits.PARAMETER_LENGTH + ").");
        }
        if (!isPlain(value)) {
            throw Rejected.parameter(
                    name, "El valor contiene caracteres de control o texto mal codificado (use UTF-8).");
        }
        return Optional.of(value.strip());
    }

    /** @throws Rejected naming the parameter when it is no whole number from {@code least} to {@code most} */
    public Optional<Integer> integer(String name, int least, int most) {
        return text(name).map(value -> {
            if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
                throw Rejected.parameter(name, "Escriba un entero de " + least + " a " + most + ".");
            }
            return Integer.parseInt(value);
        });
    }

    /** The same for a value that may be written in several lines; a line's end is as good as a space. */
    public Optional<String> lines(String name) {
        return text(name, value -> value.replaceAll("[\\t\\r\\n]", " "));
    }

    /** A comma-separated list; empty when the parameter is missing, an error when it holds nothing. */
    public List<String> list(String name) {
        Optional<String> text = text(name);
        List<String> items = text.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
        if (text.isPresent() && items.isEmpty()) {
            throw Rejected.parameter(name, "La lista está vacía. Déle un valor o quite el parámetro.");
        }
        return items;
    }

    /** One of an enum's names, in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        return text(name)
                .map(value -> Arrays.stream(choices.getEnumConstants())
                        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(value))
                        .findFirst()
                        .orElseThrow(() -> Rejected.parameter(
                                name,
                                "El valor no existe. Los valores son: "
                                        + Arrays.stream(choices.getEnumConstants())
                                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))
                                        + ".")));
    }

    /** Whether the parameter is {@code true}; it may also be {@code false} or missing. */
    public boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Rejected.parameter(name, "El valor es true o false.");
                })
                .orElse(false);
    }

    /** What the request gives, in its order. */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        context.queryParamMap().forEach((name, values) -> given.put(name, values.getFirst()));
        return given;
    }

    /**
     * The query of the request with other values of some parameters, for a link to a sibling of the answer; begins with
     * a question mark, or is empty.
     *
     * @param changes names and values in turn; a null value leaves the parameter out
     */
    public String query(String... changes) {
        Map<String, String> query = given();
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                query.remove(changes[i]);
            } else {
                query.put(changes[i], changes[i + 1]);
            }
        }
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** A value as it stands in a query, readable where that is allowed. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }

    /** No control characters, nothing half-encoded. A byte that is no UTF-8 arrives as the replacement character. */
    public static boolean isPlain(String value) {
        return value.chars()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.isSurrogate((char) c) && !wellFormed(value)
                        || c == '\uFFFD');
    }

    private static boolean wellFormed(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
