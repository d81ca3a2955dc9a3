-- Ends a session. By primary key.
DELETE FROM session WHERE digest = :digest
