-- The number of the last version of each of :codes; those that do not exist are left out. By the primary key of initiative.
SELECT code, current_version FROM initiative WHERE code = ANY (:codes) AND current_version IS NOT NULL
