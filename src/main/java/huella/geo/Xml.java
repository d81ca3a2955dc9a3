package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0 in UTF-8; characters that XML cannot hold are left out. Names of elements and attributes are ours and
 * are written as they are.
 */
public final class Xml {

    private final OutputStream out;
    private final Utf8 utf8;
    private final StringBuilder xml;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    public Xml(OutputStream out) {
        this.out = out;
        this.utf8 = new Utf8(out);
        this.xml = utf8.text();
    }

    public Xml declaration() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return this;
    }

    public Xml start(String element) {
        content().append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    /** Of the element that was just started. */
    public Xml attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        escape(value, true);
        xml.append('"');
        return this;
    }

    public Xml text(String value) {
        content();
        escape(value, false);
        return this;
    }

    public Xml end() {
        content().append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing but a text. */
    public Xml element(String name, String value) {
        return start(name).text(value).end();
    }

    public Xml line() throws IOException {
        content().append('\n');
        utf8.pass();
        return this;
    }

    public void flush() throws IOException {
        content();
        utf8.flush();
        out.flush();
    }

    /** The text itself, after what is left open of a tag. */
    private StringBuilder content() {
        if (inTag) {
            inTag = false;
            xml.append('>');
        }
        return xml;
    }

    /** Most texts hold nothing that must be escaped, and go as one piece. */
    private void escape(String value, boolean attribute) {
        String clean = clean(value);
        int from = 0;
        for (int i = 0; i < clean.length(); i++) {
            String reference = reference(clean.charAt(i), attribute);
            if (reference != null) {
                xml.append(clean, from, i).append(reference);
                from = i + 1;
            }
        }
        xml.append(clean, from, clean.length());
    }

    /** A reader turns a bare line end into a plain line feed, and in an attribute any blank into a space. */
    private static String reference(char c, boolean attribute) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : null;
            case '\n' -> attribute ? "&#10;" : null;
            case '\t' -> attribute ? "&#9;" : null;
            default -> null;
        };
    }

    /** Without what XML 1.0 §2.2 does not allow: control characters, lone surrogates, U+FFFE and U+FFFF. */
    static String clean(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= Character.MIN_SURROGATE) {
                return cleaned(value);
            }
        }
        return value;
    }

    private static String cleaned(String value) {
        return value.codePoints()
                .filter(Xml::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
