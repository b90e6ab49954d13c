-- Who commits an event publishes it at once; the rounds of all replicas look after what is still here a while later.
ALTER TABLE {schema}.outbox_pending ADD COLUMN pending_at timestamptz NOT NULL DEFAULT clock_timestamp(); -- machine clock
