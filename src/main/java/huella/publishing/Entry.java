package huella.publishing;

/**
 * One line of an archive's directory (PMTiles version 3, "Entries").
 *
 * @param id of the first tile that it is about, or the first in the leaf directory that it points to
 * @param offset in bytes from the beginning of the tiles, or of the leaf directories
 * @param length in bytes, compressed; never 0
 * @param run how many tiles, from that one on, have these bytes; 0: it points to a leaf directory
 */
record Entry(long id, long offset, int length, int run) {

    boolean isLeaf() {
        return run == 0;
    }

    Entry longer() {
        return new Entry(id, offset, length, run + 1);
    }

    /** The number after the last that it is about. */
    long end() {
        return id + run;
    }
}
