-- The open sessions of an account, the one used last first.
SELECT digest = :digest AS own, agent, created_at, last_used_at, expires_at
  FROM session
 WHERE account = :account
   AND expires_at > clock_timestamp()
   AND last_used_at > clock_timestamp() - make_interval(secs => :idle)
 ORDER BY last_used_at DESC
