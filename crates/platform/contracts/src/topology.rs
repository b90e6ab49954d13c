//! Every subject, stream and durable of the installation, and nothing else.
//!
//! A subject of a *single* event always has six tokens after the installation's prefix:
//! `recontact.v1.<entity>.<event>.<severity>.<unit>`; a *pack* has five:
//! `recontact.v1.response.<event>.<partition>`. Nobody formats a subject elsewhere.

use std::fmt;

/// The five services, in the order of the data path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServiceName {
    /// What did the customer say?
    Ingest,
    /// Does it need a person, how fast?
    AlertRules,
    /// Who calls, and what came of it?
    Assignment,
    /// What must happen when nobody acts?
    FollowUpScheduler,
    /// Are we listening, and does it help?
    Reporting,
}

impl ServiceName {
    /// All five, in the order of the data path.
    pub const ALL: [Self; 5] =
        [Self::Ingest, Self::AlertRules, Self::Assignment, Self::FollowUpScheduler, Self::Reporting];

    /// The name as crate, folder, command line and `ce-source` spell it: `follow-up-scheduler`.
    #[must_use]
    pub const fn kebab(self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::AlertRules => "alert-rules",
            Self::Assignment => "assignment",
            Self::FollowUpScheduler => "follow-up-scheduler",
            Self::Reporting => "reporting",
        }
    }

    /// The name as the Postgres schema, the role's ending and metrics spell it: `follow_up_scheduler`.
    #[must_use]
    pub const fn schema(self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::AlertRules => "alert_rules",
            Self::Assignment => "assignment",
            Self::FollowUpScheduler => "follow_up_scheduler",
            Self::Reporting => "reporting",
        }
    }

    /// The service of that kebab-case name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.kebab() == name)
    }
}

impl fmt::Display for ServiceName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.kebab())
    }
}

/// How an event travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One aggregate per message; the last two tokens are severity and unit.
    Single,
    /// One message holds the items of one commit; the last token is the partition.
    Pack,
}

/// One type of event: who emits it, how it travels, which message its payload is.
#[derive(Debug, PartialEq, Eq)]
pub struct EventKind {
    /// The third token: `alert`.
    pub entity: &'static str,
    /// The fourth token: `raised`.
    pub event: &'static str,
    /// Single or pack.
    pub shape: Shape,
    /// Full name of the payload's message: `recontact.events.v1.AlertRaised`.
    pub message: &'static str,
    /// The service that emits it and whose stream holds it.
    pub emitted_by: ServiceName,
}

impl EventKind {
    /// The CloudEvents type, which is also the subject's first four tokens: `recontact.v1.alert.raised`.
    #[must_use]
    pub fn ce_type(&self) -> String {
        format!("{ROOT}.{}.{}", self.entity, self.event)
    }

    /// The CloudEvents data schema: `proto:recontact.events.v1.AlertRaised`.
    #[must_use]
    pub fn ce_dataschema(&self) -> String {
        format!("proto:{}", self.message)
    }

    /// The kind with that CloudEvents type, if this version of the contract knows it.
    #[must_use]
    pub fn of_type(ce_type: &str) -> Option<&'static Self> {
        let rest = ce_type.strip_prefix(ROOT)?.strip_prefix('.')?;
        let (entity, event) = rest.split_once('.')?;
        EVENTS.iter().copied().find(|kind| kind.entity == entity && kind.event == event)
    }

    /// The kind whose subject this is; `subject` without the installation's prefix.
    #[must_use]
    pub fn of_subject(subject: &str) -> Option<&'static Self> {
        let mut tokens = subject.split('.');
        if (tokens.next()?, tokens.next()?) != ("recontact", "v1") {
            return None;
        }
        let (entity, event) = (tokens.next()?, tokens.next()?);
        EVENTS.iter().copied().find(|kind| kind.entity == entity && kind.event == event)
    }
}

/// The first two tokens of every subject.
pub const ROOT: &str = "recontact.v1";

/// What stands in a subject where an event has no severity or no known unit.
pub const NONE: &str = "none";

/// The four severities as subject tokens, lowest first.
pub const SEVERITY_TOKENS: [&str; 4] = ["low", "medium", "high", "critical"];

/// Number of partitions of packs. One until a measurement asks for more.
pub const PARTITIONS: u32 = 1;

/// Greatest number of items in one pack.
pub const PACK_ITEMS_MAX: usize = 500;

/// Greatest size of one pack's payload in bytes.
pub const PACK_BYTES_MAX: usize = 256 * 1024;

/// Greatest size of one item of a pack in bytes; ingest refuses what would be larger.
pub const ITEM_BYTES_MAX: usize = 128 * 1024;

