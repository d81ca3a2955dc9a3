package huella.imports;

import huella.geo.EpsgDatabase;
import huella.geo.read.Choices;
import huella.geo.read.SourceSystems;
import java.util.List;
import java.util.Optional;

/** What a command line says of a file, as words; null where it says nothing. */
public record ImportOptions(String crs, boolean swapped, String charset, List<String> layers, String x, String y) {

    public ImportOptions {
        layers = List.copyOf(layers);
    }

    /** @throws huella.model.Rejected (422) naming the option that cannot be */
    public Choices choices(EpsgDatabase epsg) {
        return new ChoicesReader(new SourceSystems(epsg))
                .of(
                        Optional.ofNullable(crs),
                        swapped ? Optional.of("intercambiados") : Optional.empty(),
                        Optional.ofNullable(charset),
                        layers,
                        Optional.ofNullable(x),
                        Optional.ofNullable(y));
    }
}
