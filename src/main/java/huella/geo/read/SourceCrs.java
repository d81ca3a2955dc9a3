package huella.geo.read;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.ProjectiveTransform;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * A coordinate system that files come in, with the one operation by which we take it to WGS 84: the operation is chosen
 * once ({@link DatumShift}) and named in the report, never left to a library. Immutable, safe for many threads.
 */
public final class SourceCrs {

    private static final int WGS84 = 4326;
    private static final double BEYOND = 12; // degrees around the area of use where numbers still mean something
    private static final int PIECES = 24;
    private static final double MILLIMETRE_IN_DEGREES = 1e-8;
    private static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), WGS84);

    private final int epsg;
    private final String title;
    private final boolean geographic;
    private final int base;
    private final DatumShift shift;
    private final MathTransform toDegrees; // null: they are degrees
    private final ShiftGrid datum; // null: nothing to change
    private final Envelope reach; // in this system

    private SourceCrs(
            int epsg,
            String title,
            boolean geographic,
            int base,
            DatumShift shift,
            MathTransform toDegrees,
            ShiftGrid datum,
            Envelope reach) {
        this.epsg = epsg;
        this.title = title;
        this.geographic = geographic;
        this.base = base;
        this.shift = shift;
        this.toDegrees = toDegrees;
        this.datum = datum;
        this.reach = reach;
    }

    /** Longitude and latitude WGS 84: nothing to compute, no register to open. */
    static SourceCrs wgs84() {
        return new SourceCrs(
                WGS84, "WGS 84, longitud y latitud", true, WGS84, DatumShift.NONE, null, null, DatumShift.WORLD);
    }

    /**
     * @param crs x first
     * @param base the number of its geographic system, or its own
     */
    static SourceCrs of(int epsg, CoordinateReferenceSystem crs, int base, DatumShift shift) {
        boolean geographic = !(crs instanceof ProjectedCRS);
        try {
            MathTransform inverse = crs instanceof ProjectedCRS projected
                    ? projected.getConversionFromBase().getMathTransform().inverse()
                    : null;
            ShiftGrid datum = moves(shift) ? new ShiftGrid(xFirst(shift.transform())) : null;
            Envelope reach = geographic ? DatumShift.WORLD : reach(crs, inverse.inverse());
            return new SourceCrs(epsg, title(epsg, crs), geographic, base, shift, inverse, datum, reach);
        } catch (TransformException e) {
            throw new IllegalStateException("EPSG:" + epsg + " has no way back to longitude and latitude", e);
        }
    }

    /** Whether the register's operation changes anything: many from a modern datum shift by 0, 0, 0. */
    private static boolean moves(DatumShift shift) throws TransformException {
        if (shift.transform() == null) {
            return false;
        }
        double[] latLon = {-15, -76, -30, -62, -23.5, -69};
        double[] moved = latLon.clone();
        shift.transform().transform(moved, 0, moved, 0, moved.length / 2);
        for (int i = 0; i < moved.length; i++) {
            if (Math.abs(moved[i] - latLon[i]) > MILLIMETRE_IN_DEGREES) {
                return true;
            }
        }
        return false;
    }

    private static MathTransform xFirst(MathTransform yFirst) {
        MathTransform swap = ProjectiveTransform.create(new java.awt.geom.AffineTransform(0, 1, 1, 0, 0, 0));
        return ConcatenatedTransform.create(ConcatenatedTransform.create(swap, yFirst), swap);
    }

    private static String title(int epsg, CoordinateReferenceSystem crs) {
        if (epsg == 3857) {
            return "WGS 84 / Pseudo-Mercator (mapas web)";
        }
        String name = crs.getName().getCode();
        return crs instanceof ProjectedCRS
                ? name.replaceFirst("UTM zone (\\d+)S$", "UTM huso $1 sur")
                        .replaceFirst("UTM zone (\\d+)N$", "UTM huso $1 norte")
                : name + ", longitud y latitud";
    }

    /** The box, in the projected system, around its area of use and {@link #BEYOND} more. */
    private static Envelope reach(CoordinateReferenceSystem crs, MathTransform fromBase) {
        Envelope use = DatumShift.box(crs.getDomainOfValidity());
        Envelope wide = new Envelope(use == null ? DatumShift.WORLD : use);
        if (crs.getName().getCode().contains("UTM zone")) {
            // Satellite images come in the northern zone with negative northings, and what is drawn over them too.
            wide.expandToInclude(wide.getMinX(), -wide.getMaxY());
            wide.expandToInclude(wide.getMinX(), -wide.getMinY());
        }
        wide.expandBy(BEYOND);
        wide = wide.intersection(new Envelope(-180, 180, -88, 88));
        Envelope reach = new Envelope();
        for (int i = 0; i <= PIECES; i++) {
            for (int j = 0; j <= PIECES; j++) {
                double[] place = {
                    wide.getMinX() + wide.getWidth() * i / PIECES, wide.getMinY() + wide.getHeight() * j / PIECES
                };
                try {
                    fromBase.transform(place, 0, place, 0, 1);
                    if (Double.isFinite(place[0]) && Double.isFinite(place[1])) {
                        reach.expandToInclude(place[0], place[1]);
                    }
                } catch (TransformException e) {
                    continue; // not a place of this projection
                }
            }
        }
        return reach;
    }

    /** Its number in the EPSG register. */
    public int epsg() {
        return epsg;
    }

    /** Its name in the EPSG register, with "huso" and "sur" in Spanish for the systems that Chile uses. */
    public String title() {
        return title;
    }

    /** Degrees, or else metres. */
    public boolean geographic() {
        return geographic;
    }

    /** What the register calls the change of datum, such as "PSAD56 to WGS 84 (6)"; empty when there is none to do. */
    public Optional<String> operation() {
        return shift.name();
    }

    /** Its EPSG number. */
    public OptionalInt operationCode() {
        return shift.code();
    }

    /**
     * How far the result may be from the truth, in metres, as the register says; 0: exact by definition. 2 for
     * SIRGAS-Chile, see {@link huella.geo.Crs#accuracyM}. NaN: the register does not say.
     */
    public double accuracyM() {
        return shift.accuracyM();
    }

    /** The number of its geographic system: which datum it stands on. */
    int base() {
        return base;
    }

    DatumShift shift() {
        return shift;
    }

    /** {@code EPSG:24879}. */
    String code() {
        return "EPSG:" + epsg;
    }

    /** How it comes to WGS 84, one sentence in Spanish for the report. */
    String way() {
        if (shift.name().isPresent()) {
            return "Cambio de datum: " + shift.name().get() + ", EPSG:"
                    + shift.code().getAsInt() + ", "
                    + (Double.isNaN(accuracyM())
                            ? "sin exactitud registrada"
                            : "exactitud de " + metres(accuracyM()) + " m")
                    + "; sin grilla de corrección.";
        }
        return accuracyM() > 0
                ? "Sin cambio de datum, hasta " + metres(accuracyM()) + " m: el registro EPSG no tiene operación entre "
                        + title.replaceFirst("( / |, ).*$", "") + " y WGS 84."
                : "Sin cambio de datum: ya es WGS 84.";
    }

    private static String metres(double accuracy) {
        return String.format(Locale.of("es", "CL"), accuracy == Math.rint(accuracy) ? "%.0f" : "%.1f", accuracy);
    }

    /**
     * A copy in longitude/latitude degrees, SRID 4326; empty when a coordinate is beyond where the system means
     * anything.
     *
     * @param swapped the first number of each position is the northing or latitude
     */
    public Optional<Geometry> toCrs84(Geometry inThisSystem, boolean swapped) {
        boolean[] lost = {false};
        Geometry moved = new GeometryEditor(LON_LAT)
                .edit(inThisSystem, new GeometryEditor.CoordinateSequenceOperation() {
                    @Override
                    public CoordinateSequence edit(CoordinateSequence from, Geometry part) {
                        CoordinateSequence to = lost[0] ? null : moved(from, swapped);
                        lost[0] |= to == null;
                        return to == null ? from : to;
                    }
                });
        return lost[0] ? Optional.empty() : Optional.of(moved);
    }

    /** Null when a coordinate is beyond reach, before or after. */
    private CoordinateSequence moved(CoordinateSequence from, boolean swapped) {
        double[] xy = new double[2 * from.size()];
        for (int i = 0; i < from.size(); i++) {
            xy[2 * i] = swapped ? from.getY(i) : from.getX(i);
            xy[2 * i + 1] = swapped ? from.getX(i) : from.getY(i);
            if (!reach.contains(xy[2 * i], xy[2 * i + 1])) { // a NaN is not contained
                return null;
            }
        }
        try {
            if (toDegrees != null) {
                toDegrees.transform(xy, 0, xy, 0, from.size());
            }
            if (datum != null) {
                datum.move(xy);
            }
        } catch (TransformException e) {
            return null;
        }
        CoordinateSequence to = new CoordinateArraySequence(from.size(), 2);
        for (int i = 0; i < from.size(); i++) {
            if (!DatumShift.WORLD.contains(xy[2 * i], xy[2 * i + 1])) {
                return null;
            }
            to.setOrdinate(i, CoordinateSequence.X, xy[2 * i]);
            to.setOrdinate(i, CoordinateSequence.Y, xy[2 * i + 1]);
        }
        return to;
    }

    @Override
    public String toString() {
        return code() + " (" + title + ")";
    }
}
