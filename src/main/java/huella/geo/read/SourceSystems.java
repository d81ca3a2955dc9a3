package huella.geo.read;

import huella.geo.EpsgDatabase;
import java.util.List;
import java.util.Optional;

/** The coordinate systems of files. To be written. */
public final class SourceSystems {

    public SourceSystems(EpsgDatabase epsg) {
        throw new UnsupportedOperationException();
    }

    /** Any horizontal system of the EPSG register from which there is a way to WGS 84. */
    public Optional<SourceCrs> find(int epsg) {
        throw new UnsupportedOperationException();
    }

    /** The systems that files of this region come in, the usual ones first: what a person can choose from. */
    public List<SourceCrs> usual() {
        throw new UnsupportedOperationException();
    }

    /** Where a layer lies, by what its file states, what a person chose, and whether that can be. */
    public Placement place(LayerSurvey survey, Choices choices) {
        throw new UnsupportedOperationException();
    }
}
