package huella.geo.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * Dates of spreadsheets as ISO 8601 (ECMA-376 part 1 §18.17.4): days since an epoch. They have no time zone and get
 * none.
 */
final class XlsxDates {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final double BEYOND_9999 = 2_958_466;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final boolean from1904;

    XlsxDates(boolean from1904) {
        this.from1904 = from1904;
    }

    /** A date, a date with a time, or a time of day; null when the number is no date. */
    String text(double serial) {
        if (!(serial >= 0 && serial < BEYOND_9999)) {
            return null;
        }
        long seconds = BigDecimal.valueOf(serial)
                .multiply(DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (seconds > 0 && seconds < DAY.intValue()) {
            return LocalTime.ofSecondOfDay(seconds).format(TIME);
        }
        LocalDateTime time = epoch(serial).atStartOfDay().plusSeconds(seconds);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.format(SECONDS);
    }

    /** Excel believes that there was a 29 February 1900; before it, its days are one ahead. */
    private LocalDate epoch(double serial) {
        return from1904 ? EPOCH_1904 : serial < 60 ? EPOCH.plusDays(1) : EPOCH;
    }
}
