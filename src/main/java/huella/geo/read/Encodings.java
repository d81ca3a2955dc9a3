package huella.geo.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodings as files write them: by a name, a number of a code page, or a language driver of dBASE. */
final class Encodings {

    /** What programs in Windows write in Spanish; every text of ISO 8859-1 that can be printed is the same in it. */
    static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What DOS and the zips of Windows write in Spanish. */
    static final Charset DOS = Charset.isSupported("IBM850") ? Charset.forName("IBM850") : WINDOWS;

    private static final Pattern NUMBERED =
            Pattern.compile("(?:CP|ANSI|OEM|MS|WINDOWS|IBM|DOS)?[\\s_-]*(\\d{3,5})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE_DRIVER = Pattern.compile("LDID/(\\d{1,3})", Pattern.CASE_INSENSITIVE);
    private static final Set<String> LATIN = Set.of("88591", "ISO88591", "LATIN1", "L1", "ANSI", "USASCII", "ASCII");

    /** Language drivers of code page 437, of 850 and of 1252 (dBASE and FoxPro). */
    private static final Set<Integer> DRIVERS_437 = Set.of(1, 11, 13, 15, 17, 21, 24, 25, 27);

    private static final Set<Integer> DRIVERS_850 = Set.of(2, 10, 14, 16, 18, 20, 22, 26, 29, 37, 55);
    private static final Set<Integer> DRIVERS_1252 = Set.of(3, 88, 89);

    private Encodings() {}

    /** What a {@code .cpg} names; empty when nobody knows it or it cannot be of a table of bytes. */
    static Optional<Charset> find(String stated) {
        String name = stated.strip();
        Matcher driver = LANGUAGE_DRIVER.matcher(name);
        if (driver.matches()) {
            return ofLanguageDriver(Integer.parseInt(driver.group(1)));
        }
        String letters = name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        if (LATIN.contains(letters)) {
            return Optional.of(WINDOWS);
        }
        if (letters.startsWith("UTF8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            int page = Integer.parseInt(numbered.group(1));
            return page == 65001
                    ? Optional.of(StandardCharsets.UTF_8)
                    : known(page >= 1250 && page <= 1258 ? "windows-" + page : "IBM" + page);
        }
        return known(letters.equals("ISO885915") ? "ISO-8859-15" : name);
    }

    /** Byte 29 of a dBASE table; empty for 0 and for 87, which mean "as on the machine that wrote it". */
    static Optional<Charset> ofLanguageDriver(int number) {
        if (DRIVERS_437.contains(number)) {
            return known("IBM437");
        }
        if (DRIVERS_850.contains(number)) {
            return Optional.of(DOS);
        }
        return DRIVERS_1252.contains(number) ? Optional.of(WINDOWS) : Optional.empty();
    }

    private static Optional<Charset> known(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean ofBytes = charset.canEncode() && "A 0".equals(new String(new byte[] {65, 32, 48}, charset));
            return ofBytes ? Optional.of(charset) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name of a file in a zip: UTF-8 where it can be, whatever its flags say, else that of DOS. */
    static String archiveName(byte[] bytes) {
        Utf8 found = utf8(bytes, 0, bytes.length);
        return new String(bytes, found == Utf8.PLAIN || found == Utf8.GOOD ? StandardCharsets.UTF_8 : DOS);
    }

    /** What bytes are when they are read as UTF-8: ASCII, well written, well written and cut in a character, or not. */
    enum Utf8 {
        PLAIN,
        GOOD,
        CUT,
        BAD
    }

    /** By table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing after U+10FFFF. */
    static Utf8 utf8(byte[] bytes, int from, int to) {
        boolean plain = true;
        int at = from;
        while (at < to) {
            int first = bytes[at];
            if (first >= 0) {
                at++;
                continue;
            }
            plain = false;
            int more = (first & 0xFF) >= 0xF5 ? 0 : first >= (byte) 0xF0 ? 3 : first >= (byte) 0xE0 ? 2 : 1;
            if (more == 0 || first < (byte) 0xC2) {
                return Utf8.BAD;
            }
            for (int i = 1; i <= more; i++) {
                if (at + i == to) {
                    return Utf8.CUT;
                }
                int low = i > 1 ? 0x80 : first == (byte) 0xE0 ? 0xA0 : first == (byte) 0xF0 ? 0x90 : 0x80;
                int high = i > 1 ? 0xBF : first == (byte) 0xED ? 0x9F : first == (byte) 0xF4 ? 0x8F : 0xBF;
                int next = bytes[at + i] & 0xFF;
                if (next < low || next > high) {
                    return Utf8.BAD;
                }
            }
            at += 1 + more;
        }
        return plain ? Utf8.PLAIN : Utf8.GOOD;
    }
}
