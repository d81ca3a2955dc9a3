package huella.catalogue;

import huella.model.Text;
import java.util.EnumSet;
import java.util.Set;

/**
 * The published fields, in the order in which they are written; {@link FeatureType} says which of them a feature has.
 * The name is the column of its view; layers, tiles, exports and the OGC API take their fields from here.
 */
public enum Field {
    CODIGO("codigo", Type.TEXT, "Código", "Code"),
    NOMBRE("nombre", Type.TEXT, "Nombre", "Name in Spanish"),
    NOMBRE_EN("nombre_en", Type.TEXT, "Nombre en inglés", "Name"),
    PROVINCIA("provincia", Type.TEXT, "Provincia", "Province"),
    CAPA("capa", Type.TEXT, "Capa", "Layer"),
    TERRITORIO("territorio", Type.TEXT, "Territorio", "Territory"),
    TEMA("tema", Type.TEXT, "Tema (código)", "Theme (code)"),
    TEMA_NOMBRE("tema_nombre", Type.TEXT, "Tema", "Theme"),
    OBJETIVOS("objetivos", Type.TEXT_LIST, "Objetivos estratégicos", "Strategic objectives"),
    RESPONSABLE("responsable", Type.TEXT, "Responsable (código)", "Responsible (code)"),
    RESPONSABLE_NOMBRE("responsable_nombre", Type.TEXT, "Responsable", "Responsible"),
    HORIZONTE("horizonte", Type.TEXT, "Horizonte (código)", "Horizon (code)"),
    HORIZONTE_NOMBRE("horizonte_nombre", Type.TEXT, "Horizonte", "Horizon"),
    ASTERISCO("asterisco", Type.BOOLEAN, "Asterisco en la fuente", "Asterisk in the source"),
    COMUNAS("comunas", Type.TEXT_LIST, "Comunas", "Comunas"),
    COMUNAS_CODIGOS("comunas_codigos", Type.TEXT_LIST, "Códigos de comuna (CUT)", "Comuna codes (CUT)"),
    COMUNAS_FUERA("comunas_fuera", Type.TEXT_LIST, "Comunas fuera de la región", "Comunas outside the region"),
    FUENTE_LISTA("fuente_lista", Type.TEXT, "Lámina de lista", "List slide"),
    FUENTE_NUMERO("fuente_numero", Type.INTEGER, "Número en la lista", "Number on the list"),
    FUENTE_NOMBRE("fuente_nombre", Type.TEXT, "Nombre tal como está impreso", "Name as printed"),
    FUENTE_MAPA("fuente_mapa", Type.TEXT, "Lámina de mapa", "Map slide"),
    FUENTE_MAPA_NUMERO("fuente_mapa_numero", Type.INTEGER, "Número en el mapa", "Number on the map"),
    FUENTE_MAPA_NOMBRE("fuente_mapa_nombre", Type.TEXT, "Nombre en el mapa", "Name on the map"),
    CORRECCIONES("correcciones", Type.TEXT_LIST, "Correcciones al nombre", "Corrections to the name"),
    PRECISION("precision", Type.TEXT, "Precisión de la ubicación (código)", "Location precision (code)"),
    PRECISION_NOMBRE("precision_nombre", Type.TEXT, "Precisión de la ubicación", "Location precision"),
    UBICACION("ubicacion", Type.TEXT, "Ubicación exacta o referencial", "Exact or referential location"),
    SUPUESTA(
            "supuesta",
            Type.BOOLEAN,
            "Ubicación supuesta: la fuente no la indica",
            "Assumed location: the source names no place"),
    SUSTENTO("sustento", Type.TEXT, "Sustento de la ubicación", "Basis of the location, in Spanish"),
    SUSTENTO_EN("sustento_en", Type.TEXT, "Sustento de la ubicación, en inglés", "Basis of the location"),
    NOTA("nota", Type.TEXT, "Nota", "Note in Spanish"),
    NOTA_EN("nota_en", Type.TEXT, "Nota en inglés", "Note"),
    ETIQUETAS("etiquetas", Type.TEXT_LIST, "Etiquetas", "Tags"),
    VERSION("version", Type.INTEGER, "Versión", "Version"),
    ACTUALIZADO("actualizado", Type.INSTANT, "Publicado el", "Published at");

    /** How a value is read and written. An INSTANT is an RFC 3339 date and time in UTC. */
    public enum Type {
        TEXT,
        TEXT_LIST,
        INTEGER,
        BOOLEAN,
        INSTANT
    }

    /** Texts of many words: nobody sorts by them. */
    private static final Set<Field> PROSE = EnumSet.of(SUSTENTO, SUSTENTO_EN, NOTA, NOTA_EN);

    /** What follows from other fields, or from publishing: nobody says it. */
    private static final Set<Field> DERIVED = EnumSet.of(
            CODIGO,
            PROVINCIA,
            TEMA_NOMBRE,
            RESPONSABLE_NOMBRE,
            HORIZONTE_NOMBRE,
            COMUNAS,
            PRECISION_NOMBRE,
            UBICACION,
            VERSION,
            ACTUALIZADO);

    private final String column;
    private final Type type;
    private final String titleEs;
    private final String titleEn;

    Field(String column, Type type, String titleEs, String titleEn) {
        this.column = column;
        this.type = type;
        this.titleEs = titleEs;
        this.titleEn = titleEn;
    }

    public String column() {
        return column;
    }

    public Type type() {
        return type;
    }

    public Text title() {
        return new Text(titleEs, titleEn);
    }

    public String titleEs() {
        return titleEs;
    }

    /** Whether a planner can say it; the rest follows. */
    public boolean receivable() {
        return !DERIVED.contains(this);
    }

    /** Whether features can be put in its order. */
    public boolean sortable() {
        return type != Type.TEXT_LIST && !PROSE.contains(this);
    }
}
