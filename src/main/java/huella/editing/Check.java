package huella.editing;

/** What is looked at when a proposal is saved. The id is published: pages and imports tell findings apart by it. */
public enum Check {
    FIELD_MISSING("campo_falta"),
    FIELD_KIND("campo_tipo"),
    FIELD_TOO_LONG("campo_largo"),
    FIELD_CHARACTERS("campo_caracteres"),
    UNKNOWN_CODE("codigo_desconocido"),
    LIST_ITEM("lista_elemento"),
    NOT_POSITIVE("numero_no_positivo"),
    PRECISION_CONTRADICTED("precision_contradicha"),

    EMPTY("vacia"),
    KIND("tipo_de_geometria"),
    TOO_MANY_VERTICES("demasiados_vertices"),
    NOT_FINITE("coordenada_no_finita"),
    HEIGHTS("con_alturas"),
    SWAPPED("coordenadas_cambiadas"),
    METRES("en_metros"),
    OUTSIDE_CHILE("fuera_de_chile"),
    SELF_INTERSECTION("autointerseccion"),
    MALFORMED("forma_invalida"),

    SLIVER("astilla"),
    ROUTE_GAP("corte_en_ruta"),
    DECLARED_AREA("superficie_declarada"),

    OUTSIDE_COMUNAS("fuera_de_comunas"),
    COMUNA_NOT_TOUCHED("comuna_sin_tocar"),
    IN_THE_SEA("en_el_mar"),
    OVERLAP("superposicion"),
    DUPLICATE("duplicada"),
    NOT_COMPARED("sin_comparar");

    private final String id;

    Check(String id) {
        this.id = id;
    }

    /** As published. */
    public String id() {
        return id;
    }
}
