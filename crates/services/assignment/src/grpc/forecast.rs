//! Whom steps would address if nobody acted.

use super::Assignment;
use crate::{
    domain::forecast::recipients,
    wire::{instant, proposal, task as wire},
};
use contracts::assignment::v1::{ForecastRecipients, ForecastRecipientsRequest, ForecastRecipientsResponse};
use service_kit::{
    caller::Caller,
    problem::{ErrorCode, Problem},
};

/// Most steps of one question.
const STEPS_MAX: usize = 200;

impl Assignment {
    pub(super) async fn forecast(
        &self,
        caller: &Caller,
        request: ForecastRecipientsRequest,
    ) -> Result<ForecastRecipientsResponse, Problem> {
        if request.steps.len() > STEPS_MAX {
            let message = format!("holds {}; ask for at most {STEPS_MAX}", request.steps.len());
            return Err(Problem::invalid_field("steps", message));
        }
        let mut steps = Vec::with_capacity(request.steps.len());
        for (index, step) in request.steps.iter().enumerate() {
            let field = |name: &str| format!("steps[{index}].{name}");
            let action = proposal::forecast_action(step.action(), step.target.as_ref())
                .map_err(|message| Problem::invalid_field(&field("action"), message))?;
            let due = instant(step.due_time.as_ref(), "due_time")
                .map_err(|message| Problem::invalid_field(&field("due_time"), message))?;
            if steps.last().is_some_and(|(_, before)| *before > due) {
                let message = "comes before the step before it; give the steps in order of their instants";
                return Err(Problem::invalid_field(&field("due_time"), message));
            }
            steps.push((action, due));
        }
        let held = self.seen(caller, &request.task_id).await?;
        let directory = self.directory().await?;
        let found = recipients(&held.task, &steps, &directory).map_err(|error| {
            let message = format!("{error}; apply a calendar that opens");
            Problem::new(ErrorCode::Precondition, "CALENDAR_NEVER_OPENS", message)
        })?;
        let steps = found.into_iter().map(|step| ForecastRecipients {
            recipients: step.recipients,
            resolution: wire::steps(&step.steps),
            owner: step.owner,
            skipped: step.skipped,
        });
        Ok(ForecastRecipientsResponse { steps: steps.collect() })
    }
}
