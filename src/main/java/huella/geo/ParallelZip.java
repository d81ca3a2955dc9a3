package huella.geo;

import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

/** A zip whose entries are deflated on several cores. Closed or not, the stream under it stays open. */
final class ParallelZip extends ZipOutputStream {

    /** @param level of 1 to 9 */
    ParallelZip(OutputStream out, int level) {
        super(out);
        def.end();
        def = new ParallelDeflater(level);
    }

    /** Frees what the deflaters hold outside the heap. */
    @Override
    public void close() {
        def.end();
    }
}
