-- How many tokens of an account hold.
SELECT count(*) FROM token WHERE account = :account AND revoked_at IS NULL AND expires_at > clock_timestamp()
