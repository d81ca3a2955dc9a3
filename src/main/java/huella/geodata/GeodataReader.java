package huella.geodata;

import com.fasterxml.jackson.databind.JsonNode;
import huella.geo.GeoJsonGeometry;
import huella.model.Rejected;
import huella.model.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads {@code geodata/} and checks all of it before anything is written: either the whole directory is right, or it is
 * refused with every finding, each naming file, feature and field.
 */
public final class GeodataReader {

    static final List<String> BASE_THEMES =
            List.of("mar", "costa", "limites", "rutas", "ferrocarriles", "rios", "salares", "urbano", "lugares");

    private static final List<String> VOCABULARIES =
            List.of("objectives", "layers", "territories", "themes", "responsibles", "horizons", "precisions");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,40}");
    private static final Set<String> TERM_FIELDS =
            Set.of("code", "name_es", "name_en", "description_es", "description_en", "exact");
    private static final Set<String> COMUNA_FIELDS = Set.of("code", "name", "province");
    private static final Set<String> BASE_FIELDS = Set.of("name", "kind", "rank", "comuna", "note");
    private static final Envelope BASE_BOX = new Envelope(-80, -60, -35, -12);

    private final Path directory;
    private final Findings findings = new Findings();
    private final Map<String, Optional<JsonNode>> files = new TreeMap<>();

    private GeodataReader(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads and checks a directory laid out like {@code geodata/}.
     *
     * @throws Rejected with {@link huella.model.Problem.BadData}, one line a finding
     */
    static Geodata read(Path directory) {
        return new GeodataReader(directory).read();
    }

    /** Checks the directory and tells how many initiatives it holds. */
    public static int check(Path directory) {
        return read(directory).initiatives().size();
    }

    private Geodata read() {
        Map<String, List<Term>> vocabularies = vocabularies();
        Map<String, Set<String>> codes = vocabularies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().map(Term::code).collect(Collectors.toSet())));
        List<Geodata.Comuna> comunas = comunas();
        Map<String, Geometry> outlines = comunas.stream()
                .collect(Collectors.toMap(Geodata.Comuna::code, Geodata.Comuna::outline, (a, b) -> a, TreeMap::new));
        List<Geodata.BaseFeature> base = base(outlines.keySet());
        findings.refuseIfAny(); // without words and comunas every initiative would be wrong as well
        List<Geodata.Entry> initiatives = initiatives(vocabularies.get("layers"), codes, outlines);
        findings.refuseIfAny();
        return new Geodata(vocabularies, exactPrecisions(), comunas, base, baseDigest(), initiatives);
    }

    private Map<String, List<Term>> vocabularies() {
        Map<String, List<Term>> all = new LinkedHashMap<>();
        Optional<JsonNode> catalogue = file("catalogue.json");
        for (String name : VOCABULARIES) {
            List<Term> terms = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (JsonNode node :
                    catalogue.stream().flatMap(root -> stream(root.path(name))).toList()) {
                String code = node.path("code").asText();
                Fields f = new Fields(node, "geodata/catalogue.json", name + " " + code, findings).only(TERM_FIELDS);
                if (!CODE.matcher(code).matches()) {
                    f.wrong("code", "el código sólo puede tener letras sin acento, números y guion bajo");
                }
                if (!seen.add(code)) {
                    f.wrong("code", "el código está repetido");
                }
                terms.add(new Term(
                        f.required("code"),
                        f.required("name_es"),
                        f.required("name_en"),
                        f.orEmpty("description_es"),
                        f.orEmpty("description_en")));
            }
            if (terms.isEmpty() && catalogue.isPresent()) {
                findings.add("geodata/catalogue.json", "", name, "la lista falta o está vacía");
            }
            all.put(name, terms);
        }
        return all;
    }

    private List<String> exactPrecisions() {
        return file("catalogue.json").stream()
                .flatMap(root -> stream(root.path("precisions")))
                .filter(node -> node.path("exact").asBoolean())
                .map(node -> node.path("code").asText())
                .toList();
    }

    private List<Geodata.Comuna> comunas() {
        List<Geodata.Comuna> comunas = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String file = "base/comunas.geojson";
        for (JsonNode node : features(file)) {
            Fields f = properties(file, node).only(COMUNA_FIELDS);
            if (!seen.add(node.at("/properties/code").asText())) {
                f.wrong("code", "el código está repetido");
            }
            Optional<Geometry> shape = shape(f, node);
            if (shape.isPresent() && shape.get() instanceof Polygon polygon) {
                shape = Optional.of(polygon.getFactory().createMultiPolygon(new Polygon[] {polygon}));
            }
            if (shape.isPresent() && shape.get() instanceof MultiPolygon outline) {
                comunas.add(
                        new Geodata.Comuna(f.required("code"), f.required("name"), f.required("province"), outline));
            } else if (shape.isPresent()) {
                f.wrong("geometry", "una comuna debe ser un polígono");
            }
        }
        return comunas;
    }

    private List<Geodata.BaseFeature> base(Set<String> comunas) {
        List<Geodata.BaseFeature> base = new ArrayList<>();
        for (String theme : BASE_THEMES) {
            String file = "base/" + theme + ".geojson";
            for (JsonNode node : features(file)) {
                Fields f = properties(file, node).only(BASE_FIELDS);
                String comuna = f.optional("comuna");
                if (comuna != null && !comunas.contains(comuna)) {
                    f.wrong("comuna", "«" + comuna + "» no es el código de una comuna de la región");
                }
                Integer rank = f.integer("rank");
                if (rank != null && rank > 5) {
                    f.wrong("rank", "va de 1 (lo más importante) a 5");
                }
                shape(f, node)
                        .ifPresent(shape -> base.add(new Geodata.BaseFeature(
                                theme, f.optional("name"), f.optional("kind"), rank, comuna, shape)));
            }
        }
        return base;
    }

    private List<Geodata.Entry> initiatives(
            List<Term> layers, Map<String, Set<String>> codes, Map<String, Geometry> comunas) {
        InitiativeReader reader = new InitiativeReader(codes, comunas, findings);
        Map<String, Geodata.Entry> byCode = new TreeMap<>();
        for (Term layer : layers) {
            String file = "initiatives/" + layer.code() + ".geojson";
            for (JsonNode node : features(file)) {
                reader.read("geodata/" + file, layer.code(), node).ifPresent(initiative -> {
                    String digest = JsonFiles.digest(Map.of("layer", layer.code(), "feature", JsonFiles.digest(node)));
                    if (byCode.put(initiative.code(), new Geodata.Entry(initiative, digest)) != null) {
                        findings.add("geodata/" + file, initiative.code(), "id", "el código está repetido");
                    }
                });
            }
        }
        return List.copyOf(byCode.values());
    }

    /** The fields of a base feature, which findings call by its name. */
    private Fields properties(String file, JsonNode node) {
        JsonNode properties = node.path("properties");
        return new Fields(properties, "geodata/" + file, properties.path("name").asText(), findings);
    }

    private Optional<Geometry> shape(Fields fields, JsonNode node) {
        try {
            Geometry shape = GeoJsonGeometry.read(node.path("geometry"));
            if (shape.isEmpty() || !shape.isValid()) {
                fields.wrong("geometry", "la geometría está vacía o no es válida");
                return Optional.empty();
            }
            if (!BASE_BOX.contains(shape.getEnvelopeInternal())) {
                fields.wrong(
                        "geometry",
                        "la geometría sale del norte de Chile y sus alrededores; ¿están cambiados los ejes?");
                return Optional.empty();
            }
            return Optional.of(shape);
        } catch (IllegalArgumentException e) {
            fields.wrong("geometry", e.getMessage());
            return Optional.empty();
        }
    }

    private String baseDigest() {
        Map<String, String> digests = new TreeMap<>();
        file("catalogue.json").ifPresent(root -> digests.put("catalogue", JsonFiles.digest(root)));
        for (String theme : BASE_THEMES) {
            file("base/" + theme + ".geojson").ifPresent(root -> digests.put(theme, JsonFiles.digest(root)));
        }
        file("base/comunas.geojson").ifPresent(root -> digests.put("comunas", JsonFiles.digest(root)));
        return JsonFiles.digest(digests);
    }

    private List<JsonNode> features(String file) {
        Optional<JsonNode> root = file(file);
        if (root.isEmpty()) {
            return List.of();
        }
        if (!root.get().path("type").asText().equals("FeatureCollection")) {
            findings.add("geodata/" + file, "", "type", "debe ser una FeatureCollection de GeoJSON");
            return List.of();
        }
        List<JsonNode> features = stream(root.get().path("features")).toList();
        if (features.isEmpty()) {
            findings.add("geodata/" + file, "", "features", "la lista falta o está vacía");
        }
        for (JsonNode feature : features) {
            if (!feature.path("type").asText().equals("Feature")) {
                findings.add("geodata/" + file, feature.path("id").asText(), "type", "debe ser \"Feature\"");
            }
        }
        return features;
    }

    private Optional<JsonNode> file(String name) {
        return files.computeIfAbsent(name, key -> JsonFiles.read(directory.resolve(key), "geodata/" + key, findings));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
