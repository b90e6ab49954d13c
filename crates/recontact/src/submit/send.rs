//! One call with patience: what ingest can't take now waits, and a person is told why.

use super::progress::Progress;
use crate::failure::{self, of_status};
use contracts::ingest::v1::{ListResourceVersionsRequest, SubmissionResult, SubmitRowsRequest};
use service_kit::clock::Monotonic;
use std::{cell::Cell, error::Error as _, time::Duration};
use tonic::{Code, Response, Status};
use tonic_types::StatusExt as _;

/// First wait when nothing else was told.
const WAIT_MIN: Duration = Duration::from_millis(250);
/// Longest wait when nothing else was told.
const WAIT_MAX: Duration = Duration::from_secs(10);
/// How long a server that never answered is waited for: the address may be wrong.
const PATIENCE_BEFORE_THE_FIRST_ANSWER: Duration = Duration::from_secs(10);
/// How long a server that answered before is waited for.
const PATIENCE: Duration = Duration::from_secs(600);
/// After this a call that is not answered is given up and sent again.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// What ingest says of the rows of a call.
#[derive(Default)]
pub(super) struct Answer {
    /// One a row.
    pub(super) results: Vec<SubmissionResult>,
    /// The call was sent before, and that may have been carried out.
    pub(super) sent_again: bool,
}

/// Sends, and waits where that helps.
pub(super) struct Sender<'a> {
    client: &'a crate::client::Client,
    progress: &'a Progress,
    // Calls in flight meet the same outage; it is told once.
    told: Cell<bool>,
    answered: Cell<bool>,
}

impl<'a> Sender<'a> {
    pub(super) fn new(client: &'a crate::client::Client, progress: &'a Progress) -> Self {
        Self { client, progress, told: Cell::new(false), answered: Cell::new(false) }
    }

    /// Submits rows; as many results come back, and whether an earlier try may have brought the rows already.
    ///
    /// # Errors
    /// What ingest refuses, or when it stays away.
    pub(super) async fn rows(&self, request: SubmitRowsRequest) -> anyhow::Result<Answer> {
        let count = request.rows.len();
        let (answer, sent_again) = self
            .patiently(async || self.client.ingest()?.submit_rows(request.clone()).await.map_err(Into::into))
            .await?;
        let results = answer.results;
        if results.len() != count {
            anyhow::bail!("ingest answered {} of {count} rows", results.len());
        }
        Ok(Answer { results, sent_again })
    }

    /// The version of a mapping that is in force.
    ///
    /// # Errors
    /// When there is no such mapping, or ingest stays away.
    pub(super) async fn mapping_version(&self, name: &str) -> anyhow::Result<u64> {
        let request = ListResourceVersionsRequest { kinds: vec!["SourceMapping".to_owned()] };
        let versions = self
            .patiently(async || {
                let mut client = self.client.ingest_configuration()?;
                client.list_resource_versions(request.clone()).await.map_err(Into::into)
            })
            .await?
            .0
            .versions;
        let named = |version: &contracts::types::v1::ResourceVersion| {
            version.resource.as_ref().map(|resource| resource.name.clone()).unwrap_or_default()
        };
        let found = versions.iter().find(|version| named(version) == name);
        found.map(|version| version.version).ok_or_else(|| {
            let known: Vec<String> = versions.iter().map(named).collect();
            let known = match known.as_slice() {
                [] => "none is applied yet: `recontact apply -f FOLDER`".to_owned(),
                _ => service_kit::readable::known(name, known.iter().map(String::as_str)),
            };
            failure::refused(format!("--mapping: there is no SourceMapping {name:?}; {known}"))
        })
    }

