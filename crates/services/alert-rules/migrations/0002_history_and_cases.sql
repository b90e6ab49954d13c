-- A customer's conversation: what was said before and the cases that came of it, read and written whole under its lock.
-- Empty for an anonymous response, which has no past.
ALTER TABLE alert_rules.conversations ADD COLUMN body jsonb NOT NULL DEFAULT '{}';

-- What is needed to decide again exactly as it was decided, beside what the conditions saw.
ALTER TABLE alert_rules.decisions ADD COLUMN known jsonb NOT NULL DEFAULT '{}';
-- The alert that the response raised or joined: a later revision of it joins the same one.
ALTER TABLE alert_rules.decisions ADD COLUMN alert_id uuid;
UPDATE alert_rules.decisions SET alert_id = alerts.alert_id
FROM alert_rules.alerts WHERE alerts.response_id = decisions.response_id;
