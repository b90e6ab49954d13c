-- What only this service reads, and only whole, is text: jsonb was parsed and sorted, and json is parsed to see that it is some.
ALTER TABLE alert_rules.conversations
    ALTER COLUMN body DROP DEFAULT,
    ALTER COLUMN body TYPE text USING body::text;
ALTER TABLE alert_rules.decisions
    ALTER COLUMN facts TYPE text USING facts::text,
    ALTER COLUMN known TYPE text USING known::text;
