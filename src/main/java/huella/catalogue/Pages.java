package huella.catalogue;

import huella.http.Link;
import huella.http.Page;
import huella.model.Language;
import huella.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What all pages of the OGC API share: who made it, where the page stands, its other forms. */
public record Pages(Language language, Addresses at) {

    public static final Text LIST = new Text("Lista", "List");

    public String say(String es, String en) {
        return new Text(es, en).in(language);
    }

    /** The same page in the other language. */
    public Link translation(String address) {
        Language other = language == Language.ES ? Language.EN : Language.ES;
        return new Link(
                "alternate",
                "text/html",
                other.tag(),
                other == Language.ES ? "Español" : "English",
                with(address, "lang=" + other.tag()));
    }

    public Link json(String mediaType, String title, String address) {
        return Link.of("alternate", mediaType, title, with(address, "f=json"));
    }

    /** Says that the page shows the past. */
    public Page.Block past(Instant moment) {
        return new Page.Notice(say("Como estaba publicado al ", "As it was published on ")
                + AsOf.say(moment, language)
                + say(" (hora de Chile); no es el mapa vigente.", " (Chilean time); not the map of today."));
    }

    /** A link to a page, in the language of this one. */
    public Link page(String title, String address) {
        return Link.of("related", "text/html", title, in(address));
    }

    /** The address of a page, in the language of this one. */
    public String in(String address) {
        return with(address, "lang=" + language.tag());
    }

    /** An address with one more parameter. */
    public String with(String address, String parameter) {
        return address + (address.contains("?") ? "&" : "?") + parameter;
    }

    /** The address of the large map, in the language of this page; it says Spanish by saying nothing. */
    public String map(String query) {
        return at.origin() + "/?" + (language == Language.EN ? "idioma=en&" : "") + query;
    }

    /** The address of the page of downloads, in the language of this page. */
    public String data() {
        return at.origin() + "/datos" + (language == Language.EN ? "?idioma=en" : "");
    }

    /** The way to a page: the landing page first, then the steps given. */
    public List<Link> path(Link... steps) {
        List<Link> path = new ArrayList<>();
        path.add(page("API", at.landing()));
        path.addAll(List.of(steps));
        return path;
    }

    public Link collections() {
        return page(say("Colecciones", "Collections"), at.collections());
    }

    public Page page(
            String title,
            String lead,
            String address,
            Link json,
            List<Link> path,
            List<Page.Block> blocks,
            String jsonLd) {
        return new Page(language, title, lead, address, translation(address), List.of(json), path, blocks, jsonLd);
    }
}
