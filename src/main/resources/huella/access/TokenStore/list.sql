-- The tokens of an account that still hold or did within the last month, the newest first.
SELECT id, name, scope, layers, created_at, expires_at, last_used_at, revoked_at
  FROM token
 WHERE account = :account
   AND coalesce(revoked_at, expires_at) > clock_timestamp() - interval '30 days'
 ORDER BY created_at DESC, id
