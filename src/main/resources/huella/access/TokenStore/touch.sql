-- The token is in use. Written once a minute at most.
UPDATE token SET last_used_at = clock_timestamp() WHERE id = :id
