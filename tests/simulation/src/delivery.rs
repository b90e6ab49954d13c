//! A small model of the delivery contract: what was committed is published at last, and then arrives late, out of order,
//! more than once, or only after it was lost and delivered again.

use crate::{
    controls::{Controls, Guard},
    message::{Event, Message},
    random::Random,
};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Who listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consumer {
    /// alert-rules, to decide.
    Decides,
    /// alert-rules, to hear which cases go on.
    HearsCases,
    /// assignment, to make tasks of alerts.
    Assigns,
    /// assignment, to judge proposals.
    Judges,
    /// follow-up-scheduler, to keep schedules.
    Schedules,
    /// follow-up-scheduler, to keep calendars.
    KeepsCalendars,
    /// reporting, to write the journal.
    Reports,
}

impl Consumer {
    /// Who listens to a kind of event.
    #[must_use]
    pub const fn of(message: &Message) -> &'static [Self] {
        match message {
            Message::Response(_) => &[Self::Decides, Self::Reports],
            Message::Decision(_) => &[Self::Reports],
            Message::Alert(_) => &[Self::Assigns, Self::Reports],
            Message::Task(_) => &[Self::HearsCases, Self::Schedules, Self::Reports],
            Message::Proposal(_) => &[Self::Judges, Self::Reports],
            Message::Calendar(..) => &[Self::KeepsCalendars],
        }
    }

    /// Which service it belongs to, for all of its replicas may be down.
    #[must_use]
    pub const fn service(self) -> &'static str {
        match self {
            Self::Decides | Self::HearsCases => "alert-rules",
            Self::Assigns | Self::Judges => "assignment",
            Self::Schedules | Self::KeepsCalendars => "follow-up-scheduler",
            Self::Reports => "reporting",
        }
    }
}

/// One message on its way to one consumer.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// To whom.
    pub to: Consumer,
    /// What.
    pub event: Event,
    /// The consumer's inbox has forgotten it: published again after a long time.
    pub forgotten: bool,
}

/// What becomes of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It never arrives, or its transaction does not commit; it is delivered again.
    Lost,
    /// It is handled, and acknowledged.
    Handled,
    /// It is handled, and the acknowledgement is lost: delivered again.
    Unacknowledged,
}

/// How rough the delivery of one seed is.
#[derive(Debug, Clone)]
pub struct Delivering {
    /// Out of a thousand: published twice, lost, not acknowledged.
    duplicated: u64,
    lost: u64,
    unacknowledged: u64,
    /// Seconds that a message may take.
    slowest: u64,
    /// Until when all replicas of a service are down.
    down: BTreeMap<&'static str, Timestamp>,
    inbox: BTreeSet<(Consumer, Uuid)>,
    log: Vec<Event>,
}

impl Delivering {
    /// A calm or a rough sea.
    #[must_use]
    pub fn new(random: &mut Random) -> Self {
        let rough = random.below(4);
        Self {
            duplicated: 20 * rough,
            lost: 30 * rough,
            unacknowledged: 30 * rough,
            slowest: random.pick(&[1, 5, 60, 1_800]).copied().unwrap_or(1),
            down: BTreeMap::new(),
            inbox: BTreeSet::new(),
            log: Vec::new(),
        }
    }

    /// All replicas of a service are down until an instant.
    pub fn take_down(&mut self, service: &'static str, until: Timestamp) {
        self.down.insert(service, until);
    }

    /// When a service is there again; `None`: it is there.
    #[must_use]
    pub fn down_until(&self, service: &str, now: Timestamp) -> Option<Timestamp> {
        self.down.get(service).copied().filter(|until| *until > now)
    }

    /// What was committed is published: each consumer gets it, once or twice, each time at another instant.
    pub fn publish(
        &mut self,
        event: Event,
        random: &mut Random,
        now: Timestamp,
    ) -> Vec<(Timestamp, Delivery)> {
        // A relay that was killed publishes when it is back.
        let relayed = if random.chance(10) { random.seconds(1, 600) } else { SignedDuration::ZERO };
        let mut deliveries = Vec::new();
        for to in Consumer::of(&event.message) {
            for _ in 0..=u32::from(random.chance(self.duplicated)) {
                let delivery = Delivery { to: *to, event: event.clone(), forgotten: false };
                deliveries.push((now + relayed + random.seconds(0, self.slowest), delivery));
            }
        }
        self.log.push(event);
        deliveries
    }

    /// The owners publish their logs of the last days again, as after a stream was lost; now and then so late that the
    /// inboxes have forgotten it.
    pub fn refill(&self, random: &mut Random, now: Timestamp) -> Vec<(Timestamp, Delivery)> {
        let since = now - SignedDuration::from_hours(24 * 14);
        let forgotten = random.chance(300);
        let mut deliveries = Vec::new();
        for event in self.log.iter().rev().take_while(|event| event.at >= since) {
            for to in Consumer::of(&event.message) {
                let delivery = Delivery { to: *to, event: event.clone(), forgotten };
                deliveries.push((now + random.seconds(0, 120), delivery));
            }
        }
        deliveries
    }

    /// What becomes of a delivery.
    pub fn fate(&self, random: &mut Random) -> Fate {
        if random.chance(self.lost) {
            return Fate::Lost;
        }
        if random.chance(self.unacknowledged) { Fate::Unacknowledged } else { Fate::Handled }
    }

    /// Whether the inbox has it: then it is acknowledged and nothing else.
    pub fn is_known(&self, delivery: &Delivery, controls: &mut Controls) -> bool {
        let known = self.inbox.contains(&(delivery.to, delivery.event.id));
        controls.stops(Guard::Inbox, known && !delivery.forgotten)
    }

    /// The inbox row commits with what was handled.
    pub fn handled(&mut self, delivery: &Delivery) {
        self.inbox.insert((delivery.to, delivery.event.id));
    }
}
