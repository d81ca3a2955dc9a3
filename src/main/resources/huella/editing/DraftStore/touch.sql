-- The draft has other edits now: its next revision.
UPDATE draft SET revision = revision + 1, modified_at = clock_timestamp(), layers = :layers, title = :title WHERE id = :id
