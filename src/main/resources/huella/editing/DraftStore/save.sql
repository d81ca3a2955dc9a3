-- Says what a draft does to one initiative, instead of what it did.
INSERT INTO draft_edit (draft, code, base, changes, geom, retire_reason)
VALUES (:draft, :code, :base, :changes::jsonb, :geom, :retireReason)
ON CONFLICT (draft, code) DO UPDATE
   SET base = excluded.base, changes = excluded.changes, geom = excluded.geom, retire_reason = excluded.retire_reason
