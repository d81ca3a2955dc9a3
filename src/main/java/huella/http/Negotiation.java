package huella.http;

import huella.model.Language;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/**
 * For whom an answer is: a program or a person, and in which language. {@code f} and {@code lang} in the address win,
 * so that a link can name one form; otherwise {@code Accept} and {@code Accept-Language} decide (RFC 9110 §12.5).
 */
public record Negotiation(Form form, Language language) {

    public enum Form {
        JSON,
        HTML;

        /** The value of {@code f}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Parameter FORM =
            Parameter.choice("f", "Forma de la respuesta; sin él decide el encabezado Accept", List.of("json", "html"));

    public static final Parameter LANGUAGE = Parameter.choice(
            "lang", "Idioma de los textos; sin él decide el encabezado Accept-Language", List.of("es", "en"));

    /** What an answer that was negotiated depends on. */
    public static final String VARY = "Accept, Accept-Language";

    public static Negotiation of(Context context, Params params) {
        return new Negotiation(
                params.choice("f", Form.class).orElseGet(() -> form(context.header("Accept"))),
                params.choice("lang", Language.class).orElseGet(() -> language(context.header("Accept-Language"))));
    }

    /** Whether whoever asks is a person with a browser, also when the request itself is wrong. */
    static boolean isPerson(Context context) {
        String form = context.queryParam("f");
        return form == null || !form.equals("html") && !form.equals("json")
                ? form(context.header("Accept")) == Form.HTML
                : form.equals("html");
    }

    public boolean html() {
        return form == Form.HTML;
    }

    private static Form form(String accept) {
        if (accept == null) {
            return Form.JSON;
        }
        double html = Math.max(quality(accept, "text/html"), quality(accept, "application/xhtml+xml"));
        double json = Math.max(
                Math.max(quality(accept, "application/json"), quality(accept, "application/geo+json")),
                Math.max(quality(accept, "application/*"), quality(accept, "*/*")));
        return html > json ? Form.HTML : Form.JSON;
    }

    private static Language language(String accepted) {
        return accepted != null && quality(accepted, "en") > Math.max(quality(accepted, "es"), quality(accepted, "*"))
                ? Language.EN
                : Language.ES;
    }

    /** The weight of a range in a list such as {@code text/html, *\/*;q=0.8}; 0 when it is not there. */
    private static double quality(String list, String range) {
        double best = 0;
        for (String item : list.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = item.split(";");
            String name = parts[0].strip();
            if (name.equals(range) || !range.contains("/") && name.startsWith(range + "-")) {
                best = Math.max(best, weight(parts));
            }
        }
        return best;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].replace(" ", "");
            if (part.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(part.substring(2));
            }
        }
        return 1;
    }
}
