package huella.http;

import huella.model.Language;
import java.util.List;
import java.util.Optional;

/**
 * What a page for people says: the same content that programs get as JSON, as blocks of a few kinds. How it looks is
 * the template's ({@code src/main/jte/page.jte}) and the style sheet's matter, so every page looks alike.
 *
 * @param canonical the one address of this page, without what only chooses its form; null where there is nothing
 * @param translation the same page in the other language; null when there is none
 * @param forms the same content for programs
 * @param path where the page stands, outermost first; the page itself is not in it
 * @param jsonLd what search engines read (schema.org), as JSON; null when there is nothing to say
 */
public record Page(
        Language language,
        String title,
        String lead,
        String canonical,
        Link translation,
        List<Link> forms,
        List<Link> path,
        List<Block> blocks,
        String jsonLd) {

    /** One kind of content. Texts are plain: the template escapes them. */
    public sealed interface Block {}

    /** What must not be overlooked. */
    public record Notice(String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** Names and what they are. */
    public record Facts(String heading, List<Fact> facts) implements Block {}

    public record Fact(String name, String value, Optional<String> href) {
        public static Fact of(String name, String value) {
            return new Fact(name, value, Optional.empty());
        }
    }

    public record Links(String heading, List<Link> links) implements Block {}

    /** Cards, each with a title that leads on and a text. */
    public record Cards(String heading, List<Card> cards) implements Block {}

    public record Card(String title, String href, String text, String note) {}

    public record Table(String heading, List<String> columns, List<List<Fact>> rows) implements Block {}

    /**
     * A search in one line; parameters that are to stay go along.
     *
     * @param clear the same list without the search; empty when nothing is searched for
     */
    public record Search(
            String action, String label, String submit, String value, List<Fact> kept, Optional<Link> clear)
            implements Block {}

    /**
     * A small map.
     *
     * @param geojson address of what it shows, longitude/latitude
     */
    public record Map(String label, String geojson) implements Block {}

    public record Pager(String summary, Optional<Link> first, Optional<Link> previous, Optional<Link> next)
            implements Block {}
}
