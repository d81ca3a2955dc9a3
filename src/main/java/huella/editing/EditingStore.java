package huella.editing;

import huella.http.RequestKey;
import huella.model.Account;
import huella.store.Database;
import huella.store.Duty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The door to drafts and versions: each act is one transaction, on a duty, for an account. What a request asks is done
 * once, however often it is sent: what was done is remembered under the request's key in the same transaction.
 */
final class EditingStore {

    private final Database database;

    EditingStore(Database database) {
        this.database = database;
    }

    /** What can be read and written in one transaction. */
    record Books(DraftStore drafts, VersionStore versions, Handle handle) {
        private static Books of(Handle handle) {
            return new Books(new DraftStore(handle), new VersionStore(handle), handle);
        }

        /** Lets another room write what belongs to a draft. */
        void alongside(IntakeStore aside, UUID draft, List<Optional<String>> codes) {
            aside.write(handle, draft, codes);
        }
    }

    /** Looks at what is published, as anyone may. */
    <T> T published(Function<VersionStore, T> look) {
        return database.read(handle -> look.apply(new VersionStore(handle)));
    }

    <T> T look(Duty duty, Account account, Function<Books, T> look) {
        return database.as(duty, account.id(), handle -> look.apply(Books.of(handle)));
    }

    /** What a request has done that was made before. */
    Optional<Outcome> done(Duty duty, Account account, RequestKey request) {
        return database.as(duty, account.id(), handle -> new DeedStore(handle).find(request));
    }

    Outcome once(Duty duty, Account account, RequestKey request, Function<Books, Outcome> work) {
        try {
            return attempt(duty, account, request, work);
        } catch (Overtaken twin) {
            return attempt(duty, account, request, work); // what the twin did stands now, and is found
        }
    }

    private Outcome attempt(Duty duty, Account account, RequestKey request, Function<Books, Outcome> work) {
        return database.as(duty, account.id(), handle -> {
            DeedStore deeds = new DeedStore(handle);
            return deeds.find(request).orElseGet(() -> {
                Outcome outcome = work.apply(Books.of(handle));
                if (!deeds.add(request, outcome)) {
                    throw new Overtaken();
                }
                return outcome;
            });
        });
    }

    /** The same request came twice at once and the other one was faster. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