macro_rules! events {
    ($($(#[$documentation:meta])* $name:ident = $entity:literal $event:literal $shape:ident $message:literal $service:ident;)+) => {
        $($(#[$documentation])* pub static $name: EventKind = EventKind {
            entity: $entity,
            event: $event,
            shape: Shape::$shape,
            message: concat!("recontact.events.v1.", $message),
            emitted_by: ServiceName::$service,
        };)+
        /// Every kind of event, in the order of the data path.
        pub static EVENTS: &[&EventKind] = &[$(&$name),+];
    };
}

events! {
    /// A response was accepted for the first time, or a revision of it was.
    RESPONSE_ACCEPTED = "response" "accepted" Pack "ResponsesAccepted" Ingest;
    /// The rules decided on one version of a response.
    RESPONSE_DECIDED = "response" "decided" Pack "ResponsesDecided" AlertRules;
    /// A response needs a person.
    ALERT_RAISED = "alert" "raised" Single "AlertRaised" AlertRules;
    /// A later response, or a revision, joined an alert that exists.
    ALERT_ATTACHED = "alert" "attached" Single "AlertAttached" AlertRules;
    /// A signal that joined made an alert more serious.
    ALERT_SEVERITY_CHANGED = "alert" "severity-changed" Single "AlertSeverityChanged" AlertRules;
    /// An owner and three deadlines were found for an alert.
    TASK_ASSIGNED = "task" "assigned" Single "TaskAssigned" Assignment;
    /// The owner accepted the task.
    TASK_ACCEPTED = "task" "accepted" Single "TaskAccepted" Assignment;
    /// Somebody tried to reach the customer.
    TASK_ATTEMPTED = "task" "attempted" Single "TaskAttempted" Assignment;
    /// The owner put the task off; its deadlines run on.
    TASK_SNOOZED = "task" "snoozed" Single "TaskSnoozed" Assignment;
    /// A person gave the task to somebody else.
    TASK_REASSIGNED = "task" "reassigned" Single "TaskReassigned" Assignment;
    /// The owner says that it is done.
    TASK_RESOLVED = "task" "resolved" Single "TaskResolved" Assignment;
    /// A resolved task needs work again.
    TASK_REOPENED = "task" "reopened" Single "TaskReopened" Assignment;
    /// A resolved task stayed quiet for as long as its policy asks.
    TASK_CLOSED = "task" "closed" Single "TaskClosed" Assignment;
    /// The customer could not be reached: an end of its own.
    TASK_UNREACHABLE = "task" "unreachable" Single "TaskUnreachable" Assignment;
    /// The task turned out to be none.
    TASK_DISMISSED = "task" "dismissed" Single "TaskDismissed" Assignment;
    /// A comment was written; its text stays in assignment.
    TASK_COMMENTED = "task" "commented" Single "TaskCommented" Assignment;
    /// A later signal changed the task: attachments, severity or time box.
    TASK_AMENDED = "task" "amended" Single "TaskAmended" Assignment;
    /// Verdict: the owner is reminded.
    TASK_REMINDED = "task" "reminded" Single "TaskReminded" Assignment;
    /// Verdict: a deadline passed unmet.
    TASK_OVERDUE = "task" "overdue" Single "TaskOverdue" Assignment;
    /// Verdict: somebody above was informed, or owns the task now.
    TASK_ESCALATED = "task" "escalated" Single "TaskEscalated" Assignment;
    /// Verdict: a proposal no longer held, and why.
    TASK_STEP_SKIPPED = "task" "step-skipped" Single "TaskStepSkipped" Assignment;
    /// A unit was created, changed or ended.
    UNIT_CHANGED = "directory" "unit-changed" Single "UnitChanged" Assignment;
    /// A person was created, changed or ended.
    PERSON_CHANGED = "directory" "person-changed" Single "PersonChanged" Assignment;
    /// A calendar was created or changed.
    CALENDAR_CHANGED = "directory" "calendar-changed" Single "CalendarChanged" Assignment;
    /// A step of a matter's policy is due.
    FOLLOWUP_DUE = "followup" "due" Single "FollowupDue" FollowUpScheduler;
}

/// How long a stream keeps its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// This many days.
    Days(u32),
    /// For ever, but only the last so many messages of each subject.
    LastPerSubject(u32),
}

/// One stream: owned by one service, which alone publishes to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stream {
    /// Name without the installation's prefix.
    pub name: &'static str,
    /// The service that publishes to it.
    pub owner: ServiceName,
    /// Subjects that it takes, without the installation's prefix.
    pub subjects: &'static [&'static str],
    /// How long messages are kept.
    pub retention: Retention,
}

