package huella.exchange;

import java.time.Instant;

/**
 * The state of the published data that a file shows. Two files of one edition hold the same data.
 *
 * @param version the number of the last publication
 * @param date when that was published: the date of every file made of it, so that the same data give the same bytes
 * @param digest changes with the publications and with all else that files show: vocabularies, comunas
 */
record Edition(long version, Instant date, String digest) {}
