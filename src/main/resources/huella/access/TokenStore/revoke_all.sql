-- Ends all tokens of an account.
UPDATE token SET revoked_at = clock_timestamp() WHERE account = :account AND revoked_at IS NULL
