-- Every account, in the order of logins, with its rights, when it signed in last that is still known, and its tokens that hold.
SELECT a.id, a.login, a.name, a.disabled_at,
       ARRAY(SELECT g.role || ' ' || coalesce(g.layer, '') FROM account_grant g WHERE g.account = a.id) AS grants,
       (SELECT max(s.last_used_at) FROM session s WHERE s.account = a.id) AS last_used_at,
       (SELECT count(*) FROM token t
         WHERE t.account = a.id AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()) AS tokens
  FROM account a
 ORDER BY a.login
