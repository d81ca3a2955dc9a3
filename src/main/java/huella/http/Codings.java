package huella.http;

import java.util.Locale;

/**
 * The ways of compressing that a reader takes, out of an Accept-Encoding (RFC 9110 §12.5.3): those that answers are
 * kept in. Brotli only if it is not named as worse than gzip.
 */
record Codings(boolean gzip, boolean brotli) {

    static final Codings NONE = new Codings(false, false);

    /** What nearly everybody sends comes again and again. */
    private static volatile Read last = new Read("", NONE);

    private record Read(String text, Codings codings) {}

    /** @param acceptEncoding null when there is none */
    static Codings of(String acceptEncoding) {
        if (acceptEncoding == null) {
            return NONE;
        }
        Read known = last;
        if (!known.text.equals(acceptEncoding)) {
            known = new Read(acceptEncoding, read(acceptEncoding.toLowerCase(Locale.ROOT)));
            last = known;
        }
        return known.codings;
    }

    private static Codings read(String list) {
        double gzip = quality(list, "gzip");
        double brotli = quality(list, "br");
        return new Codings(gzip > 0, brotli > 0 && brotli >= gzip);
    }

    private static double quality(String list, String name) {
        double any = 0;
        for (String item : list.split(",")) {
            String[] parts = item.replace(" ", "").split(";");
            if (parts[0].equals(name)) {
                return weight(parts);
            }
            // Whoever takes anything is not taken at their word for what few programs can read.
            if (parts[0].equals("*") && name.equals("gzip")) {
                any = weight(parts);
            }
        }
        return any;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("q=")) {
                return parts[i].matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                        ? Double.parseDouble(parts[i].substring(2))
                        : 0;
            }
        }
        return 1;
    }
}
