//! Every SQL statement of ingest.

use crate::domain::{identity::Known, submission::Customer};
use eventing::{Error, Tx};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::{PgConnection, PgPool};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// A keyed hash: of an identity, a content, a customer.
pub type Hash = [u8; 32];

/// Source and keyed hash: the key of an identity.
pub type IdentityKey<'a> = (&'a str, &'a Hash);

/// What is written of a response.
#[derive(Debug, Clone)]
pub struct ResponseRow<'a> {
    /// Its id.
    pub response_id: Uuid,
    /// Its version.
    pub version: u64,
    /// Who said it.
    pub customer_id: Option<Uuid>,
    /// When this version was accepted.
    pub accepted_at: Timestamp,
    /// The encoded response.
    pub body: Vec<u8>,
    /// What was said in words.
    pub verbatim: &'a str,
}

/// Claims identities that nobody used before, until the end of the transaction and for ever with it; gives the responses
/// for which it did. Where another transaction is claiming the same, it waits for how that ends. `firsts` are in the
/// order of their keys, so that two writers wait for each other in one order only; each is a first version, final or half.
///
/// # Errors
/// What Postgres says.
pub async fn claim_identities(
    tx: &mut Tx,
    firsts: &BTreeMap<IdentityKey<'_>, Known>,
) -> Result<HashSet<Uuid>, Error> {
    let claimed = sqlx::query_scalar!(
        r#"WITH claimed AS (
             INSERT INTO ingest.response_identity
                 (source, identity_hash, response_id, content_hash, revision, version, partial, accepted_at)
             SELECT * FROM UNNEST($1::text[], $2::bytea[], $3::uuid[], $4::bytea[], $5::bigint[], $6::bigint[],
                                  $7::boolean[], $8::timestamptz[])
             ON CONFLICT (source, identity_hash) DO NOTHING
             RETURNING response_id
         )
         SELECT coalesce(array_agg(response_id), '{}') AS "claimed!" FROM claimed"#,
        &firsts.keys().map(|key| key.0).collect::<Vec<_>>() as _,
        &firsts.keys().map(|key| key.1.as_slice()).collect::<Vec<_>>() as _,
        &firsts.values().map(|known| known.response_id).collect::<Vec<_>>(),
        &firsts.values().map(|known| known.content_hash.as_slice()).collect::<Vec<_>>() as _,
        &firsts.values().map(|known| bigint(known.revision)).collect::<Vec<_>>(),
        &firsts.values().map(|known| bigint(known.version)).collect::<Vec<_>>(),
        &firsts.values().map(|known| known.partial).collect::<Vec<_>>(),
        &firsts.values().map(|known| known.accepted_at.to_sqlx()).collect::<Vec<_>>() as _,
    )
    .fetch_one(tx.connection())
    .await?;
    Ok(claimed.into_iter().collect())
}

/// Locks identities that are there, and reads what is remembered of them. Whoever calls it claimed before.
///
/// # Errors
/// What Postgres says.
pub async fn lock_identities(
    tx: &mut Tx,
    keys: &[IdentityKey<'_>],
) -> Result<HashMap<(String, Vec<u8>), Known>, Error> {
    // Locked in the order of the keys, for everybody.
    let rows = sqlx::query!(
        "SELECT i.source, i.identity_hash, i.response_id, i.content_hash, i.earlier_hashes, i.revision, i.version,
                i.partial, i.accepted_at
         FROM ingest.response_identity i
         JOIN UNNEST($1::text[], $2::bytea[]) AS asked (source, hash)
           ON i.source = asked.source AND i.identity_hash = asked.hash
         ORDER BY i.source, i.identity_hash
         FOR UPDATE OF i",
        &keys.iter().map(|key| key.0).collect::<Vec<_>>() as _,
        &keys.iter().map(|key| key.1.as_slice()).collect::<Vec<_>>() as _,
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let known = Known {
                response_id: row.response_id,
                version: u64::try_from(row.version).unwrap_or(0),
                revision: u64::try_from(row.revision).unwrap_or(0),
                content_hash: row.content_hash,
                earlier_hashes: row.earlier_hashes.chunks(size_of::<Hash>()).map(<[u8]>::to_vec).collect(),
                partial: row.partial,
                accepted_at: row.accepted_at.to_jiff(),
            };
            ((row.source, row.identity_hash), known)
        })
        .collect())
}

