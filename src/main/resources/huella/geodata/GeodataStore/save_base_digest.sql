-- Remembers the digest of what was just loaded.
INSERT INTO base_load (digest) VALUES (:digest) ON CONFLICT (only_row) DO UPDATE SET digest = excluded.digest
