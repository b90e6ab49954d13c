//! One seed: what happens, in the order of the virtual clock.

use crate::{
    controls::{Controls, Guard},
    customers::Customers,
    delivery::{Consumer, Delivering, Delivery, Fate},
    failure::{Failure, unless},
    ledger::{Context, Ledger},
    library::Library,
    message::{Event, Message},
    random::Random,
    rest,
    services::{
        Retry, alert_rules::AlertRules, assignment::Assignment, follow_up_scheduler::Scheduler,
        ingest::Ingest, reporting::Reporting,
    },
    story::Story,
    world::World,
};
use ingest::domain::submission::Draft;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use uuid::Uuid;

/// What happens next.
#[derive(Debug, Clone)]
pub(crate) enum Happening {
    /// Somebody submits a response.
    Submit(Box<Draft>),
    /// A message arrives.
    Deliver(Box<Delivery>),
    /// The scheduler looks at a task.
    Fire(Uuid),
    /// Somebody looks at a task, whose work version they saw before.
    Visit(Uuid, u64),
    /// Somebody applies a change of the directory, of policies or of rules.
    Apply,
    /// A stream was lost and is filled again.
    Refill,
    /// All replicas of a service go down for a while.
    GoDown,
}

/// Steps that no seed takes unless something goes round in circles.
const STEPS_MAX: u64 = 300_000;

/// How much a seed simulated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Things that happened.
    pub steps: u64,
    /// Versions of responses accepted.
    pub responses: u64,
    /// Tasks made.
    pub tasks: u64,
    /// Proposals judged.
    pub proposals: u64,
    /// Commands carried out.
    pub commands: u64,
    /// Days of calendar time.
    pub days: u64,
    /// Times that a guard stopped something.
    pub stopped: u64,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.steps += other.steps;
        self.responses += other.responses;
        self.tasks += other.tasks;
        self.proposals += other.proposals;
        self.commands += other.commands;
        self.days += other.days;
        self.stopped += other.stopped;
    }
}

/// One seed.
#[derive(Debug)]
pub struct Simulation {
    pub(crate) now: Timestamp,
    /// Nobody acts and nothing comes due after it.
    pub(crate) ends: Timestamp,
    pub(crate) random: Random,
    queue: BTreeMap<(Timestamp, u64), Happening>,
    queued: u64,
    delivering: Delivering,
    pub(crate) controls: Controls,
    pub(crate) story: Story,
    world: World,
    library: Rc<Library>,
    pub(crate) customers: Customers,
    pub(crate) ingest: Ingest,
    pub(crate) alert_rules: AlertRules,
    pub(crate) assignment: Assignment,
    pub(crate) scheduler: Scheduler,
    pub(crate) reporting: Reporting,
    pub(crate) ledger: Ledger,
    /// How far the scheduler's clock is ahead: each service may have a database of its own.
    pub(crate) skew: SignedDuration,
    /// How long people let things lie: hours at most until somebody looks again.
    pub(crate) patience: u64,
    pub(crate) visited: BTreeSet<Uuid>,
    pub(crate) tally: Tally,
}

impl Simulation {
    /// A world, and the plans of those who live in it.
    #[must_use]
    pub fn new(seed: u64, library: &Rc<Library>, controls: Controls, told: bool) -> Self {
        let mut random = Random::new(seed);
        // Somewhere in the year, so that clocks change in both directions.
        let begins = Timestamp::from_second(1_767_225_600).unwrap_or_default()
            + SignedDuration::from_hours(24 * i64::try_from(random.below(300)).unwrap_or_default());
        let days = random.between(40, 130);
        let ends = begins + SignedDuration::from_hours(24 * i64::try_from(days).unwrap_or_default());
        let world = World::new(library.clone(), &mut random, begins.to_zoned(TimeZone::UTC).date());
        let rules = library
            .rules
            .first()
            .cloned()
            .unwrap_or_else(|| Rc::new(alert_rules::domain::rules::Rules::new(0, Vec::new())));
        let directory = world.directory();
        let skew = SignedDuration::from_millis(3_000) - random.seconds(0, 6);
        let delivering = Delivering::new(&mut random);
        let patience = random.pick(&[4, 24, 96]).copied().unwrap_or(24);
        let mut simulation = Self {
            now: begins,
            ends,
            random,
            queue: BTreeMap::new(),
            queued: 0,
            delivering,
            controls,
            story: Story::new(told),
            customers: Customers::default(),
            ingest: Ingest::default(),
            alert_rules: AlertRules::new(rules, world.directory_of_rules()),
            assignment: Assignment::new(directory),
            scheduler: Scheduler::new(library.clone(), world.calendars.clone()),
            world,
            library: library.clone(),
            reporting: Reporting::default(),
            ledger: Ledger::default(),
            skew,
            patience,
            visited: BTreeSet::new(),
            tally: Tally { days, ..Tally::default() },
        };
        simulation.plan(days);
        simulation
    }

