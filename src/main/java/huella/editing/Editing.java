package huella.editing;

import huella.http.Limits;
import huella.http.Routes;
import huella.store.Database;
import java.util.List;

/** The room, wired: drafts, their publication, and the history that they make. */
public final class Editing {

    private Editing() {}

    public static List<Routes> routes(Database database, Limits limits) {
        EditingStore store = new EditingStore(database);
        Inspection inspection = (code, proposed) -> List.of();
        Drafts drafts = new Drafts(store, inspection);
        Publisher publisher = new Publisher(store, drafts, inspection);
        return List.of(
                new DraftRoutes(drafts, limits), new PublicationRoutes(publisher), new HistoryRoutes(store, limits));
    }
}
