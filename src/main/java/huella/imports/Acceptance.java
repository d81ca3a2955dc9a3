package huella.imports;

import huella.catalogue.Vocabularies;
import huella.editing.Attribute;
import huella.editing.Intake;
import huella.imports.AcceptanceRequest.Destination;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what a draft says of which initiative, from what a planner decided about the features of a file. Nothing is
 * decided here: a precision, a layer, a field that nobody has said stays unsaid. Everything that cannot be is told at
 * once, feature by feature, and then nothing is done.
 */
final class Acceptance {

    private static final int MOST_TOLD = 50;

    private final AcceptanceRequest asked;
    private final Map<Integer, StagedFeature> features;
    private final FileFacts file;
    private final Terms terms;
    private final ColumnFields columns;
    private final List<Problem.FieldFinding> wrong = new ArrayList<>();

    private Acceptance(AcceptanceRequest asked, Map<Integer, StagedFeature> features, FileFacts file, Terms terms) {
        this.asked = asked;
        this.features = features;
        this.file = file;
        this.terms = terms;
        this.columns = ColumnFields.of(asked.columns(), file.report());
    }

    /**
     * What becomes of one initiative.
     *
     * @param features that make its footprint, in the order in which they were named
     */
    record Entry(List<StagedFeature> features, Intake.Arrival arrival) {
        Entry {
            features = List.copyOf(features);
        }
    }

    /**
     * @param features by number, those that are named at least
     * @throws Rejected (422) naming what is refused, not there, of mixed kinds, or does not fit its field, the first
     *     {@link #MOST_TOLD} of it; (409) when together they are too large or take too long to unite
     */
    static List<Entry> plan(
            AcceptanceRequest asked,
            Map<Integer, StagedFeature> features,
            FileFacts file,
            Vocabularies vocabularies,
            Uniting uniting) {
        return new Acceptance(asked, features, file, new Terms(vocabularies)).plan(uniting);
    }

    private List<Entry> plan(Uniting uniting) {
        Map<String, List<Destination>> targets = new LinkedHashMap<>();
        for (Destination destination : asked.destinations()) {
            if (isFull()) {
                break;
            }
            if (isUsable(destination)) {
                targets.computeIfAbsent(destination.target(), none -> new ArrayList<>())
                        .add(destination);
            }
        }
        List<Map<Attribute, Object>> changes = new ArrayList<>();
        for (List<Destination> target : targets.values()) {
            if (isFull()) {
                break;
            }
            requireOneKind(target);
            changes.add(changes(target));
        }
        if (!wrong.isEmpty()) {
            throw new Rejected(new Problem.BadInput(wrong));
        }
        List<Entry> entries = new ArrayList<>();
        for (List<Destination> target : targets.values()) {
            Map<Attribute, Object> said = changes.get(entries.size());
            List<StagedFeature> own = features(target);
            entries.add(new Entry(
                    own,
                    new Intake.Arrival(
                            intakeTarget(target.getFirst(), said),
                            said,
                            Optional.of(uniting.of(own.stream()
                                    .map(feature -> feature.shape().orElseThrow())
                                    .toList())),
                            withShape(target, said))));
        }
        return entries;
    }

    private boolean isUsable(Destination destination) {
        StagedFeature feature = features.get(destination.object());
        if (feature == null) {
            say("destinos", "El archivo no tiene un objeto " + destination.object() + ". Quítelo de los destinos.");
            return false;
        }
        if (feature.shape().isEmpty()) {
            say(
                    "destinos",
                    "El " + named(feature) + " no se puede usar: "
                            + feature.refusal().orElse("no tiene forma.") + " Omítalo aquí.");
            return false;
        }
        return true;
    }

    private void requireOneKind(List<Destination> target) {
        List<StagedFeature> own = features(target);
        StagedFeature first = own.getFirst();
        own.stream()
                .filter(other -> kind(other) != kind(first))
                .findFirst()
                .ifPresent(other -> say(
                        "destinos",
                        "El " + named(first) + " es " + word(kind(first)) + " y el " + named(other) + " es "
                                + word(kind(other))
                                + ", y van juntos (" + target.getFirst().target()
                                + "). Una iniciativa tiene una sola clase: deje los de una, o sepárelos."));
    }

