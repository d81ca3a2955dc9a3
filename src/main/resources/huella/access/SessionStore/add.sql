-- Opens a session. digest: SHA-256 of the cookie; longest: seconds that it lives at most.
INSERT INTO session (digest, account, agent, expires_at)
VALUES (:digest, :account, :agent, clock_timestamp() + make_interval(secs => :longest))
RETURNING expires_at
