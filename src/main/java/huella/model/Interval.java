package huella.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of time, both ends included, to the second; an end that is missing is open.
 *
 * <p>As the parameter {@code datetime} of OGC API (OGC 17-069r4 §7.15.4): an instant, or two ends with a slash,
 * {@code ..} or nothing for an open one. A day without a time is the whole day in UTC.
 */
public record Interval(Optional<Instant> from, Optional<Instant> to) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    /** @throws Rejected naming the parameter, with the forms that are accepted */
    public static Interval parse(String parameter, String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2) {
            throw bad(parameter, "tiene más de dos extremos");
        }
        if (ends.length == 1) {
            return new Interval(Optional.of(first(parameter, text)), Optional.of(last(parameter, text)));
        }
        Interval interval = new Interval(
                open(ends[0]) ? Optional.empty() : Optional.of(first(parameter, ends[0])),
                open(ends[1]) ? Optional.empty() : Optional.of(last(parameter, ends[1])));
        if (interval.from.isPresent()
                && interval.to.isPresent()
                && interval.from.get().isAfter(interval.to.get())) {
            throw bad(parameter, "el comienzo es posterior al término");
        }
        return interval;
    }

    private static boolean open(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static Instant first(String parameter, String text) {
        return DAY.matcher(text).matches()
                ? day(parameter, text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : instant(parameter, text);
    }

    private static Instant last(String parameter, String text) {
        return DAY.matcher(text).matches()
                ? day(parameter, text)
                        .plusDays(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .minusSeconds(1)
                : instant(parameter, text);
    }

    private static LocalDate day(String parameter, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw bad(parameter, "«" + text + "» no es un día del calendario");
        }
    }

    /** One instant with its time zone; years of four digits. */
    public static Instant instant(String parameter, String text) {
        if (!INSTANT.matcher(text).matches()) {
            throw bad(parameter, "no es una fecha");
        }
        try {
            return OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT)).toInstant();
        } catch (DateTimeException e) {
            throw bad(parameter, "«" + text + "» no es una fecha y hora que exista");
        }
    }

    private static Rejected bad(String parameter, String cause) {
        return Rejected.parameter(
                parameter,
                "La fecha no es válida: " + cause
                        + ". Use 2026-05-20, 2026-05-20T12:00:00Z, o un intervalo como 2026-01-01/2026-06-30 o 2026-01-01/..; en una dirección, el signo + se escribe %2B.");
    }
}
