-- A page of a list and the figures of a unit must cost by what they show, not by what there is.
CREATE INDEX responses_unit_idx ON reporting.responses (unit, counts_at);
CREATE INDEX cases_unit_idx ON reporting.cases (resolved_unit, accepted_at);
-- Cases without a deadline come last.
CREATE INDEX cases_deadline_idx ON reporting.cases ((coalesce(next_deadline_at, 'infinity'::timestamptz)), case_id);
-- Of all cases, the few that somebody works on.
CREATE INDEX cases_open_idx ON reporting.cases (resolved_unit, accepted_at)
    WHERE state IN ('', 'open', 'accepted', 'reached');
CREATE INDEX cases_open_owner_idx ON reporting.cases (owner) WHERE state IN ('', 'open', 'accepted', 'reached');
