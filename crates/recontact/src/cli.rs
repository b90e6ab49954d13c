//! Every command and option.

use crate::tasks::{commands, watch};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Turns low scores into recontact tasks that nobody can forget quietly.
#[derive(Debug, Parser)]
#[command(name = "recontact", version, about = ABOUT, after_help = EXIT_CODES, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// What is logged on standard error: error, warn, info, debug, or `info,eventing=debug`
    #[arg(long, global = true, env = "RECONTACT_LOG", value_name = "FILTER")]
    pub log: Option<String>,
}

const ABOUT: &str = "\
Turns low scores into recontact tasks with an owner, a time box and an escalation.
Start with `recontact dev`: it runs everything over a sample, and says what to try next.";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed, or done and something needs a person: doctor found an error, rows were rejected, something is parked
  2  wrong usage or input
  3  a server can't be reached
  4  refused: not found, conflict, not allowed
  130  interrupted before it was done";

const THREADS: &str = "\
A service has a thread for every second processor; TOKIO_WORKER_THREADS=4 gives it four.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs everything for one person: private NATS and Postgres, all services, sample resources and responses
    Dev(DevArgs),
    /// Plays five days of the sample in two minutes: reminders, escalations, holidays, summer time
    Demo(crate::demo::DemoArgs),
    /// Runs one service
    Serve(ServeArgs),
    /// Makes schemas, roles, streams and durables; running it again changes nothing
    Migrate(MigrateArgs),
    /// Applies a folder of resources: one mistake anywhere changes nothing
    Apply(ApplyArgs),
    /// Tries rules out, and compares them with what is live
    #[command(subcommand)]
    Rules(crate::rules::RulesCommand),
    /// Submits a file of responses through a SourceMapping
    Submit(SubmitArgs),
    /// Lists, shows and works on tasks
    #[command(subcommand)]
    Tasks(TasksCommand),
    /// Shows where cases stand, and follows them live
    #[command(subcommand)]
    Case(crate::cases::CaseCommand),
    /// Says why: decisions with every condition, owners step by step, deadlines day by day
    #[command(subcommand)]
    Explain(crate::explain::ExplainCommand),
    /// Shows calendars with each holiday and special day
    #[command(subcommand)]
    Calendars(crate::calendars::CalendarsCommand),
    /// Shows figures per unit and period
    #[command(subcommand)]
    Report(crate::report::ReportCommand),
    /// Repairs what reporting folds
    #[command(subcommand)]
    Reporting(crate::reporting::ReportingCommand),
    /// Lists what was put aside, and gives it another try
    #[command(subcommand)]
    Parked(ParkedCommand),
    /// Has a service publish events of its log again, for readers of a stream that lost them
    Replay(crate::operate::ReplayArgs),
    /// Says that the database's clock is right, after a leap
    #[command(subcommand)]
    Clock(crate::operate::ClockCommand),
    /// Asks every service how it is
    Doctor(ReadArgs),
    /// Measures this program on this machine, as a share of what the machine can do
    Bench(crate::bench::BenchArgs),
    /// Prints what lets a shell complete commands and options
    Completions(crate::completions::CompletionsArgs),
    /// Prints the version
    Version(OutputArgs),
}

/// How results are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// For people
    #[default]
    Table,
    /// For programs
    Json,
    /// For programs
    Yaml,
}

/// How results are printed.
#[derive(Debug, Clone, Default, Args)]
pub struct OutputArgs {
    /// How results are printed
    #[arg(long, short, value_enum, default_value_t = Output::Table)]
    pub output: Output,
}

/// Whom to ask, and as whom.
#[derive(Debug, Clone, Args)]
pub struct ClientArgs {
    /// Address of all services, or `ingest=http://…,assignment=http://…` [default: that of the running `recontact dev`]
    #[arg(long, env = "RECONTACT_SERVER", value_name = "ADDRESS")]
    pub server: Option<String>,
    /// Development key [default: the operator's of the data folder]
    #[arg(long, env = "RECONTACT_KEY", hide_env_values = true)]
    pub key: Option<String>,
    /// Data folder of a running `recontact dev`
    #[arg(long, default_value = ".recontact/dev", value_name = "FOLDER")]
    pub data_dir: PathBuf,
    /// Whose key of the data folder is used
    #[arg(long, default_value = "operator", value_name = "NAME")]
    pub caller: String,
}