/// What customers said.
pub static RESPONSES: Stream = Stream {
    name: "RESPONSES",
    owner: ServiceName::Ingest,
    subjects: &["recontact.v1.response.accepted.>", "recontact.v1.customer.>"],
    retention: Retention::Days(7),
};

/// What the rules made of it.
pub static ALERTS: Stream = Stream {
    name: "ALERTS",
    owner: ServiceName::AlertRules,
    subjects: &["recontact.v1.response.decided.>", "recontact.v1.alert.>", "recontact.v1.campaign.>"],
    retention: Retention::Days(7),
};

/// What became of the work.
pub static TASKS: Stream = Stream {
    name: "TASKS",
    owner: ServiceName::Assignment,
    subjects: &["recontact.v1.task.>", "recontact.v1.promise.>", "recontact.v1.gesture.>"],
    retention: Retention::Days(7),
};

/// Units, people and calendars. The relay keeps no order, so several messages of a subject are kept and
/// readers take the highest version.
pub static DIRECTORY: Stream = Stream {
    name: "DIRECTORY",
    owner: ServiceName::Assignment,
    subjects: &["recontact.v1.directory.>"],
    retention: Retention::LastPerSubject(16),
};

/// What comes due when nobody acts.
pub static FOLLOWUPS: Stream = Stream {
    name: "FOLLOWUPS",
    owner: ServiceName::FollowUpScheduler,
    subjects: &["recontact.v1.followup.>"],
    retention: Retention::Days(7),
};

/// What was published about it all.
pub static REPORTS: Stream = Stream {
    name: "REPORTS",
    owner: ServiceName::Reporting,
    subjects: &["recontact.v1.edition.>", "recontact.v1.objective.>"],
    retention: Retention::Days(7),
};

/// Every stream, in the order of the data path.
pub static STREAMS: &[&Stream] = &[&RESPONSES, &ALERTS, &TASKS, &DIRECTORY, &FOLLOWUPS, &REPORTS];

impl Stream {
    /// The stream that an event of this kind is published to.
    #[must_use]
    pub fn of(kind: &EventKind) -> &'static Self {
        match (kind.emitted_by, kind.entity) {
            (ServiceName::Ingest, _) => &RESPONSES,
            (ServiceName::AlertRules, _) => &ALERTS,
            (ServiceName::Assignment, "directory") => &DIRECTORY,
            (ServiceName::Assignment, _) => &TASKS,
            (ServiceName::FollowUpScheduler, _) => &FOLLOWUPS,
            (ServiceName::Reporting, _) => &REPORTS,
        }
    }

    /// The kinds of events that are published to it.
    pub fn events(&'static self) -> impl Iterator<Item = &'static EventKind> {
        EVENTS.iter().copied().filter(move |kind| std::ptr::eq(Self::of(kind), self))
    }
}

/// One durable pull consumer, shared by all replicas of one service.
#[derive(Debug, PartialEq, Eq)]
pub struct Durable {
    /// Name without the installation's prefix; also the inbox's consumer key.
    pub name: &'static str,
    /// The stream that it reads.
    pub stream: &'static Stream,
    /// The service that reads it.
    pub service: ServiceName,
    /// Subjects that it takes, without the installation's prefix; none: the whole stream.
    pub filters: &'static [&'static str],
}

