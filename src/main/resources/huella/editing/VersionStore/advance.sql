-- Makes a version the one that the public sees.
UPDATE initiative SET current_version = :version WHERE code = :code
