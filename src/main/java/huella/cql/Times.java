package huella.cql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Dates and times as CQL2 writes them: RFC 3339, four-digit years, UTC with a Z. */
final class Times {

    static final String OPEN = "..";

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private Times() {}

    /** @throws IllegalArgumentException saying what is wrong and how it is written */
    static Operand.Day day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return new Operand.Day(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("esa fecha no existe en el calendario", e);
        }
        throw new IllegalArgumentException("una fecha se escribe AAAA-MM-DD, por ejemplo 2026-03-31");
    }

    /** @throws IllegalArgumentException saying what is wrong and how it is written */
    static Operand.Moment moment(String text) {
        try {
            if (MOMENT.matcher(text).matches()) {
                return new Operand.Moment(Instant.parse(text));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("esa fecha y hora no existe", e);
        }
        throw new IllegalArgumentException(
                "una fecha y hora se escribe AAAA-MM-DDThh:mm:ssZ, en UTC, por ejemplo 2026-03-31T12:00:00Z");
    }

    /** The end of an interval: a day, a moment or {@code ..}, which is none. */
    static Operand end(String text) {
        return text.equals(OPEN) ? new Operand.Open() : text.indexOf('T') < 0 ? day(text) : moment(text);
    }

    /** @throws IllegalArgumentException when the ends are of two kinds or in the wrong order */
    static Operand.Interval interval(Operand start, Operand end) {
        boolean mixed = start instanceof Operand.Day && end instanceof Operand.Moment
                || start instanceof Operand.Moment && end instanceof Operand.Day;
        if (mixed) {
            throw new IllegalArgumentException(
                    "un extremo del intervalo es una fecha y el otro una fecha con hora; use dos iguales");
        }
        boolean reversed = start instanceof Operand.Day a
                        && end instanceof Operand.Day b
                        && a.date().isAfter(b.date())
                || start instanceof Operand.Moment c
                        && end instanceof Operand.Moment d
                        && c.instant().isAfter(d.instant());
        if (reversed) {
            throw new IllegalArgumentException("el intervalo termina antes de comenzar; cambie el orden");
        }
        return new Operand.Interval(start, end);
    }
}
