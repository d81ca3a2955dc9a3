-- One of the acting account's collecting writes at a time, until the end of the transaction: two that come first must not
-- start two drafts.
SELECT pg_advisory_xact_lock(483553, current_account()::int)
