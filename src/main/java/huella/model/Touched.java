package huella.model;

/** Where and at which zooms one layer changed; the box in metres of EPSG:3857. */
public record Touched(String layer, double minX, double minY, double maxX, double maxY, int minZoom, int maxZoom) {}
