package huella.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * A link to another resource (OGC API Common: OGC 19-072 §7; the relation is of RFC 8288 or of OGC).
 *
 * @param type media type of what is there
 * @param language of what is there, BCP 47; null when it has none or several
 * @param href an address; one with names in braces is a template (RFC 6570 level 1) and says so when it is written
 */
public record Link(String rel, String type, String language, String title, String href) {

    /** What the names of OGC's own relations begin with. */
    public static final String OGC = "http://www.opengis.net/def/rel/ogc/1.0/";

    public static Link of(String rel, String type, String title, String href) {
        return new Link(rel, type, null, title, href);
    }

    /** Writes the member {@code links} of the current object. */
    public static void write(List<Link> links, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("links");
        for (Link link : links) {
            json.writeStartObject();
            json.writeStringField("href", link.href);
            json.writeStringField("rel", link.rel);
            if (link.type != null) {
                json.writeStringField("type", link.type);
            }
            if (link.language != null) {
                json.writeStringField("hreflang", link.language);
            }
            json.writeStringField("title", link.title);
            if (link.href.contains("{")) {
                json.writeBooleanField("templated", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
