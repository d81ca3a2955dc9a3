package huella.editing;

import huella.catalogue.Collections;
import huella.catalogue.Freshness;
import huella.http.Limits;
import huella.http.Routes;
import huella.store.Database;
import java.util.List;

/** The room, wired: drafts, their publication, and the history that they make. */
public final class Editing {

    private Editing() {}

    /** @param operations closed by who made them, after the server */
    public static List<Routes> routes(
            Database database,
            GeometryOperations operations,
            Freshness freshness,
            Collections collections,
            Limits limits) {
        EditingStore store = new EditingStore(database);
        Inspection inspection = new Inspector(new SurroundingsStore(database), operations);
        DraftReader reader = new DraftReader(store, inspection);
        Drafts drafts = new Drafts(store, reader, limits);
        Publisher publisher = new Publisher(store, reader, inspection);
        return List.of(
                new DraftRoutes(reader, drafts, limits),
                new PublicationRoutes(publisher, freshness),
                new HistoryRoutes(store, limits),
                new ItemWriteRoutes(drafts, store, collections),
                new GeometryRoutes(operations, inspection));
    }
}
