//! What the four owners of resources share: reading what `apply` sends, and saying what it did.

use crate::{
    database::Database,
    error::Error,
    resources::{self, Change, NewResource, PlannedChange, StoredResource},
    tx::Tx,
};
use contracts::{
    topology::is_token,
    types::v1::{
        Metadata, Resource, ResourceChange, ResourceChangeKind, ResourceName, ResourceProblem,
        ResourceReference, ResourceVersion, resource,
    },
};
use std::collections::BTreeSet;

/// What an owner found in the resources that were sent: mistakes, names of others, and what would be kept.
#[derive(Debug, Default)]
pub struct Checked {
    /// Mistakes; where there is one, nothing is kept.
    pub problems: Vec<ResourceProblem>,
    /// Names that the resources refer to.
    pub references: Vec<ResourceReference>,
    /// The resources in the form in which they are kept.
    pub new: Vec<NewResource>,
}

impl Checked {
    /// Notes a mistake in one field.
    pub fn problem(&mut self, kind: &str, name: &str, field: &str, message: impl Into<String>) {
        self.problems.push(ResourceProblem {
            resource: Some(resource_name(kind, name)),
            field: field.to_owned(),
            message: message.into(),
            line: 0,
            column: 0,
        });
    }

    /// Notes that one resource names another.
    pub fn refers(&mut self, (kind, name): (&str, &str), field: &str, (to_kind, to_name): (&str, &str)) {
        self.references.push(ResourceReference {
            from: Some(resource_name(kind, name)),
            field: field.to_owned(),
            to: Some(resource_name(to_kind, to_name)),
        });
    }

    /// Checks what every resource carries and that no name comes twice; gives name and set.
    pub fn metadata(
        &mut self,
        kind: &'static str,
        metadata: Option<&Metadata>,
        sets: &BTreeSet<String>,
    ) -> Option<(String, String)> {
        let Some(metadata) = metadata else {
            self.problem(kind, "", "metadata", "is missing; give it a name and a set");
            return None;
        };
        let (name, set) = (metadata.name.clone(), metadata.set.clone());
        if !is_token(&name) {
            let message = format!("{name:?} can't be a name: use 1 to 64 of letters, digits, '-' and '_'");
            self.problem(kind, &name, "metadata.name", message);
        }
        if !sets.contains(&set) {
            let message = format!("{set:?} is not among the sets that are applied: {}", join(sets));
            self.problem(kind, &name, "metadata.set", message);
        }
        if self.new.iter().any(|known| known.kind == kind && known.name == name) {
            self.problem(
                kind,
                &name,
                "metadata.name",
                format!("there are two of kind {kind} with this name"),
            );
        }
        Some((name, set))
    }
}

fn join(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// A resource's kind and name.
#[must_use]
pub fn resource_name(kind: &str, name: &str) -> ResourceName {
    ResourceName { kind: kind.to_owned(), name: name.to_owned() }
}

/// Plans the change of the named sets and, unless only validating, saves it. Locks the resources first.
///
/// # Errors
/// What Postgres says.
pub async fn apply(
    tx: &mut Tx,
    sets: &BTreeSet<String>,
    new: Vec<NewResource>,
    by: &str,
    validate_only: bool,
) -> Result<Vec<PlannedChange>, Error> {
    resources::lock(tx).await?;
    let current = resources::current(tx.connection()).await?;
    let versions = resources::highest_versions(tx.connection()).await?;
    let changes = resources::plan(&current, &versions, sets, new);
    if !validate_only {
        let now = tx.now().await?;
        resources::save(tx, &changes, by, now).await?;
    }
    Ok(changes)
}

/// The changes as `apply` prints them.
#[must_use]
pub fn changes(planned: &[PlannedChange]) -> Vec<ResourceChange> {
    planned
        .iter()
        .map(|planned| ResourceChange {
            version: Some(ResourceVersion {
                resource: Some(resource_name(&planned.resource.kind, &planned.resource.name)),
                version: planned.resource.version,
            }),
            change: match planned.change {
                Change::Created => ResourceChangeKind::Created,
                Change::Changed => ResourceChangeKind::Changed,
                Change::Unchanged => ResourceChangeKind::Unchanged,
                Change::Ended => ResourceChangeKind::Ended,
            }
            .into(),
        })
        .collect()
}

/// The resources owned, of some kinds or, where none is named, of all; `read` gives one as the owner's message.
///
/// # Errors
/// What Postgres says.
pub async fn list(
    database: &Database,
    kinds: &[String],
    read: impl Fn(&StoredResource) -> Option<resource::Resource>,
) -> Result<Vec<Resource>, Error> {
    let mut connection = database.pool().acquire().await.map_err(Error::from)?;
    let stored = resources::current(&mut connection).await?;
    let asked = stored.iter().filter(|stored| kinds.is_empty() || kinds.contains(&stored.kind));
    Ok(asked.filter_map(|stored| Some(Resource { resource: Some(read(stored)?) })).collect())
}

/// The versions held, own ones and copies, of some kinds or, where none is named, of all.
///
/// # Errors
/// What Postgres says.
pub async fn list_versions(database: &Database, kinds: &[String]) -> Result<Vec<ResourceVersion>, Error> {
    let held = resources::held_versions(database).await?;
    Ok(held
        .into_iter()
        .filter(|(kind, _, _)| kinds.is_empty() || kinds.contains(kind))
        .map(|(kind, name, version)| ResourceVersion { resource: Some(resource_name(&kind, &name)), version })
        .collect())
}