/// Writes what is remembered of identities that this transaction claimed or locked.
///
/// # Errors
/// What Postgres says.
pub async fn revise_identities(
    tx: &mut Tx,
    revised: &BTreeMap<IdentityKey<'_>, &Known>,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE ingest.response_identity AS i
         SET content_hash = new.content_hash, revision = new.revision, version = new.version, partial = new.partial,
             accepted_at = new.accepted_at, earlier_hashes = new.earlier_hashes
         FROM UNNEST($1::text[], $2::bytea[], $3::bytea[], $4::bigint[], $5::bigint[], $6::boolean[],
                     $7::timestamptz[], $8::bytea[])
             AS new (source, hash, content_hash, revision, version, partial, accepted_at, earlier_hashes)
         WHERE i.source = new.source AND i.identity_hash = new.hash",
        &revised.keys().map(|key| key.0).collect::<Vec<_>>() as _,
        &revised.keys().map(|key| key.1.as_slice()).collect::<Vec<_>>() as _,
        &revised.values().map(|known| known.content_hash.as_slice()).collect::<Vec<_>>() as _,
        &revised.values().map(|known| bigint(known.revision)).collect::<Vec<_>>(),
        &revised.values().map(|known| bigint(known.version)).collect::<Vec<_>>(),
        &revised.values().map(|known| known.partial).collect::<Vec<_>>(),
        &revised.values().map(|known| known.accepted_at.to_sqlx()).collect::<Vec<_>>() as _,
        &revised.values().map(|known| known.earlier_hashes.concat()).collect::<Vec<_>>(),
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A customer as every service may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCustomer {
    /// Its id.
    pub customer_id: Uuid,
    /// A phone number is known.
    pub has_phone: bool,
    /// An e-mail address is known.
    pub has_email: bool,
    /// Language, zone and contact window.
    pub preferences: [String; 3],
    /// Does not want to be contacted.
    pub contact_refused: bool,
}

/// Keeps customers, in the order of their hashes, and gives what is known of them by reference hash. What comes empty leaves what is
/// known; refusing contact holds until a later response says otherwise.
///
/// # Errors
/// What Postgres says.
pub async fn save_customers(
    tx: &mut Tx,
    customers: &BTreeMap<&Hash, (Uuid, &Customer)>,
) -> Result<HashMap<Vec<u8>, KnownCustomer>, Error> {
    let column = |pick: fn(&Customer) -> &str| {
        customers.values().map(|(_, customer)| pick(customer)).collect::<Vec<_>>()
    };
    let rows = sqlx::query!(
        r#"INSERT INTO ingest.customers AS known
             (customer_id, reference_hash, reference, name, phone, email, language, zone, contact_window, contact_refused)
         SELECT * FROM UNNEST($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                              $8::text[], $9::text[], $10::boolean[])
         ON CONFLICT (reference_hash) DO UPDATE
         SET name = coalesce(nullif(excluded.name, ''), known.name),
             phone = coalesce(nullif(excluded.phone, ''), known.phone),
             email = coalesce(nullif(excluded.email, ''), known.email),
             language = coalesce(nullif(excluded.language, ''), known.language),
             zone = coalesce(nullif(excluded.zone, ''), known.zone),
             contact_window = coalesce(nullif(excluded.contact_window, ''), known.contact_window),
             contact_refused = excluded.contact_refused
         RETURNING reference_hash, customer_id, phone <> '' AS "has_phone!", email <> '' AS "has_email!", language, zone,
                   contact_window, contact_refused"#,
        &customers.values().map(|(customer_id, _)| *customer_id).collect::<Vec<_>>(),
        &customers.keys().map(|hash| hash.as_slice()).collect::<Vec<_>>() as _,
        &column(|customer| &customer.reference) as _,
        &column(|customer| &customer.name) as _,
        &column(|customer| &customer.phone) as _,
        &column(|customer| &customer.email) as _,
        &column(|customer| &customer.language) as _,
        &column(|customer| &customer.zone) as _,
        &column(|customer| &customer.contact_window) as _,
        &customers.values().map(|(_, customer)| customer.contact_refused).collect::<Vec<_>>(),
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let known = KnownCustomer {
                customer_id: row.customer_id,
                has_phone: row.has_phone,
                has_email: row.has_email,
                preferences: [row.language, row.zone, row.contact_window],
                contact_refused: row.contact_refused,
            };
            (row.reference_hash, known)
        })
        .collect())
}

