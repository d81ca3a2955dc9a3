package huella.geo.read;

import java.util.List;

/** Where on earth a layer lies: known, or a question for a person. Nothing is ever guessed in between. */
public sealed interface Placement {

    /**
     * @param how it is known, for the report, in Spanish: "rutas.prj dice EPSG:24879", "elegido por quien importa"
     * @param notes what the person should know of it, sentences in Spanish
     */
    record Placed(SourceCrs crs, boolean swapped, String how, List<String> notes) implements Placement {
        public Placed {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param text what is asked and why, in Spanish, for a planner
     * @param candidates the likeliest first
     */
    record Question(String text, List<Candidate> candidates) implements Placement {
        public Question {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * One possible answer.
     *
     * @param sample where it would put the sample of the layer, in longitude/latitude; empty when nowhere
     * @param plausible it would lie where footprints can be
     * @param remark why it is likely or not, in Spanish
     */
    record Candidate(
            SourceCrs crs,
            boolean swapped,
            List<org.locationtech.jts.geom.Geometry> sample,
            boolean plausible,
            String remark) {
        public Candidate {
            sample = List.copyOf(sample);
        }
    }
}
