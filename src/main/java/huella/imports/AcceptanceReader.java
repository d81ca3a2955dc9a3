package huella.imports;

import huella.editing.Attribute;
import huella.editing.Values;
import huella.http.Body;
import huella.imports.AcceptanceRequest.Destination;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the body of an acceptance; what it says of features that are not there is for {@link Acceptance}. */
final class AcceptanceReader {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}-[0-9]{2,4}");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_DESTINATIONS = 20_000;

    private AcceptanceReader() {}

    static String[] names() {
        return new String[] {"titulo", "columnas", "actualizar_campos", "comunes", "destinos"};
    }

    /** @throws Rejected (422) naming the field that cannot be */
    static AcceptanceRequest of(Body body) {
        List<Destination> destinations = new ArrayList<>();
        Map<Integer, Integer> seen = new HashMap<>();
        Map<String, Integer> bases = new HashMap<>();
        for (Body each : body.objects("destinos", MOST_DESTINATIONS, "objeto", "codigo", "base", "nueva", "grupo")) {
            Destination destination = destination(each);
            if (seen.put(destination.object(), destinations.size()) != null) {
                throw each.wrong("objeto", "El objeto " + destination.object() + " ya tiene un destino. Deje uno.");
            }
            if (destination.base().isPresent()) {
                int base = destination.base().getAsInt();
                Integer before = bases.put(destination.target(), base);
                if (before != null && before != base) {
                    throw each.wrong(
                            "base",
                            "Otro objeto va a " + destination.target() + " sobre la versión " + before
                                    + ". Diga la misma en todos.");
                }
            }
            destinations.add(destination);
        }
        if (destinations.isEmpty()) {
            throw body.wrong("destinos", "Diga a dónde va al menos un objeto.");
        }
        return new AcceptanceRequest(
                body.text("titulo", LONGEST_TITLE),
                columns(body),
                body.flag("actualizar_campos").orElse(false),
                body.object("comunes").map(Values::read).orElse(Map.of()),
                destinations);
    }

    private static Map<String, String> columns(Body body) {
        Map<String, String> columns = new LinkedHashMap<>();
        body.object("columnas").ifPresent(given -> {
            for (String column : given.names()) {
                given.text(column, LONGEST_NAME).ifPresent(field -> {
                    if (!field.equals(ColumnGuess.CODE) && Attribute.find(field).isEmpty()) {
                        throw given.wrong(column, "«" + field + "» no es un campo que se pueda importar.");
                    }
                    columns.put(column, field);
                });
            }
        });
        return columns;
    }

    private static Destination destination(Body body) {
        int object = body.integer("objeto")
                .filter(number -> number > 0)
                .orElseThrow(() -> body.wrong("objeto", "Diga el número del objeto, desde 1."));
        Optional<String> code = body.text("codigo", 10);
        Optional<Integer> base = body.integer("base");
        boolean fresh = body.flag("nueva").orElse(false);
        if (fresh == code.isPresent()) {
            throw body.wrong("codigo", "Diga el código de la iniciativa que cambia, o que es nueva.");
        }
        code.filter(given -> !CODE.matcher(given).matches()).ifPresent(given -> {
            throw body.wrong("codigo", "No tiene la forma esperada: tres letras, guion y número, como CAL-03.");
        });
        if (code.isPresent() && base.filter(number -> number > 0).isEmpty()) {
            throw body.wrong("base", "Diga sobre qué versión de " + code.get() + " se decidió.");
        }
        if (fresh && base.isPresent()) {
            throw body.wrong("base", "Una iniciativa nueva no tiene versiones. Quite «base».");
        }
        Optional<String> group = body.text("grupo", LONGEST_NAME);
        if (group.isPresent() && !fresh) {
            throw body.wrong("grupo", "Los objetos que van a una iniciativa que existe se unen por su código.");
        }
        return new Destination(object, code, base.map(OptionalInt::of).orElse(OptionalInt.empty()), group);
    }
}
