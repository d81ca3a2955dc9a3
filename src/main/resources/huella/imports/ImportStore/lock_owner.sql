-- Until the end of the transaction no other import of the acting account begins.
SELECT pg_advisory_xact_lock(483555, current_account()::int)
