-- Time to resolve on the clock of the unit's opening hours as well. Rows that stood before have it after
-- `recontact reporting rebuild`, as far as their events tell it.
ALTER TABLE reporting.cases
    ADD COLUMN resolve_duty_seconds bigint;
