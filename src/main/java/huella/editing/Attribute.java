package huella.editing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a planner can say of an initiative besides its shape. The key is the name under which it is published, so that a
 * field is called the same in a draft, in a layer and in a file.
 */
public enum Attribute {
    NOMBRE(Kind.TEXT),
    NOMBRE_EN(Kind.TEXT),
    CAPA(Kind.TEXT),
    TERRITORIO(Kind.TEXT),
    TEMA(Kind.TEXT),
    OBJETIVOS(Kind.LIST),
    RESPONSABLE(Kind.TEXT),
    HORIZONTE(Kind.TEXT),
    ASTERISCO(Kind.BOOLEAN),
    ETIQUETAS(Kind.LIST),
    COMUNAS_CODIGOS(Kind.LIST),
    COMUNAS_FUERA(Kind.LIST),
    FUENTE_LISTA(Kind.TEXT),
    FUENTE_NUMERO(Kind.INTEGER),
    FUENTE_NOMBRE(Kind.TEXT),
    FUENTE_MAPA(Kind.TEXT),
    FUENTE_MAPA_NUMERO(Kind.INTEGER),
    FUENTE_MAPA_NOMBRE(Kind.TEXT),
    CORRECCIONES(Kind.LIST),
    PRECISION(Kind.TEXT),
    SUPUESTA(Kind.BOOLEAN),
    SUSTENTO(Kind.TEXT),
    SUSTENTO_EN(Kind.TEXT),
    NOTA(Kind.TEXT),
    NOTA_EN(Kind.TEXT);

    /** The Java type of a value: String, {@code List<String>}, Boolean, Integer. */
    public enum Kind {
        TEXT,
        LIST,
        BOOLEAN,
        INTEGER
    }

    private final Kind kind;

    Attribute(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Attribute> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
