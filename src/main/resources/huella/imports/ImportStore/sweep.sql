-- Deletes imports that nobody accepted within :hours since they were last touched, and names them.
DELETE FROM import
 WHERE state <> 'aceptado' AND modified_at < clock_timestamp() - make_interval(hours => :hours)
RETURNING id
