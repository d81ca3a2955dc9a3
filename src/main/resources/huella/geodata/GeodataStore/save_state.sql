-- Remembers the digests of what was just loaded.
INSERT INTO geodata_state (files_digest, base_digest) VALUES (:filesDigest, :baseDigest)
ON CONFLICT (only_row) DO UPDATE SET files_digest = excluded.files_digest, base_digest = excluded.base_digest
