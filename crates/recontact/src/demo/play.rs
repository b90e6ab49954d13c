//! Plays the story over a running system: business time stands still at each instant at which something happens, until
//! the system has come to rest, so that everything is told with its exact instant, however fast the machine is.

use super::story::{self, Act, Answer, Command};
use crate::{client::Client, dev::idle, failure::of_status};
use anyhow::Context as _;
use contracts::{
    assignment::v1::{
        AcceptTaskRequest, CommandGuard, GetTaskRequest, LogAttemptRequest, ResolveTaskRequest,
    },
    convert,
    follow_up_scheduler::v1::GetScheduleRequest,
    ingest::v1::{Customer, Submission, SubmitResponseRequest},
    reporting::v1::{
        CaseEvent, ExternalId, Figures, GetCaseRequest, GetFiguresRequest, get_case_request::Id,
    },
    topology::ServiceName,
    types::v1::{Metric, Score, Task},
};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Everything that happened at one instant.
#[derive(Debug)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// What, in order.
    pub happenings: Vec<Happening>,
    /// The figures after it.
    pub figures: Figures,
}

/// One thing that happened.
#[derive(Debug)]
pub enum Happening {
    /// Something happened to the case of an answer.
    Case {
        /// The answer.
        answer: Answer,
        /// What happened.
        event: CaseEvent,
        /// The task after it; absent before there is one.
        task: Option<Box<Task>>,
    },
    /// Worth knowing.
    Note(&'static str),
}

/// The story under way.
pub struct Play {
    client: Client,
    /// Clients of the people who act, by resource name.
    people: BTreeMap<String, Client>,
    database_url: String,
    script: VecDeque<(Timestamp, Act)>,
    tasks: BTreeMap<&'static str, String>,
    answered: Vec<Answer>,
    told: BTreeSet<(String, String, u64)>,
    end: Timestamp,
}

impl Play {
    /// Sets the clock to the beginning. All services must share the database at `database_url`.
    ///
    /// # Errors
    /// What Postgres says.
    pub async fn begin(
        client: Client,
        people: BTreeMap<String, Client>,
        database_url: &str,
    ) -> anyhow::Result<Self> {
        let start = story::START.parse()?;
        eventing::database::set_clock(database_url, &ServiceName::ALL, start, 0.0).await?;
        Ok(Self {
            client,
            people,
            database_url: database_url.to_owned(),
            script: story::script()?.into(),
            tasks: BTreeMap::new(),
            answered: Vec::new(),
            told: BTreeSet::new(),
            end: story::END.parse()?,
        })
    }

    /// When something happens next: what the script says, or what the scheduler says is due. `None`: the story is over.
    ///
    /// # Errors
    /// What a service says.
    pub async fn next_instant(&self) -> anyhow::Result<Option<Timestamp>> {
        let mut next = self.script.front().map(|(at, _)| *at);
        for task in self.tasks.values() {
            let request = GetScheduleRequest { matter_id: task.clone() };
            let schedule = self.client.schedules()?.get_schedule(request).await;
            let schedule = schedule.map_err(|status| of_status(&status))?.into_inner();
            let due = schedule.next_time.as_ref().and_then(convert::instant);
            next = [next, due].into_iter().flatten().min();
        }
        Ok(next.filter(|at| *at < self.end))
    }

    /// Moves business time to that instant, lets happen what is due, and does what the script says.
    ///
    /// # Errors
    /// What a service says.
    pub async fn step(&mut self, at: Timestamp) -> anyhow::Result<Moment> {
        eventing::database::set_clock(&self.database_url, &ServiceName::ALL, at, 0.0).await?;
        let mut happenings = Vec::new();
        while let Some((when, act)) = self.script.front().copied() {
            if when > at {
                break;
            }
            self.script.pop_front();
            match act {
                Act::Answers(answer) => self.answer(&answer).await?,
                Act::Does { who, answer, command } => self.act(who, answer, command).await?,
                Act::Note(text) => happenings.push(Happening::Note(text)),
            }
        }
        idle::wait(&self.client).await?;
        for answer in self.answered.clone() {
            happenings.extend(self.news(answer).await?);
        }
        // At the very instant of a deadline an act is still in time: what is missed shows a second later.
        let later = at.saturating_add(SignedDuration::from_secs(1))?;
        eventing::database::set_clock(&self.database_url, &ServiceName::ALL, later, 0.0).await?;
        let figures = self.client.figures()?.get_figures(GetFiguresRequest::default()).await;
        let figures = figures.map_err(|status| of_status(&status))?.into_inner().total.unwrap_or_default();
        Ok(Moment { at, happenings, figures })
    }

