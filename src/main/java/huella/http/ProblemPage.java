package huella.http;

import huella.model.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What went wrong, for a person: the same cause and cure that programs get, and ways to go on. In Spanish, as they are.
 */
final class ProblemPage {

    private ProblemPage() {}

    /** @param name what else is known, and its {@code value}; null when nothing is */
    static Representation of(String title, String detail, String name, String value) {
        List<Page.Block> blocks = new ArrayList<>();
        if (name != null) {
            blocks.add(new Page.Paragraph((name.equals("parametro") ? "Parámetro" : capital(name)) + ": " + value));
        }
        blocks.add(new Page.Links(
                "Puede seguir aquí",
                List.of(
                        way("El mapa", "/"),
                        way("Descargar los datos", "/datos"),
                        way("Los datos, en páginas", "/ogc?f=html&lang=es"))));
        return Html.of(new Page(Language.ES, title, detail, null, null, List.of(), List.of(), blocks, null));
    }

    private static Link way(String title, String href) {
        return Link.of("related", "text/html", title, href);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