/// Keeps responses that nobody knew of.
///
/// # Errors
/// What Postgres says.
pub async fn insert_responses(tx: &mut Tx, rows: &[ResponseRow<'_>]) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO ingest.responses (response_id, version, customer_id, accepted_at, body, verbatim)
         SELECT * FROM UNNEST($1::uuid[], $2::bigint[], $3::uuid[], $4::timestamptz[], $5::bytea[], $6::text[])",
        &rows.iter().map(|row| row.response_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.version)).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.customer_id).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.accepted_at.to_sqlx()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.body.as_slice()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.verbatim).collect::<Vec<_>>() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Keeps the newest version of responses that were kept before.
///
/// # Errors
/// What Postgres says.
pub async fn revise_responses(tx: &mut Tx, rows: &[ResponseRow<'_>]) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO ingest.responses (response_id, version, customer_id, accepted_at, body, verbatim)
         SELECT * FROM UNNEST($1::uuid[], $2::bigint[], $3::uuid[], $4::timestamptz[], $5::bytea[], $6::text[])
         ON CONFLICT (response_id) DO UPDATE
         SET version = excluded.version, customer_id = excluded.customer_id, accepted_at = excluded.accepted_at,
             body = excluded.body, verbatim = excluded.verbatim",
        &rows.iter().map(|row| row.response_id).collect::<Vec<_>>(),
        &rows.iter().map(|row| bigint(row.version)).collect::<Vec<_>>(),
        &rows.iter().map(|row| row.customer_id).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.accepted_at.to_sqlx()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.body.as_slice()).collect::<Vec<_>>() as _,
        &rows.iter().map(|row| row.verbatim).collect::<Vec<_>>() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A row that was rejected.
#[derive(Debug, Clone)]
pub struct RejectedRow {
    /// Number in its file.
    pub record: u64,
    /// Its file.
    pub file: String,
    /// As it came.
    pub content: serde_json::Value,
    /// What is wrong.
    pub problems: serde_json::Value,
}

/// Keeps rejected rows, and forgets those that became responses since.
///
/// # Errors
/// What Postgres says.
pub async fn save_rejects(
    tx: &mut Tx,
    mapping: &str,
    rejected: &[RejectedRow],
    mended: &[(String, u64)],
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query!(
        "DELETE FROM ingest.rejected_rows r USING UNNEST($2::text[], $3::bigint[]) AS mended (file, record)
         WHERE r.mapping = $1 AND r.file = mended.file AND r.record = mended.record",
        mapping,
        &mended.iter().map(|entry| entry.0.clone()).collect::<Vec<_>>(),
        &mended.iter().map(|entry| bigint(entry.1)).collect::<Vec<_>>(),
    )
    .execute(tx.connection())
    .await?;
    sqlx::query!(
        "INSERT INTO ingest.rejected_rows (mapping, file, record, content, problems, rejected_at)
         SELECT $1, file, record, content, problems, $6
         FROM UNNEST($2::text[], $3::bigint[], $4::jsonb[], $5::jsonb[]) AS new (file, record, content, problems)
         ON CONFLICT (mapping, file, record) DO UPDATE
         SET content = excluded.content, problems = excluded.problems, rejected_at = excluded.rejected_at",
        mapping,
        &rejected.iter().map(|row| row.file.clone()).collect::<Vec<_>>(),
        &rejected.iter().map(|row| bigint(row.record)).collect::<Vec<_>>(),
        &rejected.iter().map(|row| row.content.clone()).collect::<Vec<_>>(),
        &rejected.iter().map(|row| row.problems.clone()).collect::<Vec<_>>(),
        now.to_sqlx() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// A response with what only ingest knows.
#[derive(Debug)]
pub struct FullResponse {
    /// The encoded response.
    pub body: Vec<u8>,
    /// What was said in words.
    pub verbatim: String,
    /// Who said it.
    pub customer: Option<Customer>,
}

/// Reads a response with verbatim and contact. Whoever gives it to somebody writes that down: [`audit_read`].
///
/// # Errors
/// What Postgres says.
pub async fn read_response(tx: &mut Tx, response_id: Uuid) -> Result<Option<FullResponse>, Error> {
    let row = sqlx::query!(
        r#"SELECT r.body, r.verbatim, c.reference AS "reference?", c.name AS "name?", c.phone AS "phone?",
                c.email AS "email?", c.language AS "language?", c.zone AS "zone?", c.contact_window AS "window?",
                c.contact_refused AS "refused?"
         FROM ingest.responses r LEFT JOIN ingest.customers c USING (customer_id) WHERE r.response_id = $1"#,
        response_id,
    )
    .fetch_optional(tx.connection())
    .await?;
    Ok(row.map(|row| FullResponse {
        body: row.body,
        verbatim: row.verbatim,
        customer: row.reference.map(|reference| Customer {
            reference,
            name: row.name.unwrap_or_default(),
            phone: row.phone.unwrap_or_default(),
            email: row.email.unwrap_or_default(),
            language: row.language.unwrap_or_default(),
            zone: row.zone.unwrap_or_default(),
            contact_window: row.window.unwrap_or_default(),
            contact_refused: row.refused.unwrap_or_default(),
        }),
    }))
}

/// Writes down who reads a response's contact and verbatim.
///
/// # Errors
/// What Postgres says.
pub async fn audit_read(
    tx: &mut Tx,
    response_id: Uuid,
    read_id: Uuid,
    caller: &str,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO ingest.contact_reads (read_id, response_id, caller, read_at) VALUES ($1, $2, $3, $4)",
        read_id,
        response_id,
        caller,
        now.to_sqlx() as _,
    )
    .execute(tx.connection())
    .await?;
    Ok(())
}

/// Keeps the identity key's check value at the first start; gives the one that is kept.
///
/// # Errors
/// What Postgres says.
pub async fn check_value(connection: &mut PgConnection, value: &[u8]) -> Result<Vec<u8>, Error> {
    sqlx::query!("INSERT INTO ingest.identity_key (check_value) VALUES ($1) ON CONFLICT DO NOTHING", value)
        .execute(&mut *connection)
        .await?;
    Ok(sqlx::query_scalar!("SELECT check_value FROM ingest.identity_key").fetch_one(connection).await?)
}

/// Responses and rejected rows held.
///
/// # Errors
/// What Postgres says.
pub async fn counts(pool: &PgPool) -> Result<(u64, u64), Error> {
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM ingest.responses) AS "responses!",
                  (SELECT count(*) FROM ingest.rejected_rows) AS "rejected!""#
    )
    .fetch_one(pool)
    .await?;
    Ok((u64::try_from(row.responses).unwrap_or(0), u64::try_from(row.rejected).unwrap_or(0)))
}

fn bigint(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
