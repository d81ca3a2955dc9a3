package huella.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import huella.model.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes pages in memory. The templates are compiled with the program and escape by the place a value stands in. */
public final class Html {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Html() {}

    public static Representation of(Page page) {
        return of("page.jte", Map.of("page", page));
    }

    /**
     * The page on which the interface can be read and tried.
     *
     * @param document address of its OpenAPI description
     * @param translation the same page in the other language
     */
    public static Representation ofApi(Language language, String document, Link translation) {
        return of("api.jte", Map.of("language", language, "document", document, "translation", translation));
    }

    /** A page of another room: a template of {@code src/main/jte}, with its parameters. */
    public static Representation of(String template, Map<String, Object> values) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        TEMPLATES.render(template, values, out);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.getContentLength());
        try {
            out.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Representation("text/html; charset=utf-8", bytes.toByteArray());
    }
}
