package huella.tiles;

import java.util.List;

/** What the database has for a tile: shapes in the order in which they are drawn, and what is left out of it. */
record TileRows(List<ShapeRow> shapes, List<CountRow> counts) {}
