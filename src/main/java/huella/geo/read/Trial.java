package huella.geo.read;

import huella.model.Footprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Where a system would put a layer: tried with its sample, with the change of datum that is best where it comes to lie.
 *
 * @param moved the sample in longitude/latitude, without what the system cannot place
 * @param tried how many shapes the sample has
 * @param inside how many of them come to lie where footprints can be
 * @param centre of the sample, longitude/latitude; null when nothing could be placed
 */
record Trial(SourceCrs crs, boolean swapped, List<Geometry> moved, int tried, int inside, Coordinate centre) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** The Region of Antofagasta with its coast and some more; here a layer is expected rather than elsewhere. */
    private static final Envelope REGION = new Envelope(-71.2, -66.8, -26.3, -20.7);

    static Trial of(SourceCrs crs, boolean swapped, LayerSurvey survey, CrsRegister register) {
        Trial first = tried(crs, swapped, sample(survey));
        if (first.centre() == null || crs.operation().isEmpty()) {
            return first;
        }
        SourceCrs there = register.find(crs.epsg(), first.centre()).orElse(crs);
        return there == crs ? first : tried(there, swapped, sample(survey));
    }

    private static List<Geometry> sample(LayerSurvey survey) {
        return survey.sample().isEmpty() ? List.of(FACTORY.toGeometry(survey.box())) : survey.sample();
    }

    private static Trial tried(SourceCrs crs, boolean swapped, List<Geometry> sample) {
        List<Geometry> moved = sample.stream()
                .flatMap(shape -> crs.toCrs84(shape, swapped).stream())
                .toList();
        long inside = moved.stream()
                .filter(shape -> Footprint.BOX.contains(shape.getEnvelopeInternal()))
                .count();
        return new Trial(crs, swapped, moved, sample.size(), (int) inside, centre(moved));
    }

    /** The medians of all boxes' centres: one stray shape does not pull it away. */
    private static Coordinate centre(List<Geometry> shapes) {
        if (shapes.isEmpty()) {
            return null;
        }
        double[] x = new double[shapes.size()];
        double[] y = new double[shapes.size()];
        for (int i = 0; i < x.length; i++) {
            Coordinate middle = shapes.get(i).getEnvelopeInternal().centre();
            x[i] = middle == null ? Double.NaN : middle.x;
            y[i] = middle == null ? Double.NaN : middle.y;
        }
        Arrays.sort(x);
        Arrays.sort(y);
        return new Coordinate(x[x.length / 2], y[y.length / 2]);
    }

    /** Most of it lies where footprints can be. */
    boolean plausible() {
        return 2 * inside > tried;
    }

    boolean inRegion() {
        return plausible() && REGION.contains(centre);
    }

    /** What whoever imports should know of this way. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(crs.way());
        if (inside < tried) {
            notes.add((tried - inside) + " de las " + tried
                    + " formas revisadas quedan fuera del norte de Chile: revíselas antes de aceptar.");
        }
        Envelope around = new Envelope();
        moved.forEach(shape -> around.expandToInclude(shape.getEnvelopeInternal()));
        if (crs.operation().isPresent() && !crs.shift().area().contains(around)) {
            notes.add("La operación vale para «" + crs.shift().areaName()
                    + "» según el registro EPSG y parte de la capa queda fuera: allí el error puede ser mayor.");
        }
        return notes;
    }
}
