-- One at a time is given a new code, until the end of the transaction: two that ask at once must not get the same.
SELECT pg_advisory_xact_lock(483554)