/// A question.
#[derive(Debug, Clone, Args)]
pub struct ReadArgs {
    /// Whom to ask
    #[command(flatten)]
    pub client: ClientArgs,
    /// How results are printed
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `recontact dev`
#[derive(Debug, Default, Args)]
pub struct DevArgs {
    /// Where everything is kept; it can be thrown away
    #[arg(long, default_value = ".recontact/dev", value_name = "FOLDER", conflicts_with = "ephemeral")]
    pub data_dir: PathBuf,
    /// Keeps everything in a temporary folder that is removed at the end
    #[arg(long)]
    pub ephemeral: bool,
    /// Address to serve at [default: 127.0.0.1:7070, or any free port]
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub listen: Option<std::net::SocketAddr>,
    /// Business time at the start: 2026-11-23T09:00:00Z or 2026-11-23T09:00[Europe/Paris]; answers of more than a day later
    /// are rejected
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub start: Option<jiff::Timestamp>,
    /// Business seconds per second; 3600 runs an hour a second, 0 stands still
    #[arg(long, value_name = "N", value_parser = number, allow_negative_numbers = true)]
    pub speed: Option<f64>,
    /// Submits a file in place of the sample's responses
    #[arg(long, value_name = "FILE", requires = "mapping")]
    pub submit: Option<PathBuf>,
    /// SourceMapping for --submit
    #[arg(long, value_name = "NAME", requires = "submit")]
    pub mapping: Option<String>,
    /// What stands for the file's name in the identity of its rows
    #[arg(long = "as", value_name = "NAME", requires = "submit")]
    pub file_as: Option<String>,
    /// Where rejected rows go [default: <file name>.rejects.csv in the current folder]
    #[arg(long, value_name = "PATH", requires = "submit")]
    pub rejects: Option<PathBuf>,
    /// Ends once nothing is left to do, and prints what was done
    #[arg(long)]
    pub until_idle: bool,
    /// Postgres of your own in place of the private one
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// NATS of your own in place of the private one
    #[arg(long, env = "NATS_URL", hide_env_values = true, value_name = "URL")]
    pub nats_url: Option<String>,
    /// How results are printed
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `recontact serve`
#[derive(Debug, Args)]
#[command(after_help = THREADS)]
pub struct ServeArgs {
    /// Which service
    #[arg(value_parser = service)]
    pub service: contracts::topology::ServiceName,
    /// Settings as TOML; variables RECONTACT_<KEY> win over it
    #[arg(long, env = "RECONTACT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Runs although the database holds a test clock
    #[arg(long)]
    pub test_clock: bool,
}

/// `recontact migrate`
#[derive(Debug, Args)]
pub struct MigrateArgs {
    /// Settings as TOML; variables RECONTACT_<KEY> win over it
    #[arg(long, env = "RECONTACT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Copies of each stream in a NATS cluster
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub replicas: usize,
}

/// `recontact apply`
#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// Folder of YAML or JSON files
    #[arg(short, long = "folder", value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Only says what would change
    #[arg(long)]
    pub dry_run: bool,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact submit`
#[derive(Debug, Args)]
pub struct SubmitArgs {
    /// CSV or NDJSON file, or its rejects file, corrected
    pub file: PathBuf,
    /// SourceMapping
    #[arg(long, value_name = "NAME")]
    pub mapping: String,
    /// What stands for the file's name in the identity of its rows
    #[arg(long = "as", value_name = "NAME")]
    pub file_as: Option<String>,
    /// Where rejected rows go [default: <file name>.rejects.csv in the current folder]
    #[arg(long, value_name = "PATH")]
    pub rejects: Option<PathBuf>,
    /// All are backfilled history: they feed figures and raise nothing
    #[arg(long)]
    pub history: bool,
    /// All are tests: kept apart from figures
    #[arg(long)]
    pub test: bool,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact tasks`
#[derive(Debug, Subcommand)]
pub enum TasksCommand {
    /// Tasks by next deadline
    List(TaskListArgs),
    /// One task with its timeline
    Show(TaskArgs),
    /// Takes a task on
    Accept(TaskCommandArgs),
    /// Logs one try to reach the customer
    Attempt(AttemptArgs),
    /// Says that a task is done
    Resolve(ResolveArgs),
    /// Adds a comment
    Comment(CommentArgs),
    /// Puts a task off: reminders wait, its deadlines do not
    Snooze(commands::SnoozeArgs),
    /// Gives a task to somebody else
    Reassign(commands::ReassignArgs),
    /// Asks the level above for help, or to take a task over
    Escalate(commands::EscalateArgs),
    /// Opens a resolved or ended task again, with a fresh time box
    Reopen(commands::ReopenArgs),
    /// Ends a task that was none
    Dismiss(commands::DismissArgs),
    /// Ends a task whose customer could not be reached, after three attempts
    GiveUp(commands::GiveUpArgs),
    /// Every change of tasks as it happens, whichever replica makes it; Ctrl-C ends
    Watch(watch::WatchArgs),
    /// Tasks that nobody can work on as they are, and what to do
    Orphans(watch::OrphansArgs),
}

/// `recontact tasks list`
#[derive(Debug, Args)]
pub struct TaskListArgs {
    /// Owner; `me` is the caller
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// Unit, with all below
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    /// States [default: all that have not ended]
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    pub state: Vec<String>,
    /// next_deadline, assigned_time or severity, each with an optional ` desc`
    #[arg(long, value_name = "ORDER")]
    pub order_by: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub limit: i32,
    /// From the answer before
    #[arg(long, value_name = "TOKEN")]
    pub page_token: Option<String>,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// One task.
#[derive(Debug, Args)]
pub struct TaskArgs {
    /// Id of the task: tsk_…
    pub task: String,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// A command on tasks.
#[derive(Debug, Args)]
pub struct TaskCommandArgs {
    /// Ids of tasks: tsk_…; `-` reads them from standard input, one a line
    #[arg(required = true, value_name = "TASK")]
    pub tasks: Vec<String>,
    /// Makes the command idempotent [default: a fresh one]
    #[arg(long, value_name = "ID")]
    pub request_id: Option<String>,
    /// Refuses when somebody changed the task since this work version
    #[arg(long, value_name = "N")]
    pub work_version: Option<u64>,
    /// Whom to ask, how to print
    #[command(flatten)]
    pub read: ReadArgs,
}

/// `recontact tasks attempt`
#[derive(Debug, Args)]
pub struct AttemptArgs {
    /// Which task
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// What came of it
    #[arg(long, value_enum)]
    pub outcome: AttemptOutcome,
    /// How it was tried [default: the task's channel]
    #[arg(long, value_enum)]
    pub channel: Option<AttemptChannel>,
    /// What was said; it stays in assignment
    #[arg(long, default_value = "")]
    pub note: String,
    /// When the customer asks to be called back
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub call_back: Option<jiff::Timestamp>,
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AttemptOutcome {
    /// We spoke
    Reached,
    /// Nobody answered
    NoAnswer,
    /// The line was busy
    Busy,
    /// A message was left
    Voicemail,
    /// The number belongs to somebody else
    WrongNumber,
    /// The customer does not want to talk
    Refused,
    /// The customer asks to be called back
    CallBack,
}

/// How the customer was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AttemptChannel {
    /// By phone
    Phone,
    /// By e-mail
    Email,
    /// By a short message
    Message,
    /// In person
    InPerson,
}

/// `recontact tasks resolve`
#[derive(Debug, Args)]
pub struct ResolveArgs {
    /// Which task
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// What was done; it stays in assignment
    #[arg(long)]
    pub note: String,
    /// Code of the cause that the manager found
    #[arg(long, default_value = "")]
    pub driver_found: String,
    /// Code of the cause that the customer stated
    #[arg(long, default_value = "")]
    pub driver_stated: String,
}

/// `recontact tasks comment`
#[derive(Debug, Args)]
pub struct CommentArgs {
    /// Which task
    #[command(flatten)]
    pub command: TaskCommandArgs,
    /// The comment; it stays in assignment
    #[arg(long)]
    pub text: String,
}

/// `recontact parked`
#[derive(Debug, Subcommand)]
pub enum ParkedCommand {
    /// What was put aside, with its reason
    List(ParkedListArgs),
    /// One message that was put aside: why, its headers, what it says
    Show(ParkedShowArgs),
    /// Gives one item, or all of a service, another try
    Redrive(RedriveArgs),
}

/// Whose own store is looked into: also while the service does not run.
#[derive(Debug, Args)]
pub struct StoreArgs {
    /// Which service
    #[arg(value_parser = service)]
    pub service: contracts::topology::ServiceName,
    /// Settings as TOML; variables RECONTACT_<KEY> win over it
    #[arg(long, env = "RECONTACT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Data folder of a running `recontact dev`, when no settings name a Postgres
    #[arg(long, default_value = ".recontact/dev", value_name = "FOLDER")]
    pub data_dir: PathBuf,
}

/// `recontact parked list`
#[derive(Debug, Args)]
pub struct ParkedListArgs {
    /// Where to look
    #[command(flatten)]
    pub store: StoreArgs,
    /// How results are printed
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `recontact parked show`
#[derive(Debug, Args)]
pub struct ParkedShowArgs {
    /// Where to look
    #[command(flatten)]
    pub store: StoreArgs,
    /// Id of the event, as the list shows it
    #[arg(value_name = "EVENT")]
    pub event: uuid::Uuid,
    /// How results are printed
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `recontact parked redrive`
#[derive(Debug, Args)]
pub struct RedriveArgs {
    /// Where to look
    #[command(flatten)]
    pub store: StoreArgs,
    /// Only this event
    #[arg(long, value_name = "ID")]
    pub event: Option<uuid::Uuid>,
}

/// An instant with its offset, or local time with its zone in brackets.
///
/// # Errors
/// What is wrong, and how to write it.
pub fn instant(text: &str) -> Result<jiff::Timestamp, String> {
    let read = match text.contains('[') {
        true => text.parse::<jiff::Zoned>().map(|zoned| zoned.timestamp()),
        false => text.parse(),
    };
    read.map_err(|error| {
        format!(
            "{error}; write a date, a time and the zone: 2026-11-23T09:00:00Z, 2026-11-23T09:00+01:00 or \
             2026-11-23T09:00[Europe/Paris]"
        )
    })
}

fn number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| "write a number: 1 is the world's own speed, 3600 an hour a second".to_owned())
}

fn address(text: &str) -> Result<std::net::SocketAddr, String> {
    text.parse().map_err(|_| "write a numeric address and a port: 127.0.0.1:7070".to_owned())
}

/// A service by its name.
///
/// # Errors
/// Which there are.
pub fn service(name: &str) -> Result<contracts::topology::ServiceName, String> {
    contracts::topology::ServiceName::parse(name).ok_or_else(|| {
        let known =
            contracts::topology::ServiceName::ALL.map(contracts::topology::ServiceName::kebab).join(", ");
        format!("there is no such service; known: {known}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn an_instant_has_an_offset_or_a_zone() {
        let wanted = Ok("2027-03-25T14:00:00Z".parse().unwrap());
        assert_eq!(instant("2027-03-25T15:00:00+01:00"), wanted);
        assert_eq!(instant("2027-03-25T15:00[Europe/Paris]"), wanted);
        assert!(instant("2027-03-25").unwrap_err().contains("write a date, a time and the zone"));
        assert!(instant("2027-03-25T15:00[Europe/Lutetia]").is_err());
    }
}
