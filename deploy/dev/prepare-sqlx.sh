#!/bin/sh
# Checks every SQL statement of the services against a Postgres with their present migrations, and writes what the
# compiler needs to do so without one into .sqlx. Run it with `make sqlx` after changing a migration or a query.
set -eu
psql=$(find .recontact/servers/postgres -path '*/bin/psql' -type f | head -n 1)
for service in ingest alert-rules assignment follow-up-scheduler reporting; do
    schema=$(echo "$service" | tr - _)
    {
        echo "DROP SCHEMA IF EXISTS $schema CASCADE; CREATE SCHEMA $schema;"
        for file in crates/platform/eventing/migrations/*.sql; do sed "s/{schema}/$schema/g" "$file"; done
        cat "crates/services/$service"/migrations/*.sql 2>/dev/null || true
    } | "$psql" --quiet --set ON_ERROR_STOP=1 "$TEST_DATABASE_URL" >/dev/null 2>/tmp/prepare-sqlx.$$ \
        || { cat /tmp/prepare-sqlx.$$; rm -f /tmp/prepare-sqlx.$$; exit 1; }
    rm -f /tmp/prepare-sqlx.$$
done
if [ "${1:-}" = "--schemas-only" ]; then exit 0; fi
rm -rf .sqlx
mkdir .sqlx
# Compiling a crate again is what makes its statements checked and written.
touch crates/services/*/src/lib.rs
SQLX_OFFLINE=false SQLX_OFFLINE_DIR="$PWD/.sqlx" DATABASE_URL="$TEST_DATABASE_URL" \
    cargo check --quiet --package ingest --package alert-rules --package assignment \
    --package follow-up-scheduler --package reporting
echo "$(ls .sqlx | wc -l) statements checked"
