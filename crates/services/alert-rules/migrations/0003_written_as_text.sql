-- What is only ever read whole is kept as the text that was written: to parse and sort it for jsonb cost more than the rest
-- of the row.
ALTER TABLE alert_rules.decisions ALTER COLUMN facts TYPE json, ALTER COLUMN known DROP DEFAULT;
ALTER TABLE alert_rules.decisions ALTER COLUMN known TYPE json;
