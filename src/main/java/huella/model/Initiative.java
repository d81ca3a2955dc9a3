package huella.model;

import java.util.List;

/**
 * Everything that one version says of an initiative. Codes refer to the vocabularies; texts are as published.
 *
 * @param comunas official codes (CUT) of the comunas of the region that it touches
 * @param comunasOutside names of comunas outside the region that it touches
 * @param precision how exact the footprint is, a code of the vocabulary
 * @param assumed the source names no place: where it is drawn is a supposition
 * @param basis what the location rests on, for the reader
 */
public record Initiative(
        String code,
        String layer,
        String territory,
        String theme,
        List<String> objectives,
        String responsible,
        String horizon,
        Bilingual name,
        boolean starred,
        List<String> tags,
        List<String> comunas,
        List<String> comunasOutside,
        Source source,
        String precision,
        boolean assumed,
        Bilingual basis,
        Bilingual note,
        Footprint footprint) {

    public Initiative {
        objectives = List.copyOf(objectives);
        tags = List.copyOf(tags);
        comunas = List.copyOf(comunas);
        comunasOutside = List.copyOf(comunasOutside);
    }

    /** One text in the two languages of the service. */
    public record Bilingual(String es, String en) {}

    /**
     * Where in the deck an initiative stands.
     *
     * @param list heading of the list slide
     * @param number its number there
     * @param name as printed, slips included
     * @param map title of the map slide, or null when it is on none
     * @param mapNumber its number on the map slide, or null
     * @param mapName its name on the map slide when that differs, or null
     * @param corrections what was corrected between the printed and the published name
     */
    public record Source(
            String list,
            int number,
            String name,
            String map,
            Integer mapNumber,
            String mapName,
            List<String> corrections) {
        public Source {
            corrections = List.copyOf(corrections);
        }
    }
}
