-- Who is signed in with this cookie: neither ended nor left idle (seconds), of an account that is not shut. By primary key.
SELECT a.id, a.login, a.name, s.expires_at,
       ARRAY(SELECT g.role || ' ' || coalesce(g.layer, '') FROM account_grant g WHERE g.account = a.id) AS grants,
       s.last_used_at < clock_timestamp() - interval '1 minute' AS stale
  FROM session s
  JOIN account a ON a.id = s.account
 WHERE s.digest = :digest
   AND a.disabled_at IS NULL
   AND s.expires_at > clock_timestamp()
   AND s.last_used_at > clock_timestamp() - make_interval(secs => :idle)
