package huella.geo.read;

import huella.geo.EpsgDatabase;
import huella.geo.read.CrsResolver.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The coordinate systems of files. A layer is placed only where its system is known and puts it in the north of Chile;
 * everything else is a question to whoever imports, since a wrong datum is 400 m off and looks right.
 */
public final class SourceSystems {

    private static final int[] USUAL = {
        4326, 32719, 32718, 24879, 24878, 5361, 5362, 9155, 9154, 9150, 9149, 8951, 8950, 20049, 20048, 29189, 29188,
        31979, 31978, 31994, 31993, 4248, 4618, 5360, 9153, 4674, 3857
    };

    private static final Pattern UTM = Pattern.compile("UTM huso (\\d+)");

    private final CrsRegister register;
    private final CrsResolver resolver;
    private final AtomicBoolean warming = new AtomicBoolean();
    private volatile List<SourceCrs> usual;

    public SourceSystems(EpsgDatabase epsg) {
        register = new CrsRegister(epsg);
        resolver = new CrsResolver(register);
    }

    /**
     * Any horizontal system of the EPSG register from which there is a way to WGS 84 in the north of Chile, with the
     * operation that is best in the Region of Antofagasta.
     */
    public Optional<SourceCrs> find(int epsg) {
        return register.find(epsg);
    }

    /**
     * The systems that files of this region come in, the usual ones first: what a person can choose from. The first
     * call opens the EPSG database.
     */
    public List<SourceCrs> usual() {
        if (usual == null) {
            List<SourceCrs> found = new ArrayList<>();
            for (int epsg : USUAL) {
                found.add(register.find(epsg).orElseThrow());
            }
            usual = List.copyOf(found);
        }
        return usual;
    }

    /** Makes the usual ones ready in the background, once; nobody has to wait for it. */
    public void warmUp() {
        if (warming.compareAndSet(false, true)) {
            Thread.ofPlatform().name("systems-warm-up").daemon().start(this::usual);
        }
    }

    /** Where a layer lies, by what its file states, what a person chose, and whether that can be. */
    public Placement place(LayerSurvey survey, Choices choices) {
        Answer answer = choices.epsg().isPresent()
                ? chosen(choices)
                : resolver.resolve(survey.layer().crs());
        return switch (answer) {
            case Answer.Known known -> placed(survey, choices, known);
            case Answer.Open open ->
                survey.box().isNull() ? nowhere() : question(survey).unknown(open.why(), open.likely());
        };
    }

    private Answer chosen(Choices choices) {
        int epsg = choices.epsg().getAsInt();
        return register.find(epsg)
                .<Answer>map(crs -> new Answer.Known(crs, "elegido por quien importa", List.of()))
                .orElseGet(() -> new Answer.Open(
                        "No se puede usar EPSG:" + epsg
                                + ": no es un sistema horizontal del registro EPSG con paso a WGS 84 en el norte de"
                                + " Chile.",
                        List.of()));
    }

    private Placement placed(LayerSurvey survey, Choices choices, Answer.Known known) {
        if (survey.box().isNull()) {
            return new Placement.Placed(known.crs(), choices.swapped(), known.how(), known.notes());
        }
        Trial trial = Trial.of(known.crs(), choices.swapped(), survey, register);
        if (!trial.plausible()) {
            return question(survey).implausible(trial, known.how());
        }
        Optional<Trial> nearer = choices.epsg().isPresent() ? Optional.empty() : inNeighbouringZone(trial, survey);
        if (nearer.isPresent()) {
            return question(survey).otherZone(trial, known.how(), nearer.get());
        }
        List<String> notes = new ArrayList<>(known.notes());
        notes.addAll(trial.notes());
        String how = known.how() + (choices.swapped() ? ", con los ejes intercambiados por quien importa" : "");
        return new Placement.Placed(trial.crs(), choices.swapped(), how, notes);
    }

    /**
     * The box of northern Chile is wider than a UTM zone, so a layer in the wrong zone may still lie in it, at sea or
     * in Argentina. Then the next zone has it in the region.
     */
    private Optional<Trial> inNeighbouringZone(Trial trial, LayerSurvey survey) {
        Matcher zone = UTM.matcher(trial.crs().title());
        if (trial.inRegion() || !zone.find()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(zone.group(1));
        return IntStream.of(number + 1, number - 1)
                .mapToObj(next -> CrsNames.utm(trial.crs().base(), next, true))
                .flatMap(code -> code.stream().boxed())
                .flatMap(code -> register.find(code).stream())
                .map(crs -> Trial.of(crs, trial.swapped(), survey, register))
                .filter(Trial::inRegion)
                .findFirst();
    }

    private static Placement nowhere() {
        return new Placement.Placed(
                SourceCrs.wgs84(),
                false,
                "la capa no tiene coordenadas",
                List.of("La capa no tiene ninguna coordenada."));
    }

    private CrsQuestion question(LayerSurvey survey) {
        return new CrsQuestion(survey, register, usual());
    }
}