    fn plan(&mut self, days: u64) {
        if self.random.chance(500) {
            self.scheduler.policies.insert("strict".to_owned(), 1);
        }
        let answers = Customers::answers(&mut self.random, self.now, days);
        for (at, draft) in answers {
            self.at(at, Happening::Submit(Box::new(draft)));
        }
        for (happening, most) in [(Happening::Apply, 8), (Happening::Refill, 2), (Happening::GoDown, 3)] {
            for _ in 0..self.random.below(most + 1) {
                let at = self.now + self.random.seconds(0, days * 86_400);
                self.at(at, happening.clone());
            }
        }
    }

    /// Something will happen.
    pub(crate) fn at(&mut self, at: Timestamp, happening: Happening) {
        self.queued += 1;
        self.queue.insert((at, self.queued), happening);
    }

    /// Lets happen what happens, until it comes to rest.
    ///
    /// # Errors
    /// The invariant that did not hold.
    pub fn run(&mut self) -> Result<Tally, Failure> {
        while let Some(((at, _), happening)) = self.queue.pop_first() {
            self.now = self.now.max(at);
            self.tally.steps += 1;
            unless(self.tally.steps < STEPS_MAX, "I4", || "it never comes to rest".to_owned())?;
            self.step(happening)?;
        }
        rest::check(self)?;
        self.tally.stopped = self.controls.stopped;
        Ok(self.tally)
    }

    /// The story of what broke.
    #[must_use]
    pub fn story(&self, failure: &Failure) -> String {
        self.story.of(failure)
    }

    fn step(&mut self, happening: Happening) -> Result<(), Failure> {
        match happening {
            Happening::Submit(draft) => self.submit(*draft),
            Happening::Deliver(delivery) => self.deliver(*delivery),
            Happening::Fire(task) => self.fire(task),
            Happening::Visit(task, seen) => self.visit(task, seen),
            Happening::Apply => self.apply(),
            Happening::Refill => {
                self.story
                    .note(self.now, "a stream", (None, None), || "is lost, and filled again".to_owned());
                for (at, delivery) in self.delivering.refill(&mut self.random, self.now) {
                    self.at(at, Happening::Deliver(Box::new(delivery)));
                }
                Ok(())
            }
            Happening::GoDown => {
                let services = ["alert-rules", "assignment", "follow-up-scheduler", "reporting"];
                let service = self.random.pick(&services).copied().unwrap_or("assignment");
                let until = self.now + self.random.seconds(60, 86_400);
                self.delivering.take_down(service, until);
                self.story.note(self.now, service, (None, None), || format!("is down until {until}"));
                Ok(())
            }
        }
    }

    /// What a transaction emitted is committed: told, looked at, and published.
    pub(crate) fn commit(
        &mut self,
        who: &'static str,
        emitted: Vec<Message>,
        handling: Option<&Message>,
        at: Timestamp,
    ) -> Result<(), Failure> {
        for message in emitted {
            let close_after = match &message {
                Message::Proposal(proposal) => {
                    self.library.policies.get(&proposal.policy).map(|policy| policy.close_after)
                }
                _ => None,
            };
            let event = Event { id: self.random.id(), at, message: Rc::new(message) };
            self.story.note(at, who, event.message.about(), || crate::tell::tell(&event.message));
            let context = Context {
                directory: &self.assignment.directory,
                handling,
                close_after: close_after.unwrap_or_default(),
            };
            self.ledger.take(&event, context)?;
            if let Message::Task(change) = event.message.as_ref() {
                self.look_after(&change.task);
            }
            for (at, delivery) in self.delivering.publish(event, &mut self.random, self.now) {
                self.at(at, Happening::Deliver(Box::new(delivery)));
            }
        }
        Ok(())
    }

    fn deliver(&mut self, delivery: Delivery) -> Result<(), Failure> {
        if let Some(until) = self.delivering.down_until(delivery.to.service(), self.now) {
            let at = until + self.random.seconds(0, 30);
            self.at(at, Happening::Deliver(Box::new(delivery)));
            return Ok(());
        }
        let fate = self.delivering.fate(&mut self.random);
        if fate != Fate::Handled && (fate == Fate::Unacknowledged || self.controls.stands(Guard::Redelivery))
        {
            // Nobody acknowledges it, so it comes again once the wait for that is over.
            let at = self.now + self.random.seconds(30, 120);
            self.at(at, Happening::Deliver(Box::new(delivery.clone())));
        }
        if fate == Fate::Lost || self.delivering.is_known(&delivery, &mut self.controls) {
            return Ok(());
        }
        let message = delivery.event.message.clone();
        let about = message.about();
        match self.handle(delivery.to, &delivery.event).map_err(|failure| failure.of(about))? {
            Ok(()) => self.delivering.handled(&delivery),
            Err(Retry(reason)) => {
                // It is parked, and its row stands in for that of the inbox.
                self.delivering.handled(&delivery);
                self.story.note(self.now, delivery.to.service(), about, || format!("tries again: {reason}"));
                let at = self.now + self.random.seconds(1, 15);
                self.at(at, Happening::Deliver(Box::new(Delivery { forgotten: true, ..delivery })));
            }
        }
        Ok(())
    }

