package huella.geo;

/** Writes coordinates in plain decimals, never with an exponent, without zeros at the end. */
final class Decimals {

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private Decimals() {}

    /**
     * Appends a coordinate.
     *
     * @param decimals at most, up to 7
     */
    static void append(StringBuilder out, double value, int decimals) {
        if (!(Math.abs(value) < 1e10)) {
            throw new IllegalArgumentException("not a coordinate: " + value);
        }
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        if (value < 0 && scaled != 0) {
            out.append('-');
        }
        out.append(scaled / POWERS[decimals]);
        long fraction = scaled % POWERS[decimals];
        if (fraction != 0) {
            out.append('.');
            for (int digit = decimals - 1; fraction != 0; digit--) {
                out.append((char) ('0' + fraction / POWERS[digit]));
                fraction %= POWERS[digit];
            }
        }
    }
}
