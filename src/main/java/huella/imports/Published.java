package huella.imports;

import org.locationtech.jts.geom.Geometry;

/**
 * An initiative as the public sees it now.
 *
 * @param exact its place itself is known; otherwise it is drawn roughly where it belongs
 * @param shape longitude/latitude WGS 84
 */
record Published(String code, String name, String layer, int version, boolean exact, Geometry shape) {}
