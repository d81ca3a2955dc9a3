package huella.exchange;

import huella.geo.Xml;
import huella.model.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * The habits of the ISO metadata schemas: every property is an element that holds an element of its type; a text in two
 * languages is Spanish with an English variant; a word of a code list says which list.
 *
 * @param language prefix of the free text types
 * @param codeLists where the code lists are, with the final {@code #}
 */
record IsoXml(Xml xml, String language, String codeLists) {

    /** What is written. */
    interface Content {
        void write() throws IOException;
    }

    /** What is written into XML. */
    interface Document {
        void writeTo(Xml xml) throws IOException;
    }

    static byte[] bytes(Document document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Xml xml = new Xml(out);
            xml.declaration().line();
            document.writeTo(xml);
            xml.line().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Elements inside one another; the last one holds the content. */
    void in(String path, Content content) throws IOException {
        String[] elements = path.split("/");
        for (String element : elements) {
            xml.start(element);
        }
        content.write();
        for (int i = 0; i < elements.length; i++) {
            xml.end();
        }
        xml.line();
    }

    void text(String path, String value) throws IOException {
        in(path + "/gco:CharacterString", () -> xml.text(value));
    }

    void text(String property, Text value) throws IOException {
        xml.start(property).attribute("xsi:type", language + ":PT_FreeText_PropertyType");
        xml.element("gco:CharacterString", value.es());
        xml.start(language + ":PT_FreeText").start(language + ":textGroup");
        xml.start(language + ":LocalisedCharacterString").attribute("locale", "#EN");
        xml.text(value.en()).end().end().end().end().line();
    }

    /** @param path ends in the code's type, such as {@code cit:role/cit:CI_RoleCode} */
    void code(String path, String value) throws IOException {
        String type = path.substring(path.lastIndexOf(':') + 1);
        in(
                path,
                () -> xml.attribute("codeList", codeLists + type)
                        .attribute("codeListValue", value)
                        .text(value));
    }

    /**
     * Where and when a dataset is: the content of an {@code EX_Extent}, which both encodings hold alike.
     *
     * @param extent prefix of the extent's types
     */
    void extent(String extent, Dataset dataset) throws IOException {
        text(extent + ":description", "Región de Antofagasta, Chile");
        Envelope box = dataset.coverage().box();
        if (!box.isNull()) {
            in(extent + ":geographicElement/" + extent + ":EX_GeographicBoundingBox", () -> {
                degrees(extent + ":westBoundLongitude", box.getMinX());
                degrees(extent + ":eastBoundLongitude", box.getMaxX());
                degrees(extent + ":southBoundLatitude", box.getMinY());
                degrees(extent + ":northBoundLatitude", box.getMaxY());
            });
        }
        if (dataset.isOfStrategy()) {
            in(extent + ":temporalElement/" + extent + ":EX_TemporalExtent/" + extent + ":extent", () -> {
                xml.start("gml:TimePeriod").attribute("gml:id", "periodo");
                xml.element("gml:beginPosition", Dataset.BEGINS)
                        .element("gml:endPosition", Dataset.ENDS)
                        .end();
            });
        }
    }

    private void degrees(String property, double value) throws IOException {
        in(property + "/gco:Decimal", () -> xml.text(String.format(Locale.ROOT, "%.5f", value)));
    }
}
