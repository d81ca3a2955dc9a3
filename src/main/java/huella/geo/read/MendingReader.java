package huella.geo.read;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The text of an XML file as its parser may safely have it, so that the parser holds no more than a buffer of it
 * whatever the file says. Comments and instructions are left out, marked sections become plain text, a tag has a
 * longest length, and a document type is refused: with none there are no entities, no other files and no bombs.
 *
 * <p>What programs write and XML forbids is mended: names that only HTML knows ({@code &nbsp;}), bare ampersands, and
 * control characters. Lines stay where they were, for messages that name one.
 */
final class MendingReader extends Reader {

    /** Characters of one tag with its attributes. */
    static final int MAX_TAG = 1 << 16;

    private static final String ENTITIES =
            "Tenía signos que XML no admite (como &nbsp; o un & suelto): se leyeron como el texto que eran.";
    private static final String CONTROLS = "Tenía caracteres de control que XML no admite: se dejaron fuera.";
    private static final int LONGEST_REFERENCE = 12;

    private enum State {
        TEXT,
        TAG,
        SECTION
    }

    private final Reader in;
    private final Set<String> mends = new LinkedHashSet<>();
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int end;
    private State state = State.TEXT;
    private int tagLength;
    private char quote;
    private String pending = "";
    private int pendingAt;

    MendingReader(Reader in) {
        this.in = in;
    }

    /** What was set right so far, sentences in Spanish. */
    Set<String> mends() {
        return mends;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (pendingAt < pending.length()) {
                target[offset + count++] = pending.charAt(pendingAt++);
            } else if (!has(1)) {
                break;
            } else {
                int made = next();
                if (made >= 0) {
                    target[offset + count++] = (char) made;
                }
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** The next character to hand on; -1 when this one is left out or stands in {@link #pending}. */
    private int next() throws IOException {
        char c = buffer[at];
        if (!allowed(c)) {
            at++;
            mends.add(CONTROLS);
            return -1;
        }
        return switch (state) {
            case TEXT -> inText(c);
            case TAG -> inTag(c);
            case SECTION -> inSection(c);
        };
    }

    private int inText(char c) throws IOException {
        switch (c) {
            case '<' -> {
                return markup();
            }
            case '&' -> {
                return reference();
            }
            case '>' -> {
                return replace(1, "&gt;");
            }
            default -> {
                at++;
                return c;
            }
        }
    }

    private int markup() throws IOException {
        if (starts("<!--")) {
            return leaveOut("<!--", "-->");
        }
        if (starts("<?")) {
            return leaveOut("<?", "?>");
        }
        if (starts("<![CDATA[")) {
            state = State.SECTION;
            return replace("<![CDATA[".length(), "");
        }
        if (starts("<!")) {
            throw Unreadable.because(
                    "El archivo trae una definición de tipo de documento (<!DOCTYPE …>), que aquí no se"
                            + " lee por seguridad. Guárdelo de nuevo desde el programa que lo hizo.");
        }
        state = State.TAG;
        tagLength = 0;
        quote = 0;
        at++;
        return '<';
    }

    /** Skips what stands between, but for its line ends. */
    private int leaveOut(String from, String to) throws IOException {
        at += from.length();
        StringBuilder lines = new StringBuilder();
        while (has(1) && !starts(to)) {
            if (buffer[at++] == '\n') {
                lines.append('\n');
            }
            if (lines.length() == MAX_TAG) {
                lines.setLength(0); // a message may then name a wrong line; memory comes first
            }
        }
        return replace(has(1) ? to.length() : 0, lines.toString());
    }

    private int inTag(char c) throws IOException {
        if (++tagLength > MAX_TAG) {
            throw Unreadable.because(
                    "El archivo tiene una etiqueta de más de " + MAX_TAG
                            + " caracteres; está dañado o no es lo que dice ser. Guárdelo de nuevo desde el programa que lo hizo.");
        }
        if (c == '&') {
            return reference();
        }
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            state = State.TEXT;
        }
        at++;
        return c;
    }

    private int inSection(char c) throws IOException {
        if (c == ']' && starts("]]>")) {
            state = State.TEXT;
            return replace(3, "");
        }
        return switch (c) {
            case '&' -> replace(1, "&amp;");
            case '<' -> replace(1, "&lt;");
            case '>' -> replace(1, "&gt;");
            default -> {
                at++;
                yield c;
            }
        };
    }

    private int reference() throws IOException {
        has(LONGEST_REFERENCE);
        int stop = at + 1;
        while (stop < Math.min(end, at + LONGEST_REFERENCE) && buffer[stop] != ';' && wordLike(buffer[stop])) {
            stop++;
        }
        if (stop == end || buffer[stop] != ';' || stop == at + 1) {
            mends.add(ENTITIES);
            return replace(1, "&amp;");
        }
        String name = new String(buffer, at + 1, stop - at - 1);
        if (name.charAt(0) == '#') {
            return number(name);
        }
        if (HtmlNames.XML.contains(name)) {
            return replace(name.length() + 2, "&" + name + ";");
        }
        mends.add(ENTITIES);
        String known = HtmlNames.text(name);
        return known == null ? replace(1, "&amp;") : replace(name.length() + 2, known);
    }

    private int number(String name) {
        int point;
        try {
            point = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
        } catch (NumberFormatException notOne) {
            mends.add(ENTITIES);
            return replace(1, "&amp;");
        }
        boolean character = Character.isValidCodePoint(point)
                && (point > 0xFFFF || allowed((char) point) && !Character.isSurrogate((char) point));
        if (!character) {
            mends.add(CONTROLS);
        }
        return replace(name.length() + 2, character ? "&" + name + ";" : "");
    }

    private static boolean wordLike(char c) {
        return c == '#' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** XML 1.0 §2.2, without byte order marks in the middle of it. */
    private static boolean allowed(char c) {
        return c >= ' ' ? c < '\uFFFE' && c != '\uFEFF' : c == '\t' || c == '\n' || c == '\r';
    }

    private int replace(int length, String text) {
        at += length;
        pending = text;
        pendingAt = 0;
        return -1;
    }

    private boolean starts(String text) throws IOException {
        if (!has(text.length())) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (buffer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether so many characters are there, few enough to fit the buffer. */
    private boolean has(int count) throws IOException {
        while (end - at < count) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
