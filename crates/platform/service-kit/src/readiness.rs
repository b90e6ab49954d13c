//! Ready or not, and why not.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What one part of a process waits for. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Readiness(Arc<Mutex<BTreeMap<String, Option<String>>>>);

impl Readiness {
    /// Says that a component is well.
    pub fn well(&self, component: &str) {
        self.set(component, None);
    }

    /// Says what a component waits for, as a sentence for an operator.
    pub fn unwell(&self, component: &str, cause: &str) {
        self.set(component, Some(cause.to_owned()));
    }

    fn set(&self, component: &str, cause: Option<String>) {
        let mut components = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = components.insert(component.to_owned(), cause.clone());
        drop(components);
        // Logged once per change, so a long outage is two lines; what it begins with is no change.
        match (before, cause) {
            (Some(before), Some(cause)) if before.as_ref() != Some(&cause) => {
                tracing::warn!(component, %cause, "not ready");
            }
            (Some(Some(_)), None) => tracing::info!(component, "ready"),
            _ => {}
        }
    }

    /// Every component that is not well, with its cause.
    #[must_use]
    pub fn causes(&self) -> Vec<(String, String)> {
        let components = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        components.iter().filter_map(|(name, cause)| Some((name.clone(), cause.clone()?))).collect()
    }

    /// Whether nothing is waited for.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.causes().is_empty()
    }
}
