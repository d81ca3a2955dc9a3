package huella.geo.read;

import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads a file from its bytes to features that can be looked at: what is it, what is in it, where does it lie, and then
 * each feature by itself. It is read twice; the first time nothing is kept, so that whatever has to be asked is asked
 * before anything is believed.
 */
public final class FileReading {

    private final ReadLimits limits;
    private final SourceSystems systems;

    public FileReading(ReadLimits limits, SourceSystems systems) {
        this.limits = limits;
        this.systems = systems;
    }

    /** What reading is doing. */
    public enum Stage {
        RECONOCER,
        REVISAR,
        LEER
    }

    /** Takes what is found. */
    public interface Receiver {

        /** @param total negative when it is not known yet */
        void stage(Stage stage, long done, long total) throws IOException;

        void feature(PreparedFeature feature) throws IOException;
    }

    /**
     * Reads.
     *
     * @param scratch an existing empty directory; the caller removes it
     * @throws Rejected (422) when the file cannot be used, cause and cure; what was received until then is worth
     *     nothing
     * @throws IOException when the receiver is gone
     */
    public Findings read(Path file, String name, Path scratch, Choices choices, Receiver receiver) throws IOException {
        receiver.stage(Stage.RECONOCER, 0, -1);
        try {
            Source source = Recognition.of(file, name, scratch, limits, choices);
            return read(source, receiver);
        } catch (Gone e) {
            throw e.cause;
        } catch (Rejected e) {
            throw e;
        } catch (IOException | RuntimeException e) { // cut short, or a library met bytes that it did not expect
            throw String.valueOf(e.getMessage()).contains("No space left") ? full(e) : damaged(e);
        }
    }

    private static Rejected full(Exception e) {
        return new Rejected(
                Unreadable.because("El servicio no tiene espacio en su disco para abrir el archivo. Vuelva a intentarlo"
                                + " más tarde y avise a quien lo administra.")
                        .problem(),
                e);
    }

    private static Rejected damaged(Exception e) {
        Rejected refusal = Unreadable.because("El archivo está dañado o incompleto y no se pudo leer hasta el final."
                + " Ábralo en el programa que lo creó, expórtelo de nuevo y vuelva a enviarlo.");
        return new Rejected(refusal.problem(), e);
    }

    private Findings read(Source source, Receiver receiver) throws IOException {
        Ticker ticker = new Ticker(receiver, Stage.REVISAR, -1);
        Surveyor surveyor = new Surveyor(limits, ticker::seen);
        Decoders.read(source, surveyor);
        List<LayerSurvey> surveys = surveyor.surveys();
        if (surveyor.features() == 0) {
            throw Unreadable.because("El archivo no tiene ningún objeto"
                    + (source.choices().layers().isEmpty() ? "" : " en las capas elegidas")
                    + ". Compruebe que exportó la capa correcta.");
        }
        List<Placement.Placed> places = new ArrayList<>();
        for (LayerSurvey survey : surveys) {
            switch (place(survey, source.choices())) {
                case Placement.Placed placed -> places.add(placed);
                case Placement.Question question -> {
                    return new Findings(
                            source.format(),
                            surveys.stream().map(Findings.ReadLayer::unread).toList(),
                            surveyor.notes(),
                            Optional.empty(),
                            Optional.of(new Findings.Asked(survey.layer().name(), question)));
                }
            }
        }
        Notes notes = new Notes();
        surveyor.notes().forEach(notes::add);
        Reader reader =
                new Reader(surveys, places, notes, receiver, new Ticker(receiver, Stage.LEER, surveyor.features()));
        Decoders.read(source, reader);
        return new Findings(
                source.format(),
                reader.layers(),
                notes.all(),
                Optional.of(reader.box).filter(box -> !box.isNull()),
                Optional.empty());
    }

    /** A layer in which nothing has coordinates lies nowhere, and nobody need be asked about it. */
    private Placement place(LayerSurvey survey, Choices choices) {
        return survey.box().isNull()
                ? new Placement.Placed(systems.find(4326).orElseThrow(), false, "sin formas", List.of())
                : systems.place(survey, choices);
    }

    /** The second reading. */
    private final class Reader implements FeatureSink {

        private final List<LayerSurvey> surveys;
        private final List<Placement.Placed> places;
        private final Receiver receiver;
        private final Ticker ticker;
        private final int[] good;
        private final int[] refused;
        private final int[] repaired;
        private final Notes notes;
        private final Envelope box = new Envelope();
        private Cells cells;
        private int layer = -1;
        private int number;

        private Reader(
                List<LayerSurvey> surveys,
                List<Placement.Placed> places,
                Notes notes,
                Receiver receiver,
                Ticker ticker) {
            this.surveys = surveys;
            this.places = places;
            this.notes = notes;
            this.receiver = receiver;
            this.ticker = ticker;
            this.good = new int[surveys.size()];
            this.refused = new int[surveys.size()];
            this.repaired = new int[surveys.size()];
        }

        @Override
        public void layer(SourceLayer next) {
            layer++;
            cells = new Cells(limits, new ColumnNames(next));
        }

        @Override
        public void feature(SourceFeature feature) {
            ticker.seen(number + 1L);
            List<String> remarks = new ArrayList<>(feature.shape().mends());
            Map<String, Object> values = cells.clean(feature.values(), remarks);
            String label = CleanText.name(feature.label());
            if (feature.shape().refusal().isPresent()) {
                send(new PreparedFeature(
                        ++number,
                        layer,
                        label,
                        values,
                        Optional.empty(),
                        Optional.empty(),
                        remarks,
                        feature.shape().refusal()));
                return;
            }
            for (Geometry shape : feature.shape().geometries()) {
                Preparation.Result result = Preparation.of(shape, places.get(layer));
                List<String> told = new ArrayList<>(remarks);
                told.addAll(result.notes());
                send(new PreparedFeature(
                        ++number, layer, label, values, result.shape(), result.before(), told, result.refusal()));
            }
        }

        private void send(PreparedFeature feature) {
            (feature.refusal().isPresent() ? refused : good)[layer]++;
            if (feature.before().isPresent()) {
                repaired[layer]++;
            }
            feature.shape().ifPresent(shape -> box.expandToInclude(shape.getEnvelopeInternal()));
            try {
                receiver.feature(feature);
            } catch (IOException e) {
                throw new Gone(e);
            }
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }

        private List<Findings.ReadLayer> layers() {
            List<Findings.ReadLayer> layers = new ArrayList<>();
            for (int i = 0; i < surveys.size(); i++) {
                layers.add(new Findings.ReadLayer(
                        surveys.get(i), good[i], refused[i], repaired[i], Optional.of(places.get(i))));
            }
            return layers;
        }
    }

    /** Says how far it is, a hundred times at most and every thousand features. */
    private record Ticker(Receiver receiver, Stage stage, long total) {

        private void seen(long features) {
            if (features % 1_000 == 1) {
                try {
                    receiver.stage(stage, features - 1, total);
                } catch (IOException e) {
                    throw new Gone(e);
                }
            }
        }
    }

    /** Carries the end of the receiver through those who cannot throw it. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        private Gone(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** The words of a refusal, for who has no field to put them beside. */
    public static String words(Rejected rejected) {
        return rejected.problem() instanceof Problem.BadInput bad
                ? bad.fields().getFirst().detail()
                : rejected.problem().detail();
    }
}