macro_rules! durables {
    ($($(#[$documentation:meta])* $name:ident = $text:literal $stream:ident $service:ident [$($filter:literal),*];)+) => {
        $($(#[$documentation])* pub static $name: Durable = Durable {
            name: $text,
            stream: &$stream,
            service: ServiceName::$service,
            filters: &[$($filter),*],
        };)+
        /// Every durable, in the order of the data path.
        pub static DURABLES: &[&Durable] = &[$(&$name),+];
    };
}

durables! {
    /// ingest keeps a copy of units and people: who may read a customer's words and number.
    INGEST_DIRECTORY = "ingest-directory" DIRECTORY Ingest [];
    /// alert-rules decides on every response.
    ALERT_RULES_RESPONSES = "alert-rules-responses" RESPONSES AlertRules ["recontact.v1.response.accepted.>"];
    /// alert-rules keeps a copy of the units.
    ALERT_RULES_DIRECTORY = "alert-rules-directory" DIRECTORY AlertRules [];
    /// alert-rules hears which cases go on and when they ended.
    ALERT_RULES_TASKS = "alert-rules-tasks" TASKS AlertRules [
        "recontact.v1.task.assigned.>", "recontact.v1.task.resolved.>", "recontact.v1.task.reopened.>",
        "recontact.v1.task.closed.>", "recontact.v1.task.unreachable.>", "recontact.v1.task.dismissed.>"
    ];
    /// assignment makes a task of every alert.
    ASSIGNMENT_ALERTS = "assignment-alerts" ALERTS Assignment ["recontact.v1.alert.>"];
    /// assignment gives a verdict on every proposal.
    ASSIGNMENT_FOLLOWUPS = "assignment-followups" FOLLOWUPS Assignment ["recontact.v1.followup.>"];
    /// The scheduler keeps one schedule per open task.
    FOLLOW_UP_SCHEDULER_TASKS = "follow-up-scheduler-tasks" TASKS FollowUpScheduler ["recontact.v1.task.>"];
    /// The scheduler keeps a copy of the calendars.
    FOLLOW_UP_SCHEDULER_DIRECTORY = "follow-up-scheduler-directory" DIRECTORY FollowUpScheduler [];
    /// reporting hears everything.
    REPORTING_RESPONSES = "reporting-responses" RESPONSES Reporting [];
    /// reporting hears everything.
    REPORTING_ALERTS = "reporting-alerts" ALERTS Reporting [];
    /// reporting hears everything.
    REPORTING_TASKS = "reporting-tasks" TASKS Reporting [];
    /// reporting hears everything.
    REPORTING_DIRECTORY = "reporting-directory" DIRECTORY Reporting [];
    /// reporting hears everything.
    REPORTING_FOLLOWUPS = "reporting-followups" FOLLOWUPS Reporting [];
}

/// What stands before every subject and every stream, so that several installations share one broker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefix(Option<String>);

/// A prefix that could not stand in a subject or a stream's name.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("prefix {0:?} is not usable: use 1 to 32 letters, digits, '-' or '_'")]
pub struct PrefixError(String);

impl Prefix {
    /// No prefix: the only installation on its broker.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// A prefix of 1 to 32 letters, digits, `-` or `_`.
    ///
    /// # Errors
    /// When another character occurs, or the length is out of range.
    pub fn try_new(text: &str) -> Result<Self, PrefixError> {
        if is_token(text) && text.len() <= 32 {
            Ok(Self(Some(text.to_owned())))
        } else {
            Err(PrefixError(text.to_owned()))
        }
    }

    /// The subject as it stands on the broker.
    #[must_use]
    pub fn subject(&self, subject: &str) -> String {
        match &self.0 {
            Some(prefix) => format!("{prefix}.{subject}"),
            None => subject.to_owned(),
        }
    }

    /// The name of a stream as it stands on the broker.
    #[must_use]
    pub fn stream(&self, stream: &Stream) -> String {
        match &self.0 {
            Some(prefix) => format!("{prefix}_{}", stream.name),
            None => stream.name.to_owned(),
        }
    }

    /// The subject without the prefix; `None` when it belongs to another installation.
    #[must_use]
    pub fn strip<'a>(&self, subject: &'a str) -> Option<&'a str> {
        match &self.0 {
            Some(prefix) => subject.strip_prefix(prefix.as_str())?.strip_prefix('.'),
            None => Some(subject),
        }
    }
}

/// Whether a text can stand as one token of a subject: 1 to 64 of `[A-Za-z0-9_-]`.
#[must_use]
pub fn is_token(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A severity as a subject token; none for the unspecified one.
#[must_use]
pub fn severity_token(severity: crate::types::v1::Severity) -> Option<&'static str> {
    SEVERITY_TOKENS.get(usize::try_from(i32::from(severity) - 1).ok()?).copied()
}

/// The subject of a single event. A severity or unit that is absent, or cannot be a token, becomes `none`.
#[must_use]
pub fn single_subject(kind: &EventKind, severity: Option<&str>, unit: Option<&str>) -> String {
    let severity = severity.filter(|token| SEVERITY_TOKENS.contains(token)).unwrap_or(NONE);
    let unit = unit.filter(|token| is_token(token)).unwrap_or(NONE);
    format!("{ROOT}.{}.{}.{severity}.{unit}", kind.entity, kind.event)
}

/// The partition of a pack that an item belongs to: by its customer, else by its response. Ids are random in their
/// last bits, so the remainder spreads them.
#[must_use]
pub fn partition(id: uuid::Uuid) -> u32 {
    u32::try_from(id.as_u128() % u128::from(PARTITIONS)).unwrap_or(0)
}

/// The subject of a pack.
#[must_use]
pub fn pack_subject(kind: &EventKind, partition: u32) -> String {
    format!("{ROOT}.{}.{}.{partition}", kind.entity, kind.event)
}