    /// The task of an answer, once there is one.
    #[must_use]
    pub fn task_id(&self, answer: &Answer) -> Option<&str> {
        self.tasks.get(answer.id).map(String::as_str)
    }

    async fn answer(&mut self, answer: &Answer) -> anyhow::Result<()> {
        let score = Score { metric: Metric::Csat.into(), raw: f64::from(answer.score), ..Score::default() };
        let submission = Submission {
            source: story::SOURCE.to_owned(),
            external_id: answer.id.to_owned(),
            unit: answer.unit.to_owned(),
            score: Some(score),
            verbatim: answer.verbatim.to_owned(),
            customer: Some(Customer {
                reference: answer.id.to_owned(),
                // Numbers that belong to nobody: Ofcom keeps them for stories.
                phone: format!("+4416329602{:02}", self.answered.len()),
                ..Customer::default()
            }),
            ..Submission::default()
        };
        let request = SubmitResponseRequest { submission: Some(submission), request_id: String::new() };
        self.client.ingest()?.submit_response(request).await.map_err(|status| of_status(&status))?;
        self.answered.push(*answer);
        Ok(())
    }

    async fn act(&self, who: &str, answer: &str, command: Command) -> anyhow::Result<()> {
        let task_id = self.tasks.get(answer).with_context(|| format!("{answer} has no task"))?.clone();
        let mut tasks = self.people.get(who).unwrap_or(&self.client).tasks()?;
        let guard =
            CommandGuard { task_id, request_id: service_kit::ids::secret(), expected_work_version: 0 };
        let guard = Some(guard);
        let done = match command {
            Command::Accept => tasks.accept_task(AcceptTaskRequest { guard }).await.map(drop),
            Command::Attempt(outcome, note) => {
                let request = LogAttemptRequest {
                    guard,
                    outcome: outcome.into(),
                    note: note.to_owned(),
                    ..LogAttemptRequest::default()
                };
                tasks.log_attempt(request).await.map(drop)
            }
            Command::Resolve(note) => {
                let request =
                    ResolveTaskRequest { guard, note: note.to_owned(), ..ResolveTaskRequest::default() };
                tasks.resolve_task(request).await.map(drop)
            }
        };
        done.map_err(|status| of_status(&status)).with_context(|| format!("{who}, {answer}"))
    }

    /// What happened to the case of an answer and was not told yet.
    async fn news(&mut self, answer: Answer) -> anyhow::Result<Vec<Happening>> {
        let external = ExternalId { source: story::SOURCE.to_owned(), external_id: answer.id.to_owned() };
        let request = GetCaseRequest { id: Some(Id::ExternalId(external)) };
        let case = self.client.status()?.get_case(request).await.map_err(|status| of_status(&status))?;
        let case = case.into_inner();
        let task_id = case.case.unwrap_or_default().task_id;
        let task = if task_id.is_empty() {
            None
        } else {
            let request = GetTaskRequest { task_id: task_id.clone() };
            let task = self.client.tasks()?.get_task(request).await.map_err(|status| of_status(&status))?;
            self.tasks.insert(answer.id, task_id);
            task.into_inner().task.map(Box::new)
        };
        let mut news = Vec::new();
        for event in case.timeline {
            let key = (event.event.clone(), event.aggregate_id.clone(), event.version);
            if self.told.insert(key) {
                news.push(Happening::Case { answer, event, task: task.clone() });
            }
        }
        Ok(news)
    }
}
