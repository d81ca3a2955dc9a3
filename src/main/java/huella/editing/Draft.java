package huella.editing;

import huella.model.Account;
import huella.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What one author proposes for some initiatives. The public sees nothing of it until it is published.
 *
 * @param revision grows by one with every change; its ETag
 * @param reason why, as it will stand in the history; empty before it was submitted
 * @param layers which its proposals touch: they decide who may write and who may review it
 * @param publication what became of it
 * @param provenance the file that it was made of; empty when it was not
 */
record Draft(
        UUID id,
        Person author,
        String title,
        State state,
        int revision,
        Optional<String> reason,
        List<String> layers,
        Origin origin,
        Instant created,
        Instant modified,
        OptionalLong publication,
        Optional<Provenance> provenance,
        List<Proposal> proposals,
        List<Event> events) {

    Draft {
        layers = List.copyOf(layers);
        proposals = List.copyOf(proposals);
        events = List.copyOf(events);
    }

    /** Who did something, as the public may know them. */
    record Person(long account, String login, String name) {}

    /** One thing that happened to it; newest last. */
    record Event(String kind, Instant at, Person who, Optional<String> comment) {}

    /** Where it stands. The names are those of the table and of the interface. */
    enum State {
        ABIERTO,
        ENVIADO,
        DEVUELTO,
        PUBLICADO,
        DESCARTADO;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> find(String key) {
            return Arrays.stream(values())
                    .filter(state -> state.key().equals(key))
                    .findFirst();
        }

        boolean isOpen() {
            return this == ABIERTO || this == DEVUELTO;
        }
    }

    /** Through which door it came. */
    enum Origin {
        EDITOR,
        OGC,
        IMPORTACION;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What someone can do with a draft. */
    enum Act {
        EDITAR,
        ENVIAR,
        RETIRAR,
        DEVOLVER,
        PUBLICAR,
        DESCARTAR,
        REABRIR;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Optional<Proposal> proposal(String code) {
        return proposals.stream()
                .filter(proposal -> proposal.code().equals(code))
                .findFirst();
    }

    /** What an account could do now. */
    List<Act> actsOf(Account account) {
        List<Act> acts = new ArrayList<>();
        if (account.id() == author.account() && account.has(Role.PLANIFICADOR)) {
            switch (state) {
                case ABIERTO, DEVUELTO -> {
                    acts.add(Act.EDITAR);
                    if (!proposals.isEmpty() && account.mayAll(Role.PLANIFICADOR, layers)) {
                        acts.add(Act.ENVIAR);
                    }
                    acts.add(Act.DESCARTAR);
                }
                case ENVIADO -> acts.add(Act.RETIRAR);
                case DESCARTADO -> acts.add(Act.REABRIR);
                case PUBLICADO -> {}
            }
        }
        if (state == State.ENVIADO && account.mayAll(Role.REVISOR, layers)) {
            acts.add(Act.DEVOLVER);
            if (account.mayReviewDraftOf(author.account())) {
                acts.add(Act.PUBLICAR);
            }
        }
        return acts;
    }
}
