-- One loader at a time, until the end of the transaction. The number is "HUELLA" on a telephone's keys.
SELECT pg_advisory_xact_lock(483552)
