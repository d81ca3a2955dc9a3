package huella.geo;

import java.io.IOException;

/**
 * Writes one file, row by row; memory does not grow with the rows.
 *
 * <p>Only {@link #finish} makes the file whole. A writer that is closed without it leaves what it has written so far
 * visibly broken or unwritten, so that a failed export is never taken for a small one. The stream given to a writer
 * stays open: it belongs to who opened it.
 */
public interface FeatureWriter extends AutoCloseable {

    void write(Row row) throws IOException;

    /** Writes what comes after the last row and flushes; nothing may follow. */
    void finish() throws IOException;

    /** Removes what the writer kept aside. */
    @Override
    void close() throws IOException;
}