    private static int kind(StagedFeature feature) {
        return feature.shape().orElseThrow().getDimension();
    }

    private static String word(int dimension) {
        return switch (dimension) {
            case 0 -> "un punto";
            case 1 -> "una línea";
            default -> "un área";
        };
    }

    /** What the file and the planner say of the fields of one initiative; the first feature that says it decides. */
    private Map<Attribute, Object> changes(List<Destination> target) {
        boolean fresh = target.getFirst().code().isEmpty();
        Map<Attribute, Object> changes = new EnumMap<>(Attribute.class);
        if (!fresh && !asked.updateFields()) {
            return changes;
        }
        List<StagedFeature> own = features(target);
        for (StagedFeature feature : own) {
            if (isFull()) {
                break;
            }
            read(feature, changes);
        }
        if (fresh) {
            asked.common().forEach((attribute, value) -> {
                if (value != null) {
                    changes.putIfAbsent(attribute, value);
                }
            });
            changes.putIfAbsent(Attribute.SUSTENTO, file.basisEs(own));
            changes.putIfAbsent(Attribute.SUSTENTO_EN, file.basisEn(own));
            if (!(changes.get(Attribute.CAPA) instanceof String)) {
                say(
                        "comunes.capa",
                        "Diga en qué capa está la iniciativa nueva (" + named(own.getFirst())
                                + "), para todas o en una columna.");
            }
        }
        return changes;
    }

    private void read(StagedFeature feature, Map<Attribute, Object> changes) {
        Map<String, Attribute> fields = columns.in(feature.layer());
        if (fields.isEmpty()) {
            return;
        }
        Map<String, Object> values = feature.cells();
        fields.forEach((column, attribute) -> {
            switch (FieldValue.of(attribute, values.get(column), terms)) {
                case FieldValue.Said said -> changes.putIfAbsent(attribute, said.value());
                case FieldValue.Unsaid() -> {}
                case FieldValue.Misfit misfit ->
                    say("columnas." + column, "En el " + named(feature) + ", " + misfit.why());
            }
        });
    }

    /**
     * What becomes of an existing initiative if its shape changes: it rests on the file now. How precise the new place
     * is only the planner can say; unsaid, it stays as it was.
     */
    private Map<Attribute, Object> withShape(List<Destination> target, Map<Attribute, Object> said) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        if (target.getFirst().code().isPresent()) {
            List<StagedFeature> own = features(target);
            values.put(Attribute.SUSTENTO, common(Attribute.SUSTENTO).orElseGet(() -> file.basisEs(own)));
            values.put(Attribute.SUSTENTO_EN, common(Attribute.SUSTENTO_EN).orElseGet(() -> file.basisEn(own)));
            common(Attribute.PRECISION)
                    .filter(precision -> !said.containsKey(Attribute.PRECISION))
                    .ifPresent(precision -> values.put(Attribute.PRECISION, precision));
        }
        return values;
    }

    private Optional<Object> common(Attribute attribute) {
        return Optional.ofNullable(asked.common().get(attribute));
    }

    private static Intake.Target intakeTarget(Destination destination, Map<Attribute, Object> said) {
        return destination
                .code()
                .<Intake.Target>map(code ->
                        new Intake.Target.Existing(code, destination.base().orElseThrow()))
                .orElseGet(() -> new Intake.Target.Fresh((String) said.get(Attribute.CAPA)));
    }

    private List<StagedFeature> features(List<Destination> target) {
        return target.stream()
                .map(destination -> features.get(destination.object()))
                .toList();
    }

    private static String named(StagedFeature feature) {
        String number = "objeto " + feature.number();
        return feature.label().equals(number) ? number : number + " (" + feature.label() + ")";
    }

    private void say(String field, String detail) {
        if (!isFull()) {
            wrong.add(new Problem.FieldFinding(field, detail));
        }
    }

    /** Nobody reads more at once; a file can have a million cells that do not fit. */
    private boolean isFull() {
        return wrong.size() >= MOST_TOLD;
    }
}
