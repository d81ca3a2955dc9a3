package huella.imports;

import huella.geo.read.Choices;
import huella.geo.read.SourceSystems;
import huella.http.Body;
import huella.http.Upload;
import huella.model.Rejected;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a person says of a file, out of a form, a JSON object or a command line. */
final class ChoicesReader {

    static final String CRS = "crs";
    static final String AXES = "ejes";
    static final String CHARSET = "codificacion";
    static final String LAYERS = "capas";
    static final String X = "x";
    static final String Y = "y";

    private static final Set<String> KNOWN = Set.of(CRS, AXES, CHARSET, LAYERS, X, Y);
    private static final String SWAPPED = "intercambiados";
    private static final int LONGEST = 200;

    /** Those in which files of this part of the world are written; the first name is shown. */
    private static final Map<String, String> CHARSETS = charsets();

    private final SourceSystems systems;

    ChoicesReader(SourceSystems systems) {
        this.systems = systems;
    }

    private static Map<String, String> charsets() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : List.of("UTF-8", "windows-1252", "ISO-8859-1", "IBM850", "IBM437", "UTF-16")) {
            names.put(name.toLowerCase(java.util.Locale.ROOT), name);
        }
        names.put("cp1252", "windows-1252");
        names.put("latin1", "ISO-8859-1");
        names.put("cp850", "IBM850");
        names.put("cp437", "IBM437");
        return names;
    }

    /** @throws Rejected (422) naming the option that cannot be */
    Choices of(Upload upload) {
        upload.fields().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Rejected.field(
                            "opciones",
                            "Opción desconocida: «" + name + "». Las opciones son: "
                                    + String.join(", ", KNOWN.stream().sorted().toList()) + ".");
                });
        return of(
                one(upload, CRS),
                one(upload, AXES),
                one(upload, CHARSET),
                upload.fields().getOrDefault(LAYERS, List.of()),
                one(upload, X),
                one(upload, Y));
    }

    private static Optional<String> one(Upload upload, String name) {
        List<String> values = upload.fields().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Rejected.field(name, "Se envió más de una vez. Envíe un solo valor.");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** @throws Rejected (422) naming the option that cannot be */
    Choices of(Body body) {
        return of(
                body.text(CRS, LONGEST),
                body.text(AXES, LONGEST),
                body.text(CHARSET, LONGEST),
                body.texts(LAYERS, LONGEST).orElse(List.of()),
                body.text(X, LONGEST),
                body.text(Y, LONGEST));
    }

    static String[] names() {
        return KNOWN.toArray(String[]::new);
    }

    Choices of(
            Optional<String> crs,
            Optional<String> axes,
            Optional<String> charset,
            List<String> layers,
            Optional<String> x,
            Optional<String> y) {
        if (x.isPresent() != y.isPresent()) {
            throw Rejected.field(X, "Diga las dos columnas, x e y, o ninguna.");
        }
        return new Choices(
                crs.map(this::epsg).orElse(OptionalInt.empty()),
                axes.map(ChoicesReader::swapped).orElse(false),
                charset.map(ChoicesReader::charset),
                layers,
                x,
                y);
    }

    private OptionalInt epsg(String text) {
        String number = text.toUpperCase(java.util.Locale.ROOT).replaceFirst("^EPSG:+", "");
        if (!number.matches("[0-9]{4,6}")
                || systems.find(Integer.parseInt(number)).isEmpty()) {
            throw Rejected.field(
                    CRS,
                    "El sistema «" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                            + "» no se conoce o no hay cómo pasarlo a WGS 84. Use un código EPSG, como EPSG:24879"
                            + " (PSAD56 / UTM huso 19 sur) o EPSG:32719 (WGS 84 / UTM huso 19 sur).");
        }
        return OptionalInt.of(Integer.parseInt(number));
    }

    private static boolean swapped(String text) {
        if (!text.equals(SWAPPED) && !text.equals("normales")) {
            throw Rejected.field(AXES, "Use «normales» o «" + SWAPPED + "».");
        }
        return text.equals(SWAPPED);
    }

    private static Charset charset(String text) {
        String name = CHARSETS.get(text.toLowerCase(java.util.Locale.ROOT));
        if (name == null) {
            throw Rejected.field(
                    CHARSET,
                    "Use una de estas codificaciones: "
                            + String.join(
                                    ", ", CHARSETS.values().stream().distinct().toList()) + ".");
        }
        return Charset.forName(name);
    }
}
