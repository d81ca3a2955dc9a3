-- What a reviewer makes public is the last version of an initiative: an earlier one comes back as a new version, and a
-- retirement is a version too. So nobody takes a foreign initiative back, or from the map, without a version of it, for
-- which check_version_follows asks the right in its layer.
CREATE FUNCTION check_shown_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'huella_reviewer'
       AND NEW.current_version IS DISTINCT FROM
           coalesce((SELECT max(v.version) FROM initiative_version v WHERE v.code = NEW.code), 1) THEN
        RAISE insufficient_privilege USING MESSAGE = format('%s shows its last version', NEW.code);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_shown BEFORE INSERT OR UPDATE ON initiative FOR EACH ROW EXECUTE FUNCTION check_shown_version();
