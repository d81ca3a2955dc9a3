package huella.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.http.Parameter;
import huella.http.Params;
import huella.model.Interval;
import huella.model.Language;
import huella.model.Rejected;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameter {@code fecha}: the map as it was published then, and not as it is today. A day is meant as people in
 * the region mean it, until its midnight there; a moment says its own time zone. Nobody knows the map of a day to come,
 * so that is an error; today is not over, and is the map as it is.
 */
public final class AsOf {

    public static final String PARAMETER = "fecha";

    public static final ZoneId ZONE = ZoneId.of("America/Santiago");

    /** For the routes that know the past. Outlines of comunas have none. */
    static final Parameter DECLARED = Parameter.text(
            PARAMETER,
            "El mapa como estaba publicado ese día (2026-06-01, hasta su medianoche en Chile continental) o en ese"
                    + " instante (RFC 3339); sin él, el vigente");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final String FORMS =
            " Use un día como 2026-06-01 o un instante como 2026-06-01T12:00:00Z; en una dirección, el signo + se escribe"
                    + " %2B.";

    private AsOf() {}

    /**
     * The last moment of the past that is asked for, to the microsecond; empty for the map as it is.
     *
     * @throws Rejected naming the parameter: not a date, or one to come
     */
    public static Optional<Instant> read(Params params) {
        return params.text(PARAMETER).map(text -> parse(text, Clock.systemUTC()));
    }

    /** Says in an answer that it is not the map of today; nothing for that one. */
    public static void write(Optional<Instant> moment, JsonGenerator json) throws IOException {
        if (moment.isPresent()) {
            json.writeStringField(PARAMETER, moment.get().toString());
        }
    }

    /** A moment for people, in Chile's time: day and time, as «1 de junio de 2026, 23:59». */
    public static String say(Instant moment, Language language) {
        return DateTimeFormatter.ofPattern(
                        language == Language.ES ? "d 'de' MMMM 'de' uuuu, HH:mm" : "d MMMM uuuu, HH:mm",
                        language == Language.ES ? Locale.of("es", "CL") : Locale.UK)
                .withZone(ZONE)
                .format(moment);
    }

    static Instant parse(String text, Clock clock) {
        if (DAY.matcher(text).matches()) {
            LocalDate day = day(text);
            if (day.isAfter(LocalDate.ofInstant(clock.instant(), ZONE))) {
                throw toCome();
            }
            // The database counts in microseconds.
            return day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1_000);
        }
        if (text.contains("/")) {
            throw Rejected.parameter(PARAMETER, "Es un intervalo, y aquí se pide un solo día o instante." + FORMS);
        }
        Instant moment = Interval.instant(PARAMETER, text);
        if (moment.isAfter(clock.instant())) {
            throw toCome();
        }
        return moment;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Rejected(
                    Rejected.parameter(PARAMETER, "«" + text + "» no es un día del calendario." + FORMS)
                            .problem(),
                    e);
        }
    }

    private static Rejected toCome() {
        return Rejected.parameter(
                PARAMETER,
                "La fecha todavía no llega, y el mapa de entonces no se conoce. Pida una pasada, o quite «fecha» para"
                        + " ver el mapa vigente.");
    }
}
