-- Ends a token of an account; its name, or nothing when there is none that holds.
UPDATE token SET revoked_at = clock_timestamp()
 WHERE id = :id AND account = :account AND revoked_at IS NULL
RETURNING name
