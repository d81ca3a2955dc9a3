package huella.geo.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The member {@code crs} of GeoJSON before RFC 7946 (GeoJSON 2008 §3), which old programs and GDAL still write: a name,
 * an EPSG code, or a link that is never followed. What it says and we cannot tell is no system at all, not WGS 84.
 *
 * @param note for the owner of the file, in Spanish
 */
record JsonCrs(StatedCrs stated, Optional<String> note) {

    static final JsonCrs NONE = new JsonCrs(new StatedCrs.ByFormat(), Optional.empty());

    private static final String WHERE = "el miembro crs";
    private static final Pattern EPSG =
            Pattern.compile("(?:EPSG[:/](?:[0-9.]*[:/])?|ref/epsg/)([0-9]{4,6})/?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CRS84 =
            Pattern.compile("(?:OGC|CRS)?[:/]?[0-9.]*[:/]?CRS84", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 60;

    /** The parser stands on the first token of the value; afterwards on its last. */
    static JsonCrs read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return named(json.getText());
        }
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return unknown("El miembro crs está vacío: el archivo dice que su sistema de coordenadas no se conoce.");
        }
        Map<String, String> texts = new HashMap<>();
        String member = "";
        for (int depth = 1; depth > 0; ) {
            switch (json.nextToken()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> member = json.currentName();
                case VALUE_STRING, VALUE_NUMBER_INT -> {
                    if (member.equals("name") || member.equals("code") || member.equals("href")) {
                        texts.putIfAbsent(member, json.getText());
                    }
                }
                case null -> depth = 0;
                default -> {}
            }
        }
        if (texts.containsKey("name")) {
            return named(texts.get("name"));
        }
        if (texts.containsKey("code")) {
            return named("EPSG:" + texts.get("code"));
        }
        return unknown(
                texts.containsKey("href")
                        ? "El miembro crs es un enlace, que no se abre: elija el sistema de coordenadas."
                        : "El miembro crs no dice qué sistema de coordenadas es: elíjalo.");
    }

    private static JsonCrs named(String name) {
        String lastPart = name.strip();
        Matcher epsg = EPSG.matcher(lastPart);
        if (epsg.find() && epsg.end() == lastPart.length()) {
            return new JsonCrs(new StatedCrs.Code(Integer.parseInt(epsg.group(1)), WHERE), Optional.empty());
        }
        Matcher crs84 = CRS84.matcher(lastPart);
        if (lastPart.length() < SHOWN && crs84.find() && crs84.end() == lastPart.length()) {
            return NONE;
        }
        String shown = lastPart.length() > SHOWN ? lastPart.substring(0, SHOWN) + "…" : lastPart;
        return unknown("No se conoce el sistema de coordenadas «" + shown + "» del miembro crs: elíjalo.");
    }

    private static JsonCrs unknown(String note) {
        return new JsonCrs(new StatedCrs.Unstated(), Optional.of(note));
    }
}
