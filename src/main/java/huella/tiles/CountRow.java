package huella.tiles;

/**
 * How many initiatives of a layer a tile leaves out in one of its cells.
 *
 * @param cell Morton code of the cell; its last six bits are its place in the tile
 * @param sumX of their anchors, metres of EPSG:3857
 */
record CountRow(byte[] layer, long cell, int count, double sumX, double sumY) {}
