-- Which database of which cluster this is: the same on a primary and its streaming replicas, and nowhere else.
SELECT (SELECT system_identifier FROM pg_control_system()) AS system,
       (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) AS database
