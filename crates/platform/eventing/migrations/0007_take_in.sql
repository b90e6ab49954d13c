-- What every batch of a consumer begins with, in one call: which of its messages are new, the locks that it decides under,
-- and then both clocks with the generation of resources. Each statement of a function sees what was committed before it
-- began, so what it reads last is as it was after the locks.
CREATE OR REPLACE FUNCTION {schema}.take_in(
    consumers text[],    -- of each message the consumer
    events    uuid[],    -- and its id; sorted by both
    kinds     integer[], -- of each lock its kind
    numbers   integer[], -- and its number; sorted by both
    OUT new_consumers   text[],
    OUT new_events      uuid[],
    OUT machine         timestamptz,
    OUT machine_anchor  timestamptz,
    OUT business_anchor timestamptz,
    OUT speed           double precision,
    OUT accepted        timestamptz,
    OUT generation      bigint
) LANGUAGE plpgsql AS $take_in$
BEGIN
    WITH inserted AS (
        INSERT INTO {schema}.inbox AS i (consumer, event_id) SELECT * FROM UNNEST(consumers, events)
        ON CONFLICT DO NOTHING RETURNING i.consumer, i.event_id
    )
    SELECT coalesce(array_agg(inserted.consumer), '{}'), coalesce(array_agg(inserted.event_id), '{}')
    INTO new_consumers, new_events FROM inserted;

    IF cardinality(new_events) > 0 THEN
        PERFORM pg_advisory_xact_lock(kind, number) FROM UNNEST(kinds, numbers) AS wanted (kind, number);
    END IF;

    SELECT clock_timestamp(), c.machine_anchor, c.business_anchor, c.speed,
           (SELECT a.accepted_at FROM {schema}.clock_acceptance a), (SELECT g.generation FROM {schema}.resource_generation g)
    INTO machine, machine_anchor, business_anchor, speed, accepted, generation
    FROM (VALUES (1)) AS always LEFT JOIN {schema}.clock c ON true;
END
$take_in$;
