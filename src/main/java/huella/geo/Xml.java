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
final class Xml {

    private final BufferedWriter text;
    private final XMLStreamWriter xml;

    Xml(OutputStream out) throws IOException {
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

    Xml declaration() throws IOException {
        return write(() -> xml.writeStartDocument("UTF-8", "1.0"));
    }

    Xml start(String element) throws IOException {
        return write(() -> xml.writeStartElement(element));
    }

    Xml attribute(String name, String value) throws IOException {
        return write(() -> xml.writeAttribute(name, clean(value)));
    }

    Xml text(String value) throws IOException {
        return write(() -> xml.writeCharacters(clean(value)));
    }

    Xml end() throws IOException {
        return write(xml::writeEndElement);
    }

    /** An element with nothing but a text. */
    Xml element(String name, String value) throws IOException {
        return start(name).text(value).end();
    }

    Xml line() throws IOException {
        return write(() -> xml.writeCharacters("\n"));
    }

    void flush() throws IOException {
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
