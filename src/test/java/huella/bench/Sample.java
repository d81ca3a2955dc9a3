package huella.bench;

import java.util.Collection;

/**
 * Measurements of one thing, in order of size. What is reported is the median and the spread: one lucky run is no
 * result, and one unlucky run is no excuse.
 */
record Sample(double[] sorted) {

    static Sample of(double... values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Sample(sorted);
    }

    static Sample of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The least value that at least so many percent do not exceed (nearest rank). */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }

    /** Median and spread, each in the given format. */
    String text(String format) {
        return sorted.length == 1
                ? format.formatted(sorted[0])
                : (format + " (" + format + " to " + format + ")").formatted(median(), least(), most());
    }
}
