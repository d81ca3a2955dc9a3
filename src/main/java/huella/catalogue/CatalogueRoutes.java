package huella.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.http.Json;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Basis;
import huella.model.Rejected;
import huella.model.Term;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /api}: one initiative with its history, the vocabularies with counts, the places. */
public final class CatalogueRoutes implements Routes {

    private static final String GROUP = "Catálogo";

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}-[0-9]{2,4}");

    /** The vocabularies and the Spanish name under which their list is published. */
    private static final Map<Vocabularies.Name, String> LISTS = Map.of(
            Vocabularies.Name.LAYER, "capas",
            Vocabularies.Name.TERRITORY, "territorios",
            Vocabularies.Name.OBJECTIVE, "objetivos",
            Vocabularies.Name.THEME, "temas",
            Vocabularies.Name.RESPONSIBLE, "responsables",
            Vocabularies.Name.HORIZON, "horizontes",
            Vocabularies.Name.LOCATION_PRECISION, "precisiones");

    private final CatalogueStore store;
    private final Freshness freshness;
    private final Vocabularies vocabularies;
    private final Collections collections;
    private final SelectionReader selections;
    private final Limits limits;
    private final Resource initiative;
    private final Resource facets;
    private final Resource places;

    public CatalogueRoutes(
            CatalogueStore store,
            Freshness freshness,
            Vocabularies vocabularies,
            Collections collections,
            SelectionReader selections,
            Limits limits) {
        this.store = store;
        this.freshness = freshness;
        this.vocabularies = vocabularies;
        this.collections = collections;
        this.selections = selections;
        this.limits = limits;
        this.initiative = new Resource(
                "/api/initiatives/{code}",
                "initiative",
                GROUP,
                "Una iniciativa con su historia",
                List.of(Parameter.path("code", "Código de la iniciativa, como CAL-03"), AsOf.DECLARED),
                List.of("application/geo+json"));
        this.facets = new Resource(
                "/api/facets",
                "facets",
                GROUP,
                "Los vocabularios, y cuántas de las iniciativas elegidas tienen cada término",
                selections.parameters(FeatureType.INITIATIVE),
                List.of("application/json"));
        this.places = new Resource(
                "/api/places",
                "places",
                GROUP,
                "Los lugares con nombre del mapa base",
                List.of(),
                List.of("application/geo+json"));
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, initiative, this::initiative);
        Reads.at(config, facets, this::facets);
        Reads.at(config, places, this::places);
    }

    @Override
    public List<Resource> resources() {
        return List.of(initiative, facets, places);
    }

    private void initiative(Context context) {
        Optional<Instant> asOf = AsOf.read(initiative.read(context, limits));
        String code = context.pathParam("code");
        if (!CODE.matcher(code).matches()) {
            throw Rejected.parameter(
                    "code", "El código no tiene la forma esperada: tres letras, guion y número, como CAL-03.");
        }
        Keeping keeping = Keeping.of(Basis.EVERYTHING, freshness.now());
        Feature feature = store.getInitiative(code.toUpperCase(java.util.Locale.ROOT), asOf);
        List<CatalogueStore.Change> history = store.listHistory(feature.code(), asOf);
        Json.of(
                        "application/geo+json",
                        json -> FeatureJson.write(feature, json, more -> {
                            AsOf.write(asOf, more);
                            writeHistory(history, more);
                        }))
                .send(context, Representation.REVALIDATE, keeping);
    }

    private static void writeHistory(List<CatalogueStore.Change> history, JsonGenerator json) throws IOException {
        json.writeStringField("aviso", Notice.TEXT);
        json.writeStringField("fuente", Notice.SOURCE);
        json.writeStringField("licencia", Notice.LICENCE);
        json.writeArrayFieldStart("historia");
        for (CatalogueStore.Change change : history) {
            json.writeStartObject();
            json.writeNumberField("version", change.version());
            json.writeStringField("fecha", change.at().toString());
            json.writeStringField("autor", change.author());
            if (change.reviewer().isPresent()) {
                json.writeStringField("revisor", change.reviewer().get());
            }
            json.writeStringField("motivo", change.reason());
            if (change.retired()) {
                json.writeBooleanField("retirada", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void facets(Context context) {
        Selection selection = selections.read(facets.read(context, limits), collections.get(Collections.ALL));
        Keeping keeping = Keeping.of(Basis.EVERYTHING, freshness.now());
        int total = store.count(selection);
        Map<Vocabularies.Name, Map<String, Integer>> counts = store.listCounts(selection).stream()
                .collect(Collectors.groupingBy(
                        CatalogueStore.Count::vocabulary,
                        Collectors.toMap(CatalogueStore.Count::code, CatalogueStore.Count::count)));
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    AsOf.write(selection.asOf(), json);
                    json.writeNumberField("total", total);
                    for (Vocabularies.Name name : Vocabularies.Name.values()) {
                        json.writeArrayFieldStart(LISTS.get(name));
                        for (Term term : vocabularies.terms(name)) {
                            writeTerm(term, counts.getOrDefault(name, Map.of()).getOrDefault(term.code(), 0), json);
                        }
                        json.writeEndArray();
                    }
                    json.writeEndObject();
                })
                .send(context, Representation.REVALIDATE, keeping);
    }

    private static void writeTerm(Term term, int count, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("codigo", term.code());
        json.writeStringField("nombre", term.nameEs());
        json.writeStringField("nombre_en", term.nameEn());
        json.writeStringField("descripcion", term.descriptionEs());
        json.writeStringField("descripcion_en", term.descriptionEn());
        json.writeNumberField("cantidad", count);
        json.writeEndObject();
    }

    private void places(Context context) {
        places.read(context, limits);
        Keeping keeping = Keeping.of(new Basis(Set.of(Basis.BASE), Optional.empty()), freshness.now());
        List<CatalogueStore.Place> places = store.listPlaces();
        Json.of("application/geo+json", json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "FeatureCollection");
                    json.writeStringField("licencia", Notice.LICENCE);
                    json.writeArrayFieldStart("features");
                    for (CatalogueStore.Place place : places) {
                        writePlace(place, json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .send(context, Representation.REVALIDATE, keeping);
    }

    private static void writePlace(CatalogueStore.Place place, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Point");
        json.writeArrayFieldStart("coordinates");
        json.writeNumber(place.longitude());
        json.writeNumber(place.latitude());
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("nombre", place.name());
        json.writeStringField("clase", place.kind());
        json.writeNumberField("rango", place.rank());
        json.writeStringField("comuna", place.comuna());
        json.writeStringField("comuna_codigo", place.comunaCode());
        json.writeEndObject();
        json.writeEndObject();
    }
}
