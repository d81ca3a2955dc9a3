package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The official XML Schemas of OGC and ISO, from a library of them; nothing is fetched. */
final class Schemas {

    private static final String HOST = "http://schemas.opengis.net/";

    private Schemas() {}

    /** What a schema has against a document: line and reason. */
    static List<String> faults(String schema, byte[] document) throws Exception {
        Validator validator = read(schema).newValidator();
        List<String> faults = new ArrayList<>();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException fault) {
                error(fault);
            }

            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getLineNumber() + ": " + fault.getMessage());
            }

            @Override
            public void fatalError(SAXParseException fault) {
                error(fault);
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        return faults;
    }

    /** @param path below schemas.opengis.net */
    private static Schema read(String path) throws Exception {
        DOMImplementationLS dom =
                (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "all");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            try {
                String address = java.net
                        .URI
                        .create(base == null ? HOST : base)
                        .resolve(systemId)
                        .toString();
                LSInput input = dom.createLSInput();
                input.setSystemId(address);
                input.setByteStream(open("http://www.w3.org/1999/xlink".equals(namespace) ? null : address));
                return input;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        StreamSource source = new StreamSource(open(HOST + path), HOST + path);
        try {
            return factory.newSchema(source);
        } catch (SAXException e) {
            throw new AssertionError("the schema itself cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param address null for XLink, which the library leaves out */
    private static InputStream open(String address) throws IOException {
        String name = address == null ? "/huella/exchange/xlink.xsd" : address.replace(HOST, "/ogc/");
        InputStream in = Schemas.class.getResourceAsStream(name);
        assertEquals(true, in != null, "no such schema: " + name);
        return in;
    }
}
