//! Managers: they accept, phone, resolve, put off, give away, ask the level above, open again, or do nothing for days.

use crate::{
    failure::Failure,
    random::Random,
    simulation::{Happening, Simulation},
    world::World,
};
use assignment::domain::{
    command::{Command, Until},
    event::AttemptOutcome,
    task::{DismissalReason, State, Task},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

impl Simulation {
    /// Somebody will look at a task that changed, unless that is planned already.
    pub(crate) fn look_after(&mut self, task: &Task) {
        let done = task.state == State::Resolved || task.state.is_end();
        // What is done is seldom looked at again.
        if self.visited.contains(&task.id) || (done && !self.random.chance(60)) {
            return;
        }
        let at = self.next_visit(task, done);
        if at < self.ends {
            self.visited.insert(task.id);
            self.at(at, Happening::Visit(task.id, task.work_version));
        }
    }

    fn next_visit(&mut self, task: &Task, done: bool) -> Timestamp {
        if done {
            return self.now + self.random.seconds(60, 20 * 86_400);
        }
        match task.next_deadline().filter(|due| *due > self.now) {
            // At the very last instant, or one after it.
            Some(due) if self.random.chance(150) => due,
            Some(due) if self.random.chance(60) => due + SignedDuration::from_nanos(1),
            _ => self.now + self.random.seconds(60, self.patience * 3_600),
        }
    }

    /// Somebody looks at a task, and mostly does something.
    pub(crate) fn visit(&mut self, id: Uuid, seen: u64) -> Result<(), Failure> {
        self.visited.remove(&id);
        let Some(held) = self.assignment.tasks.get(&id) else { return Ok(()) };
        let task = held.task.clone();
        let before = self.tally.commands;
        // Two people may look at the same time; each has the work version that they saw.
        for _ in 0..=u32::from(self.random.chance(100)) {
            let own = self.random.chance(800);
            let person = if own { task.owner.clone() } else { World::anybody(&mut self.random).to_owned() };
            let expected = if self.random.chance(300) { seen } else { 0 };
            let command = command(&mut self.random, &task, self.now);
            self.command(id, &person, command, expected)?;
        }
        if self.tally.commands == before {
            self.look_after(&task);
        }
        Ok(())
    }

    fn command(&mut self, id: Uuid, person: &str, command: Command, expected: u64) -> Result<(), Failure> {
        let Some(held) = self.assignment.tasks.get(&id) else { return Ok(()) };
        let about = (None, Some(held.alert.case_id));
        let asked = self.story.is_told().then(|| format!("{command:?}"));
        match self.assignment.command(id, command, (person, expected), self.now) {
            Ok(message) => {
                self.tally.commands += 1;
                self.commit("assignment", vec![message], None, self.now)
            }
            Err(refusal) => {
                self.story.note(self.now, person, about, || {
                    let why = refusal.map_or_else(
                        || "it is not theirs, or it changed meanwhile".to_owned(),
                        |refusal| format!("{refusal:?}"),
                    );
                    format!("is refused {}: {why}", asked.unwrap_or_default())
                });
                Ok(())
            }
        }
    }
}

/// What somebody does who looks at a task.
fn command(random: &mut Random, task: &Task, now: Timestamp) -> Command {
    let attempt =
        |outcome, call_back| Command::Attempt { outcome, channel: None, note: String::new(), call_back };
    let resolve = || Command::Resolve {
        note: "Talked it over.".to_owned(),
        driver_found: String::new(),
        driver_stated: String::new(),
    };
    let choice = random.below(100);
    match task.state {
        State::Open if choice < 45 => Command::Accept,
        State::Open | State::Accepted if choice < 55 => attempt(AttemptOutcome::NoAnswer, None),
        State::Open | State::Accepted if choice < 70 => attempt(AttemptOutcome::Reached, None),
        State::Accepted if choice < 80 => Command::GiveUp { note: String::new() },
        State::Accepted | State::Reached if choice < 84 => resolve(),
        State::Reached if choice < 90 => {
            attempt(AttemptOutcome::CallBack, Some(now + random.seconds(60, 90_000)))
        }
        State::Resolved | State::Closed | State::Unreachable | State::Dismissed if choice < 80 => {
            Command::Reopen { comment: "There is more to do.".to_owned() }
        }
        _ => seldom(random, now),
    }
}

fn seldom(random: &mut Random, now: Timestamp) -> Command {
    match random.below(6) {
        0 => {
            Command::Snooze { until: Until::Instant(now + random.seconds(600, 100_000)), note: String::new() }
        }
        1 => Command::Snooze { until: Until::NextOpening, note: String::new() },
        2 => Command::Reassign {
            owner: World::anybody(random).to_owned(),
            comment: "Knows the customer.".to_owned(),
        },
        3 => Command::Escalate {
            levels: u32::try_from(random.below(3)).unwrap_or_default(),
            take_over: random.chance(500),
            comment: "Needs a refund.".to_owned(),
        },
        4 => Command::Dismiss {
            reason: random
                .pick(&[DismissalReason::Duplicate, DismissalReason::Other])
                .copied()
                .unwrap_or(DismissalReason::Test),
            note: "Nothing to mend.".to_owned(),
        },
        _ => Command::Comment { text: "Called twice before.".to_owned() },
    }
}
