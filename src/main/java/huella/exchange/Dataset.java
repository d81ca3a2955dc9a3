package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Notice;
import huella.model.Text;
import java.util.List;

/**
 * What a catalogue of other people's needs to know of one thing that can be taken away. DCAT and both ISO records are
 * written from this, so they cannot say different things.
 *
 * @param id lower case; part of addresses and identifiers
 * @param collection what it is taken from: its type, notice, source and licence are those of the dataset
 * @param page where people find it
 * @param record the address of its ISO record
 */
record Dataset(
        String id,
        Collection collection,
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

    /** Of what initiatives are drawn on. */
    static final String LICENCE_URI = "https://opendatacommons.org/licenses/odbl/1-0/";

    /** Of the coast that outlines comunas. */
    private static final String COAST_LICENCE_URI = "https://www.gnu.org/licenses/lgpl-3.0.html";

    static final String LICENCE_NAME = "Open Database License (ODbL) 1.0";
    static final List<String> KEYWORDS = List.of("EMRA 2023-2050", "Región de Antofagasta", "minería", "planificación");
    static final String PUBLISHER = Notice.PUBLISHER;

    /** The strategy's years. */
    static final String BEGINS = "2023-01-01";

    static final String ENDS = "2050-12-31";

    private static final Text INITIATIVES_LINEAGE = new Text(
            "Nombres, números y objetivos: presentación «Segunda sesión Directorio EMRA 2026», Calama, 20 de mayo de"
                    + " 2026, cotejados lámina por lámina. Huellas: dibujadas para este servicio; las que siguen calles,"
                    + " rutas y ríos se apoyan en hechos de OpenStreetMap, las demás se ubicaron a mano. Los campos"
                    + " «precision», «supuesta» y «sustento» dicen en qué se basa cada una.",
            "Names, numbers and objectives: the presentation “Segunda sesión Directorio EMRA 2026”, Calama, 20 May"
                    + " 2026, compared slide by slide. Footprints: drawn for this service; those that follow streets,"
                    + " roads and rivers rest on facts from OpenStreetMap, the others were placed by hand. The fields"
                    + " “precision”, “supuesta” and “sustento” say what each one rests on.");

    private static final Text COMUNAS_LINEAGE = new Text(
            "División comunal de SUBDERE y BCN, generalizada: tierra adentro hay varios kilómetros entre vértices. El lado"
                    + " del mar se reemplazó por la costa de GSHHG 2.3.7, y los límites compartidos calzan entre sí.",
            "Comunas of SUBDERE and BCN, generalised: inland there are several kilometres between vertices. The seaward"
                    + " side was replaced by the coast of GSHHG 2.3.7, and shared borders meet.");

    Dataset {
        distributions = List.copyOf(distributions);
    }

    List<Distribution> of(Kind kind) {
        return distributions.stream()
                .filter(distribution -> distribution.kind() == kind)
                .toList();
    }

    Text lineage() {
        return switch (collection.type()) {
            case INITIATIVE -> INITIATIVES_LINEAGE;
            case COMUNA -> COMUNAS_LINEAGE;
        };
    }

    String licenceUri() {
        return licenceUri(collection);
    }

    static String licenceUri(Collection collection) {
        return switch (collection.type()) {
            case INITIATIVE -> LICENCE_URI;
            case COMUNA -> COAST_LICENCE_URI;
        };
    }

    /** Whether it is about the years of the strategy; outlines are of no time. */
    boolean isOfStrategy() {
        return switch (collection.type()) {
            case INITIATIVE -> true;
            case COMUNA -> false;
        };
    }

    /** Which state, and how many of what: a line for people, in Spanish. */
    String supplement() {
        String counted = switch (collection.type()) {
            case INITIATIVE -> "Iniciativas";
            case COMUNA -> "Comunas";
        };
        return "Versión de los datos: " + edition.version() + ". " + counted + ": " + coverage.count() + ".";
    }
}
