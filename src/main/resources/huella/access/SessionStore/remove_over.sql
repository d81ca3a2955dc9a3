-- Forgets the sessions that have ended by themselves, of everybody, and of an account all but those used last.
DELETE FROM session s
 WHERE s.expires_at <= clock_timestamp()
    OR s.last_used_at <= clock_timestamp() - make_interval(secs => :idle)
    OR s.account = :account
       AND s.digest NOT IN (SELECT k.digest FROM session k WHERE k.account = :account
                             ORDER BY k.last_used_at DESC LIMIT :most)
