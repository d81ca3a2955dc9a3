-- Remembers what a request with a key has done; nothing when another one with the same key was faster.
INSERT INTO deed (account, key, request, draft, publication, code)
VALUES (current_account(), :key, :request, CAST(:draft AS uuid), CAST(:publication AS bigint), CAST(:code AS text))
ON CONFLICT DO NOTHING
