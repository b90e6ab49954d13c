-- What was proposed is only read whole: to parse and sort it for jsonb cost more than to write it.
ALTER TABLE follow_up_scheduler.schedules ALTER COLUMN proposed TYPE text USING proposed::text;
-- A schedule is open as long as it has a next instant, or else it is faulty: both have an index. This one got an entry with
-- every fire, only to be counted once a minute.
DROP INDEX follow_up_scheduler.schedules_open_idx;
-- Each fire leaves an entry behind in every index: of a million schedules a fifth would have to be fired before the default
-- tidies up.
ALTER TABLE follow_up_scheduler.schedules
    SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
