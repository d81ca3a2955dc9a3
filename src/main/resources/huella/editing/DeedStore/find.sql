-- What the acting account has done under a key (primary key of deed; row policy).
SELECT request, draft, publication, code FROM deed WHERE account = current_account() AND key = :key
