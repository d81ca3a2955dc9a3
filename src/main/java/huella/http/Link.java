package huella.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * A link to another resource (OGC API Common: OGC 19-072 §7; the relation is of RFC 8288 or of OGC).
 *
 * @param type media type of what is there
 * @param language of what is there, BCP 47; null when it has none or several
 */
public record Link(String rel, String type, String language, String title, String href) {

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
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
