-- One publication at a time, until the end of the transaction: the same lock as the loader of geodata/ takes.
SELECT pg_advisory_xact_lock(483552)
