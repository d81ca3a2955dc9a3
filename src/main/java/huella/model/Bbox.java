package huella.model;

/** A box in longitude/latitude degrees, WGS 84 (OGC:CRS84: x east, y north), edges included. */
public record Bbox(double west, double south, double east, double north) {}
