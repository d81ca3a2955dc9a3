package huella.catalogue;

/** What stands on everything that leaves the house, so that nobody takes a referential place for a surveyed one. */
public final class Notice {

    public static final String TEXT =
            "Ubicaciones referenciales: muestran dónde se piensa cada iniciativa, no su emplazamiento"
                    + " definitivo. Los campos «precision» y «sustento» dicen qué tan exacta es cada una.";

    public static final String SOURCE =
            "Gobierno Regional de Antofagasta, EMRA 2023-2050, Segunda sesión del Directorio,"
                    + " Calama, 20 de mayo de 2026.";

    public static final String LICENCE =
            "Trazados basados en OpenStreetMap: © colaboradores de OpenStreetMap, ODbL 1.0.";

    private Notice() {}
}
