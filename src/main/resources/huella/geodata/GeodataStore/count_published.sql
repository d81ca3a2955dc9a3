-- How many initiatives are published.
SELECT count(*) FROM initiative WHERE current_version IS NOT NULL
