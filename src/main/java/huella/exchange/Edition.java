package huella.exchange;

import huella.catalogue.AsOf;
import huella.model.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of the published data that a file shows. Two files of one edition hold the same data.
 *
 * @param version the number of the last publication
 * @param date when that was published: the date of every file made of it, so that the same data give the same bytes
 * @param digest changes with the publications and with all else that files show: vocabularies, comunas
 * @param asOf the past moment that was asked for; empty for the data as they are
 */
record Edition(long version, Instant date, String digest, Optional<Instant> asOf) {

    /** A notice, and before it that these are not the data of today. */
    String notice(String notice) {
        return asOf.map(moment ->
                        "Mapa como estaba publicado al " + AsOf.say(moment, Language.ES) + ", no el vigente. " + notice)
                .orElse(notice);
    }
}
