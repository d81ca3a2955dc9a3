package huella.exchange;

import org.locationtech.jts.geom.Envelope;

/**
 * How much a collection holds, and where.
 *
 * @param box longitude/latitude WGS 84; empty when it holds nothing
 */
record Coverage(int count, Envelope box) {

    static final Coverage NOTHING = new Coverage(0, new Envelope());
}
