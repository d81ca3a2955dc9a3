-- The digests of what was last loaded; no row before the first time.
SELECT files_digest, base_digest FROM geodata_state
