-- The session is in use. Written once a minute at most.
UPDATE session SET last_used_at = clock_timestamp() WHERE digest = :digest
