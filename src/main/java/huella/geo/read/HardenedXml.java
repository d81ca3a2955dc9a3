package huella.geo.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that strangers wrote, forwards and without building anything: no document type, no entities, nothing from
 * elsewhere, so deep and no deeper, and never more of a text in memory than was asked for.
 *
 * <p>Names are taken without their prefix, and namespaces are not asked: real files declare old ones, wrong ones or
 * none, and use prefixes that they never declare.
 */
final class HardenedXml implements Closeable {

    /** Takes a long text piece by piece; a piece may end in the middle of a word. */
    @FunctionalInterface
    interface Characters {
        void take(char[] characters, int start, int length) throws IOException;
    }

    private static final int MAX_NAME = 1_000;
    private static final int MAX_ATTRIBUTES = 1_000;
    private static final String JDK = "jdk.xml.";

    /**
     * What JDK 21 to 25 would each choose differently (their module {@code java.xml}). 0 is none: without a document
     * type there is no entity to count, and references to characters are no danger.
     */
    private static final Map<String, Integer> JDK_LIMITS = Map.of(
            "elementAttributeLimit", MAX_ATTRIBUTES,
            "maxXMLNameLimit", MAX_NAME,
            "entityExpansionLimit", 1,
            "entityReplacementLimit", 1,
            "maxGeneralEntitySizeLimit", 0,
            "maxParameterEntitySizeLimit", 1,
            "totalEntitySizeLimit", 0,
            "maxOccurLimit", 1);

    private final ReadLimits limits;
    private final String title;
    private final XmlCharset charset;
    private final MendingReader text;
    private final XMLStreamReader reader;
    private int depth;
    private boolean done;

    private HardenedXml(Path file, String title, Choices choices, ReadLimits limits) throws IOException {
        this.limits = limits;
        this.title = title;
        this.charset = XmlCharset.of(file, choices.charset());
        this.text = new MendingReader(new InputStreamReader(
                charset.open(file),
                charset.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        try {
            this.reader = factory(limits).createXMLStreamReader(text);
        } catch (XMLStreamException e) {
            text.close();
            throw broken(e);
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /**
     * Begins before the root.
     *
     * @param title what messages call the file, in Spanish, with an article: "El archivo"
     */
    static HardenedXml open(Path file, String title, Choices choices, ReadLimits limits) throws IOException {
        return new HardenedXml(file, title, choices, limits);
    }

    private static XMLInputFactory factory(ReadLimits limits) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is read from elsewhere");
        });
        JDK_LIMITS.forEach((name, limit) -> factory.setProperty(JDK + name, limit.toString()));
        factory.setProperty(JDK + "maxElementDepth", Integer.toString(limits.depth() + 1)); // ours speaks first
        return factory;
    }

    /** The charset of the texts, where what the file says of it was not followed. */
    Optional<Charset> overruledCharset() {
        return charset.overruled() ? Optional.of(charset.charset()) : Optional.empty();
    }

    /** What was set right, once all was read. */
    void notes(Consumer<String> note) {
        charset.note().ifPresent(note);
        text.mends().forEach(note);
    }

    /** Goes to the root, whose name is then {@link #name}. */
    void root() throws IOException {
        if (!nextChild(0)) {
            throw Unreadable.because(title + " está vacío. Guárdelo de nuevo desde su programa.");
        }
    }

    /** Reads on to the end, so that what is broken behind the root is noticed too. */
    void end() throws IOException {
        while (!done) {
            next();
        }
    }

    /** How many elements are open; that of the root is 1. */
    int depth() {
        return depth;
    }

    /**
     * Goes to the next element inside the one at this depth, past whatever is left of the last one.
     *
     * @return false at the end of the outer element
     */
    boolean nextChild(int parent) throws IOException {
        while (!done) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < parent) {
                return false;
            }
        }
        return false;
    }

    /** Of the element that was just come to, without its prefix. */
    String name() {
        return local(reader.getLocalName());
    }

    /** Of the element that was just come to; null when it has none. The prefix is not asked. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (local(reader.getAttributeLocalName(i)).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** All text in the element that was just come to, and in those inside, without the space around it. */
    String text() throws IOException {
        return text(limits.text()).strip();
    }

    /** As it stands there. */
    String text(int most) throws IOException {
        StringBuilder all = new StringBuilder();
        text(all, most);
        return all.toString();
    }

    /** As it stands there, behind what is in the builder, which becomes no longer than that. */
    void text(StringBuilder all, int most) throws IOException {
        characters((characters, start, length) -> append(all, characters, start, length, most));
    }

    private static void append(StringBuilder all, char[] characters, int start, int length, int most) {
        if (all.length() + length > most) {
            throw ReadLimits.exceeded(
                    "caracteres en un solo texto", most, ReadLimits.TEXT, "Acorte o borre ese texto en el archivo.");
        }
        all.append(characters, start, length);
    }

    /** The innermost elements in the one that was just come to, whoever's they are: name and text of each. */
    void leaves(BiConsumer<String, Object> sink) throws IOException {
        int element = depth;
        String leaf = null;
        StringBuilder all = new StringBuilder();
        while (depth >= element && !done) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    leaf = name();
                    all.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS ->
                    append(
                            all,
                            reader.getTextCharacters(),
                            reader.getTextStart(),
                            leaf == null ? 0 : reader.getTextLength(),
                            limits.text());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (leaf != null) {
                        sink.accept(leaf, all.toString().strip());
                    }
                    leaf = null;
                }
                default -> {}
            }
        }
    }

    /** As {@link #text()}, for a text of any length. */
    void characters(Characters sink) throws IOException {
        int element = depth;
        while (depth >= element && !done) {
            if (next() == XMLStreamConstants.CHARACTERS) {
                sink.take(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
    }

    private int next() throws IOException {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > limits.depth()) {
                        throw ReadLimits.exceeded(
                                "niveles, uno dentro de otro",
                                limits.depth(),
                                ReadLimits.DEPTH,
                                "Ponga las carpetas o grupos uno al lado del otro.");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.SPACE -> event = XMLStreamConstants.CHARACTERS;
                case XMLStreamConstants.END_DOCUMENT -> done = true;
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private RuntimeException broken(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException disk) {
            throw disk;
        }
        String line = e.getLocation() == null
                ? ""
                : " cerca de la línea " + e.getLocation().getLineNumber();
        return Unreadable.because(title + " está cortado o mal escrito" + line
                + ". Ábralo en el programa que lo hizo y guárdelo o descárguelo de nuevo.");
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            text.close();
        }
    }
}
