-- A new token. digest: SHA-256 of its secret; layers: null for all that the account has.
INSERT INTO token (id, digest, account, name, scope, layers, expires_at)
VALUES (:id, :digest, :account, :name, :scope, CAST(:layers AS text[]), clock_timestamp() + make_interval(days => :days))
RETURNING created_at, expires_at
