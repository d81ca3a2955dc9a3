package huella.features;

import huella.model.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An attribute as a person reads it; empty when there is none. */
final class Values {

    private static final ZoneId CHILE = ZoneId.of("America/Santiago");

    private Values() {}

    static String text(Object value, Language language) {
        return switch (value) {
            case null -> "";
            case Boolean flag ->
                switch (language) {
                    case ES -> flag ? "sí" : "no";
                    case EN -> flag ? "yes" : "no";
                };
            case Instant instant -> date(instant, language);
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** The day in Chile, in words. */
    static String date(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language == Language.ES ? Locale.of("es", "CL") : Locale.UK)
                .withZone(CHILE)
                .format(instant);
    }
}
