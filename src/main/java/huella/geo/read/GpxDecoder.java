package huella.geo.read;

import java.io.IOException;

/**
 * Reads GPX 1.0 and 1.1: waypoints are points, routes and tracks are lines, each kind a layer. The file is walked once
 * for each kind, so that a layer is whole in whatever order they stand.
 *
 * <p>GPX has no areas: a track that says {@code <type>contorno</type>}, as those of this service do, is the outline of
 * one.
 */
final class GpxDecoder implements Decoder {

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        ShapeBuilder shape = new ShapeBuilder(source.limits());
        int found = 0;
        for (GpxKind kind : GpxKind.values()) {
            try (HardenedXml xml = HardenedXml.open(source.file(), "El archivo", source.choices(), source.limits())) {
                xml.root();
                if (!xml.name().equalsIgnoreCase("gpx")) {
                    throw Unreadable.because(
                            "El archivo es XML, pero no GPX. Expórtelo como GPX desde su receptor o programa.");
                }
                found += new GpxLayer(kind, source, sink, shape).read(xml);
                xml.end();
                if (kind == GpxKind.TRACK) {
                    xml.notes(sink::note);
                }
            }
        }
        if (found == 0) {
            throw Unreadable.because("El archivo no trae puntos, rutas ni recorridos. Revise en el receptor que el"
                    + " recorrido esté guardado, y expórtelo de nuevo.");
        }
    }
}
