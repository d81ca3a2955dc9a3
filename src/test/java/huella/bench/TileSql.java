package huella.bench;

import huella.model.TileCoord;
import huella.store.Sql;
import huella.tiles.Bands;
import java.util.Locale;

/**
 * Queries that give a tile: of PostGIS at its plainest, and of the programs that leave all to it, exactly as they ask.
 */
enum TileSql {
    ASMVT("ST_AsMVT, prepared tables"),
    MARTIN_RAW("Martin's SQL, raw table"),
    MARTIN_EQUAL("Martin's SQL, prepared tables"),
    TILESERV_RAW("pg_tileserv's SQL, raw table"),
    TILESERV_EQUAL("pg_tileserv's SQL, prepared tables");

    private final String title;

    TileSql(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The query for one tile, its numbers in place: each is prepared once and planned for itself. */
    String of(TileCoord tile) {
        return Sql.of(TileSql.class, name().toLowerCase(Locale.ROOT))
                .replace("{z}", Integer.toString(tile.z()))
                .replace("{x}", Integer.toString(tile.x()))
                .replace("{y}", Integer.toString(tile.y()))
                .replace("{band}", Integer.toString(Bands.of(tile.z())));
    }
}
