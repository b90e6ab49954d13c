//! What a schedule is decided with: the task as last heard, its policy in the version that it began with, the calendar.

use crate::{
    domain::{matter::Matter, policy::Policy},
    policies::Policies,
    store::ScheduleRow,
    wire::{self, Calendars},
};
use business_time::Calendar;
use contracts::types::v1::Task;
use eventing::Error;
use prost::Message as _;
use sqlx::PgConnection;
use std::sync::Arc;

/// What one schedule is decided with.
pub struct Basis {
    /// The task.
    pub task: Task,
    /// The same, as the domain sees it.
    pub matter: Matter,
    /// Its policy.
    pub policy: Arc<Policy>,
    /// Its calendar.
    pub calendar: Calendar,
}

impl Basis {
    /// Reads it.
    ///
    /// # Errors
    /// A row that no longer reads, a policy that is gone, a calendar that is not level, or what Postgres says.
    pub async fn of(
        row: &ScheduleRow,
        connection: &mut PgConnection,
        policies: &Policies,
        calendars: &Calendars,
    ) -> Result<Self, Error> {
        let task = Task::decode(row.body.as_slice()).map_err(anyhow::Error::from)?;
        let matter = wire::matter(&task).map_err(|cause| anyhow::anyhow!(cause))?;
        let calendar = wire::calendar_of(&task, calendars).map_err(|cause| anyhow::anyhow!(cause))?;
        let policy = policies.version(connection, &row.policy.0, row.policy.1).await?;
        Ok(Self { task, matter, policy, calendar })
    }
}
