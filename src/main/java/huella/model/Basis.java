package huella.model;

import java.util.Optional;
import java.util.Set;

/**
 * What an answer is made of.
 *
 * @param layers their codes, {@code base} and {@code comunas} among them; none: all layers of initiatives
 * @param tile the tile that it is, when it is one
 */
public record Basis(Set<String> layers, Optional<TileCoord> tile) {

    private static final double HALF_WORLD_M = 20_037_508.342789244;

    /** A tile shows what is drawn as far as this beyond its edge, in parts of its side. */
    private static final double BUFFER = 64.0 / 4096;

    public Basis {
        layers = Set.copyOf(layers);
    }

    /** Whether what is made of this may look different after the change. */
    public boolean isTouchedBy(Change change) {
        return change.everything() || change.touched().stream().anyMatch(this::isTouchedBy);
    }

    private boolean isTouchedBy(Touched touched) {
        boolean ours = layers.isEmpty()
                ? !touched.layer().equals("base") && !touched.layer().equals("comunas")
                : layers.contains(touched.layer());
        return ours && tile.map(here -> meets(here, touched)).orElse(true);
    }

    private static boolean meets(TileCoord tile, Touched touched) {
        double side = 2 * HALF_WORLD_M / (1 << tile.z());
        double west = tile.x() * side - HALF_WORLD_M;
        double north = HALF_WORLD_M - tile.y() * side;
        double around = side * BUFFER;
        return tile.z() >= touched.minZoom()
                && tile.z() <= touched.maxZoom()
                && touched.maxX() >= west - around
                && touched.minX() <= west + side + around
                && touched.maxY() >= north - side - around
                && touched.minY() <= north + around;
    }
}
