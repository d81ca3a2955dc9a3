package huella.geo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0 in UTF-8; characters that XML cannot hold are left out. */
public final class Xml {

    private final BufferedWriter text;
    private final XMLStreamWriter xml;

    public Xml(OutputStream out) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Xml write(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    public Xml declaration() throws IOException {
        return write(() -> xml.writeStartDocument("UTF-8", "1.0"));
    }

    public Xml start(String element) throws IOException {
        return write(() -> xml.writeStartElement(element));
    }

    public Xml attribute(String name, String value) throws IOException {
        return write(() -> xml.writeAttribute(name, clean(value)));
    }

    public Xml text(String value) throws IOException {
        return write(() -> xml.writeCharacters(clean(value)));
    }

    public Xml end() throws IOException {
        return write(xml::writeEndElement);
    }

    /** An element with nothing but a text. */
    public Xml element(String name, String value) throws IOException {
        return start(name).text(value).end();
    }

    public Xml line() throws IOException {
        return write(() -> xml.writeCharacters("\n"));
    }

    public void flush() throws IOException {
        write(xml::flush);
        text.flush();
    }

    /** Without what XML 1.0 §2.2 does not allow: control characters, lone surrogates, U+FFFE and U+FFFF. */
    static String clean(String value) {
        if (value.codePoints().allMatch(Xml::allowed)) {
            return value;
        }
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
