package huella.exchange;

import huella.catalogue.Notice;
import huella.model.Text;
import java.util.List;

/**
 * What a catalogue of other people's needs to know of one thing that can be taken away. DCAT and both ISO records are
 * written from this, so they cannot say different things.
 *
 * @param id lower case; part of addresses and identifiers
 * @param page where people find it
 * @param record the address of its ISO record
 */
record Dataset(
        String id,
        Text title,
        Text description,
        Coverage coverage,
        Edition edition,
        String page,
        String record,
        List<Distribution> distributions) {

    /**
     * One way to get it.
     *
     * @param mediaType as IANA or the format's standard names it
     * @param fileType in the European authority table of file types; empty when it has none
     * @param systems in which it can be had, as OGC URIs
     * @param kind whether it is a file, or a service that answers queries
     */
    record Distribution(Text title, String url, String mediaType, String fileType, List<String> systems, Kind kind) {
        Distribution {
            systems = List.copyOf(systems);
        }
    }

    enum Kind {
        FILE,
        FEATURES,
        TILES
    }

    static final String LICENCE_URI = "https://opendatacommons.org/licenses/odbl/1-0/";
    static final String LICENCE_NAME = "Open Database License (ODbL) 1.0";
    static final String PUBLISHER = "Gobierno Regional de Antofagasta";

    /** The strategy's years. */
    static final String BEGINS = "2023-01-01";

    static final String ENDS = "2050-12-31";

    static final Text LINEAGE = new Text(
            "Nombres, números y objetivos: presentación «Segunda sesión Directorio EMRA 2026», Calama, 20 de mayo de"
                    + " 2026, cotejados lámina por lámina. Huellas: dibujadas para este servicio; las que siguen calles,"
                    + " rutas y ríos se apoyan en hechos de OpenStreetMap, las demás se ubicaron a mano. Los campos"
                    + " «precision», «supuesta» y «sustento» dicen en qué se basa cada una.",
            "Names, numbers and objectives: the presentation “Segunda sesión Directorio EMRA 2026”, Calama, 20 May"
                    + " 2026, compared slide by slide. Footprints: drawn for this service; those that follow streets,"
                    + " roads and rivers rest on facts from OpenStreetMap, the others were placed by hand. The fields"
                    + " “precision”, “supuesta” and “sustento” say what each one rests on.");

    static final Text NOTICE = new Text(
            Notice.TEXT,
            "Referential locations: they show where each initiative is thought of, not its final site. The fields"
                    + " “precision” and “sustento” say how exact each one is.");

    Dataset {
        distributions = List.copyOf(distributions);
    }

    List<Distribution> of(Kind kind) {
        return distributions.stream()
                .filter(distribution -> distribution.kind() == kind)
                .toList();
    }
}
