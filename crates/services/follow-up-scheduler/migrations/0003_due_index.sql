-- In the order of a claim: however many schedules are due at one instant, as when shops open, the first are found at once.
CREATE INDEX schedules_due_idx ON follow_up_scheduler.schedules (next_at, matter_id) WHERE next_at IS NOT NULL;
DROP INDEX follow_up_scheduler.schedules_next_idx;
