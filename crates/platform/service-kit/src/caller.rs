//! Who calls. Development keys are a file; OIDC and mTLS come later behind the same [`Caller`].

use crate::problem::{ErrorCode, Problem};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
    sync::Arc,
};

/// What a caller may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything: apply, submit, doctor, redrive.
    Operator,
    /// Submit responses.
    Submitter,
    /// Work on the tasks of own units and below.
    Manager,
    /// See every unit's cases and figures.
    Experience,
    /// See own units and below.
    Reader,
}

/// A person or a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallerKind {
    /// Somebody.
    Person,
    /// A program.
    Service,
}

/// Who calls, with what rights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// Resource name of the person, or the program's name.
    pub name: String,
    /// A person or a program.
    pub kind: CallerKind,
    /// What the caller may do.
    pub roles: BTreeSet<Role>,
    /// Units that the caller belongs to; rights reach down the tree.
    #[serde(default)]
    pub units: BTreeSet<String>,
}

impl Caller {
    /// Whether the caller has a role; an operator has every one.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role) || self.roles.contains(&Role::Operator)
    }

    /// Refuses a caller without any of these roles.
    ///
    /// # Errors
    /// PERMISSION_DENIED that names the roles.
    pub fn require(&self, roles: &[Role]) -> Result<(), Problem> {
        if roles.iter().any(|&role| self.has(role)) {
            return Ok(());
        }
        let names: Vec<String> = roles.iter().map(|role| format!("{role:?}").to_lowercase()).collect();
        Err(Problem::denied(format!(
            "{} may not do this; it takes the role {}: use the key of a caller who has it",
            self.name,
            names.join(" or ")
        )))
    }

    /// Whether the caller sees every unit.
    #[must_use]
    pub fn sees_all(&self) -> bool {
        self.has(Role::Experience)
    }
}

/// One line of the key file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DevelopmentKey {
    /// The secret.
    pub key: String,
    /// Whom it stands for.
    #[serde(flatten)]
    pub caller: Caller,
}

#[derive(Serialize, Deserialize)]
struct KeyFile {
    keys: Vec<DevelopmentKey>,
}

/// Every caller known by a development key.
#[derive(Debug, Clone, Default)]
pub struct Callers(Arc<HashMap<String, Caller>>);

impl Callers {
    /// From a list.
    #[must_use]
    pub fn new(keys: Vec<DevelopmentKey>) -> Self {
        Self(Arc::new(keys.into_iter().map(|entry| (entry.key, entry.caller)).collect()))
    }

    /// From a JSON file `{"keys": [{"key", "name", "kind", "roles", "units"}]}`.
    ///
    /// # Errors
    /// When it can't be read; the message names the file.
    pub fn from_file(path: &Path) -> anyhow::Result<Self> {
        use anyhow::Context as _;
        let text = std::fs::read_to_string(path).with_context(|| format!("key file {}", path.display()))?;
        let file: KeyFile =
            serde_json::from_str(&text).with_context(|| format!("key file {}", path.display()))?;
        Ok(Self::new(file.keys))
    }

    /// Whom an `Authorization: Bearer …` header stands for.
    ///
    /// # Errors
    /// UNAUTHENTICATED that says what to send.
    pub fn resolve(&self, authorization: Option<&str>) -> Result<Caller, Problem> {
        let unauthenticated =
            |message: &str| Problem::new(ErrorCode::Unauthenticated, "UNAUTHENTICATED", message);
        let header = authorization
            .ok_or_else(|| unauthenticated("no key was sent; send one as `authorization: Bearer <key>`"))?;
        let key = header.strip_prefix("Bearer ").or_else(|| header.strip_prefix("bearer "));
        key.and_then(|key| self.0.get(key.trim()))
            .cloned()
            .ok_or_else(|| unauthenticated("this key is not known here; ask an operator for one"))
    }
}

/// Writes a key file.
///
/// # Errors
/// When it can't be written.
pub fn write_key_file(path: &Path, keys: &[DevelopmentKey]) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(&KeyFile { keys: keys.to_vec() })?;
    Ok(std::fs::write(path, text + "\n")?)
}

/// Reads a key file's entries: for a client that looks for its own key.
///
/// # Errors
/// When it can't be read.
pub fn read_key_file(path: &Path) -> anyhow::Result<Vec<DevelopmentKey>> {
    use anyhow::Context as _;
    let text = std::fs::read_to_string(path).with_context(|| format!("key file {}", path.display()))?;
    Ok(serde_json::from_str::<KeyFile>(&text)?.keys)
}

/// The caller of a request, which the server put there before the handler ran.
///
/// # Errors
/// UNAUTHENTICATED when it did not: a handler outside the server's layer.
pub fn of<T>(request: &tonic::Request<T>) -> Result<Caller, Problem> {
    request
        .extensions()
        .get::<Caller>()
        .cloned()
        .ok_or_else(|| Problem::new(ErrorCode::Unauthenticated, "UNAUTHENTICATED", "no caller was resolved"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn callers() -> Callers {
        Callers::new(vec![DevelopmentKey {
            key: "k1".into(),
            caller: Caller {
                name: "alice".into(),
                kind: CallerKind::Person,
                roles: BTreeSet::from([Role::Manager]),
                units: BTreeSet::from(["north".into()]),
            },
        }])
    }

    #[test]
    fn a_key_stands_for_its_caller() {
        let caller = callers().resolve(Some("Bearer k1")).unwrap();
        assert_eq!(caller.name, "alice");
        assert!(caller.require(&[Role::Manager]).is_ok());
        let refusal = caller.require(&[Role::Submitter, Role::Operator]).unwrap_err();
        assert!(refusal.message.contains("submitter or operator"), "{refusal}");
    }

    #[test]
    fn no_key_and_a_wrong_key_say_what_to_do() {
        assert!(callers().resolve(None).unwrap_err().message.contains("authorization: Bearer"));
        assert!(callers().resolve(Some("Bearer k2")).unwrap_err().message.contains("not known"));
    }
}