    /// The answer, and whether a try before it may have been carried out with its answer lost.
    async fn patiently<T>(
        &self,
        call: impl AsyncFn() -> Result<Response<T>, CallError>,
    ) -> anyhow::Result<(T, bool)> {
        let mut trouble: Option<Monotonic> = None;
        let mut in_doubt = false;
        let mut wait = WAIT_MIN;
        loop {
            let status = match tokio::time::timeout(ANSWER_WITHIN, call()).await {
                Ok(Ok(answer)) => {
                    self.answered.set(true);
                    if self.told.replace(false) {
                        self.progress.say("ingest answers again");
                    }
                    return Ok((answer.into_inner(), in_doubt));
                }
                Ok(Err(CallError::Usage(error))) => return Err(error),
                Ok(Err(CallError::Status(status))) => *status,
                Err(_) => Status::deadline_exceeded("no answer came"),
            };
            let since = *trouble.get_or_insert_with(Monotonic::start);
            let patience = if self.answered.get() { PATIENCE } else { PATIENCE_BEFORE_THE_FIRST_ANSWER };
            if !helps_to_wait(&status) || since.elapsed() > patience {
                return Err(of_status(&status));
            }
            // Over its limit, ingest carries nothing out; of everything else only the answer may be missing.
            in_doubt |= status.code() != Code::ResourceExhausted;
            let asked = status.get_details_retry_info().and_then(|info| info.retry_delay);
            self.tell(&status);
            tokio::time::sleep(asked.unwrap_or(wait)).await;
            wait = (wait * 2).min(WAIT_MAX);
        }
    }

    fn tell(&self, status: &Status) {
        if self.told.replace(true) {
            return;
        }
        let what = match status.code() {
            Code::ResourceExhausted => "ingest is over its limit",
            _ => "ingest can't be reached",
        };
        self.progress.say(&format!(
            "{what} ({}); waiting for it. Ctrl-C stops, and the same command goes on from there",
            service_kit::problem::describe(status)
        ));
    }
}

/// Why a call has no answer.
pub(super) enum CallError {
    /// What a server, or the way to it, says.
    Status(Box<Status>),
    /// What the command line says is wrong.
    Usage(anyhow::Error),
}

impl From<Status> for CallError {
    fn from(status: Status) -> Self {
        Self::Status(Box::new(status))
    }
}

impl From<anyhow::Error> for CallError {
    fn from(error: anyhow::Error) -> Self {
        Self::Usage(error)
    }
}

/// Whether the same call may succeed later. A status with a source was made on this side: the connection broke.
fn helps_to_wait(status: &Status) -> bool {
    match status.code() {
        Code::ResourceExhausted
        | Code::Unavailable
        | Code::DeadlineExceeded
        | Code::Aborted
        | Code::Cancelled => true,
        Code::Unknown | Code::Internal => status.source().is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use service_kit::problem::Problem;

    async fn patiently(answers: Vec<Result<u32, Status>>) -> (anyhow::Result<(u32, bool)>, usize) {
        let client = crate::client::Client::new("http://127.0.0.1:1", "key").unwrap();
        let progress = Progress::new(1);
        let sender = Sender::new(&client, &progress);
        let (calls, answers) = (Cell::new(0), &answers);
        let call = async || {
            let index = calls.replace(calls.get() + 1);
            answers[index].clone().map(Response::new).map_err(Into::into)
        };
        (sender.patiently(call).await, calls.get())
    }

    #[tokio::test]
    async fn it_waits_as_told_and_goes_on() {
        let told = Duration::from_millis(40);
        let full = || Err(Problem::exhausted("too many responses wait to be written", told).into());
        let clock = Monotonic::start();
        let (answer, calls) = patiently(vec![full(), full(), Ok(7)]).await;
        assert_eq!((answer.unwrap(), calls), ((7, false), 3), "over its limit nothing is carried out");
        assert!(clock.elapsed() >= 2 * told, "{:?}", clock.elapsed());
    }

    #[tokio::test]
    async fn an_answer_that_was_lost_leaves_a_doubt() {
        let lost = || Err(Status::unavailable("the connection broke"));
        let (answer, calls) = patiently(vec![lost(), Ok(7)]).await;
        assert_eq!((answer.unwrap(), calls), ((7, true), 2));
    }

    #[tokio::test]
    async fn what_no_waiting_helps_is_told_at_once() {
        let wrong = Err(Problem::invalid_field("file", "is missing").into());
        let (answer, calls) = patiently(vec![wrong]).await;
        assert_eq!((answer.unwrap_err().to_string().as_str(), calls), ("file: is missing", 1));
    }
}
