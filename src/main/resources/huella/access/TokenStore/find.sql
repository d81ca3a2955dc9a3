-- Whose token this is: neither expired nor revoked, of an account that is not shut. By primary key. Without layers of its own
-- it holds in all.
SELECT a.id, a.login, a.name, t.digest, t.scope,
       coalesce(t.layers, ARRAY(SELECT l.code FROM layer l)) AS layers,
       ARRAY(SELECT g.role || ' ' || coalesce(g.layer, '') FROM account_grant g WHERE g.account = a.id) AS grants,
       coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) AS stale
  FROM token t
  JOIN account a ON a.id = t.account
 WHERE t.id = :id
   AND a.disabled_at IS NULL
   AND t.revoked_at IS NULL
   AND t.expires_at > clock_timestamp()
