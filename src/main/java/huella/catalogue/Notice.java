package huella.catalogue;

import huella.model.Text;

/** What stands on everything that leaves the house, so that nobody takes a referential place for a surveyed one. */
public final class Notice {

    public static final Text REFERENTIAL = new Text(
            "Ubicaciones referenciales: muestran dónde se piensa cada iniciativa, no su emplazamiento"
                    + " definitivo. Los campos «precision» y «sustento» dicen qué tan exacta es cada una.",
            "Referential locations: they show where each initiative is thought of, not its final site. The fields"
                    + " “precision” and “sustento_en” say how exact each one is.");

    public static final Text DECK = new Text(
            "Gobierno Regional de Antofagasta, EMRA 2023-2050, Segunda sesión del Directorio,"
                    + " Calama, 20 de mayo de 2026.",
            "Regional Government of Antofagasta, EMRA 2023-2050, second session of the Board,"
                    + " Calama, 20 May 2026.");

    public static final Text INITIATIVES = new Text(
            "Trazados basados en OpenStreetMap: © colaboradores de OpenStreetMap, ODbL 1.0.",
            "Lines based on OpenStreetMap: © OpenStreetMap contributors, ODbL 1.0.");

    public static final Text GENERALISED = new Text(
            "Contornos generalizados, para orientarse: tierra adentro hay varios kilómetros entre vértices. No sirven"
                    + " para fijar un límite comunal.",
            "Generalised outlines, for orientation: inland there are several kilometres between vertices. They cannot"
                    + " settle where a boundary runs.");

    public static final Text DIVISION = new Text(
            "División comunal: SUBDERE/BCN, generalizada; borde costero: GSHHG 2.3.7.",
            "Comunas: SUBDERE/BCN, generalised; coast: GSHHG 2.3.7.");

    public static final Text COMUNAS = new Text(
            "Borde costero: GSHHG 2.3.7, Wessel y Smith 1996, LGPL-3. División comunal: SUBDERE/BCN.",
            "Coast: GSHHG 2.3.7, Wessel and Smith 1996, LGPL-3. Comunas: SUBDERE/BCN.");

    /** Who publishes. */
    public static final String PUBLISHER = "Gobierno Regional de Antofagasta";

    public static final String TEXT = REFERENTIAL.es();
    public static final String SOURCE = DECK.es();
    public static final String LICENCE = INITIATIVES.es();

    private Notice() {}
}
