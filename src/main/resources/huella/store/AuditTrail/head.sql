-- What the database takes for the last entry.
SELECT n, digest FROM audit_head
