package huella.imports;

import huella.editing.Attribute;
import huella.imports.AcceptanceRequest.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The decision of who decides nothing: every proposal as it stands, new initiatives only where a layer is named. */
final class Proposed {

    private Proposed() {}

    static AcceptanceRequest of(
            Import read,
            List<StagedFeature> features,
            PublishedPlaces places,
            Optional<String> title,
            Optional<String> newIn) {
        Map<String, String> fields = ImportJson.fields(read);
        Matching matching = new Matching(places, fields);
        List<Destination> destinations = new ArrayList<>();
        for (StagedFeature feature : features) {
            Suggestion suggestion = matching.of(feature.shape(), feature.cells());
            switch (suggestion.action()) {
                case CAMBIAR ->
                    destinations.add(
                            new Destination(feature.number(), suggestion.code(), suggestion.base(), Optional.empty()));
                case NUEVA -> {
                    if (newIn.isPresent()) {
                        destinations.add(new Destination(
                                feature.number(), Optional.empty(), OptionalInt.empty(), Optional.empty()));
                    }
                }
                case IGUAL, OMITIR -> {}
            }
        }
        return new AcceptanceRequest(
                title,
                fields,
                false,
                newIn.<Map<Attribute, Object>>map(layer -> Map.of(Attribute.CAPA, layer))
                        .orElse(Map.of()),
                destinations);
    }
}
