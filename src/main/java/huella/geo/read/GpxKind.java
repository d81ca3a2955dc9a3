package huella.geo.read;

/** What a GPX file holds, in the order in which the schema wants it. */
enum GpxKind {
    WAYPOINT("wpt", "puntos", "punto"),
    ROUTE("rte", "rutas", "ruta"),
    TRACK("trk", "recorridos", "recorrido");

    private final String element;
    private final String layer;
    private final String label;

    GpxKind(String element, String layer, String label) {
        this.element = element;
        this.layer = layer;
        this.label = label;
    }

    String element() {
        return element;
    }

    /** The name of its layer, in Spanish. */
    String layer() {
        return layer;
    }

    /** What a person calls one, before its number. */
    String label() {
        return label;
    }
}