    fn handle(&mut self, to: Consumer, event: &Event) -> Result<Result<(), Retry>, Failure> {
        let now = self.now;
        let emitted = match (to, event.message.as_ref()) {
            (Consumer::Decides, Message::Response(response)) => {
                let goes_on = self.has_open_case(response);
                let decided = self.alert_rules.decide(response, &mut self.controls, &mut self.random, now);
                if let Ok(emitted) = &decided {
                    let raised = emitted.iter().any(|message| {
                        matches!(message, Message::Decision(decision) if decision.outcome == "raise")
                    });
                    unless(!(raised && goes_on), "RU-4", || {
                        "it opened a case beside one of the same customer that goes on".to_owned()
                    })?;
                }
                decided
            }
            (Consumer::Assigns, Message::Alert(alert)) => {
                self.assignment.hear(alert, &mut self.controls, &mut self.random, now)
            }
            (Consumer::Judges, Message::Proposal(proposal)) => {
                self.assignment.judge(proposal, &mut self.controls, now)
            }
            (Consumer::HearsCases, Message::Task(change)) => {
                self.alert_rules.hear(change, now);
                return Ok(Ok(()));
            }
            (Consumer::Schedules, Message::Task(change)) => {
                let heard = self.scheduler.hear(change, &mut self.controls);
                if heard.is_ok() {
                    self.look_again(change.task.id)?;
                }
                return Ok(heard);
            }
            (Consumer::KeepsCalendars, Message::Calendar(name, version)) => {
                self.scheduler.hear_calendar(name, *version);
                return Ok(Ok(()));
            }
            (Consumer::Reports, message) => {
                self.reporting.hear(message, event.at, &mut self.controls);
                return Ok(Ok(()));
            }
            _ => return Ok(Ok(())),
        };
        match emitted {
            Ok(emitted) => {
                self.commit(to.service(), emitted, Some(event.message.as_ref()), now)?;
                Ok(Ok(()))
            }
            Err(retry) => Ok(Err(retry)),
        }
    }

    /// Whether a case of the customer goes on, as far as alert-rules has heard.
    fn has_open_case(&self, response: &crate::message::Response) -> bool {
        let conversation =
            response.customer.and_then(|customer| self.alert_rules.conversations.get(&customer));
        let mut cases = conversation.into_iter().flat_map(|conversation| &conversation.cases);
        cases.any(|case| case.test == response.test && case.ended.is_none())
    }

    fn fire(&mut self, task: Uuid) -> Result<(), Failure> {
        if let Some(until) = self.delivering.down_until("follow-up-scheduler", self.now) {
            self.at(until, Happening::Fire(task));
            return Ok(());
        }
        let clock = self.now + self.skew;
        match self.scheduler.fire(task, clock) {
            Ok(emitted) => {
                for message in &emitted {
                    if let (Message::Proposal(proposal), Some(row)) =
                        (message, self.scheduler.rows.get(&task))
                    {
                        rest::check_proposal(row, &proposal.due)
                            .map_err(|failure| failure.of((None, Some(proposal.case_id))))?;
                    }
                }
                self.commit("follow-up-scheduler", emitted, None, clock)?;
                self.look_again(task)
            }
            Err(Retry(_)) => {
                let at = self.now + SignedDuration::from_secs(60);
                self.at(at, Happening::Fire(task));
                Ok(())
            }
        }
    }

    /// The scheduler will look at a task when something is due, and never too late for its next deadline (I6).
    fn look_again(&mut self, task: Uuid) -> Result<(), Failure> {
        let Some(row) = self.scheduler.rows.get(&task) else { return Ok(()) };
        let case = self.ledger.changes.get(&task).map(|change| change.alert.case_id);
        rest::check_schedule(row).map_err(|failure| failure.of((None, case)))?;
        let next = row.schedule.next_at.map(|next| next - self.skew);
        if let Some(next) = next.filter(|next| *next <= self.ends) {
            let at = next.max(self.now) + self.random.seconds(0, 1);
            self.at(at, Happening::Fire(task));
        }
        Ok(())
    }

    /// Somebody applies a change.
    fn apply(&mut self) -> Result<(), Failure> {
        let what = match self.random.below(10) {
            0 => {
                let version = self.random.between(1, crate::library::VERSIONS);
                let name = self.random.pick(&["strict", "patient"]).copied().unwrap_or("strict");
                let held = self.scheduler.policies.entry(name.to_owned()).or_default();
                *held = version.max(*held);
                format!("policy {name} is at version {held}")
            }
            1 => {
                if let Some(rules) = self.random.pick(&self.library.rules) {
                    self.alert_rules.rules = rules.clone();
                }
                format!("rules version {}", self.alert_rules.rules.version())
            }
            _ => {
                let changed = self.world.change(&mut self.random, self.now);
                self.assignment.directory = self.world.directory();
                if let Some((name, version)) = changed.calendar {
                    self.commit("assignment", vec![Message::Calendar(name, version)], None, self.now)?;
                }
                changed.what
            }
        };
        self.story.note(self.now, "somebody applies", (None, None), || what);
        Ok(())
    }
}
