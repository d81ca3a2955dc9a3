package huella.geo.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The characters that HTML 4 names and XML does not (HTML 4.01 §24): all of Latin-1, and those signs of others that
 * people write. Descriptions of places are full of them, since Google Earth shows them as pages.
 */
final class HtmlNames {

    /** The five that XML itself knows (XML 1.0 §4.6). */
    static final Set<String> XML = Set.of("amp", "lt", "gt", "quot", "apos");

    /** Those from U+00A0 on, in their order. */
    private static final String LATIN_1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg"
            + " macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
            + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH"
            + " Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave"
            + " aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde"
            + " ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final Map<String, String> TEXTS = new HashMap<>(Map.ofEntries(
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("sbquo", "‚"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("bdquo", "„"),
            Map.entry("bull", "•"),
            Map.entry("hellip", "…"),
            Map.entry("prime", "′"),
            Map.entry("Prime", "″"),
            Map.entry("euro", "€"),
            Map.entry("trade", "™"),
            Map.entry("larr", "←"),
            Map.entry("rarr", "→"),
            Map.entry("minus", "−"),
            Map.entry("le", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("thinsp", " ")));

    static {
        char next = '\u00A0';
        for (String name : LATIN_1.split(" ")) {
            TEXTS.put(name, String.valueOf(next++));
        }
    }

    private HtmlNames() {}

    /** Null when there is no such name. */
    static String text(String name) {
        return TEXTS.get(name);
    }
}
