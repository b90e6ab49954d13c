//! Every figure that counts something, by name (RE-2, RE-7). The name opens the list behind the number (RE-8).

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Responses: by the unit as it came.
    Responses,
    /// Cases: by the unit of the directory that they count for.
    Cases,
}

/// A figure. Tests are in none but [`Figure::Tests`]; history is in [`Figure::History`] and the two scores alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// Responses accepted.
    Responses,
    /// Responses that were tests.
    Tests,
    /// Responses backfilled as history.
    History,
    /// Responses that joined a case which another one had opened.
    Attached,
    /// Responses whose customer refuses contact though a rule held.
    Refused,
    /// Responses that a rule held for, but a limit kept from raising.
    Suppressed,
    /// Responses with a net promoter score.
    Nps,
    /// Responses with a satisfaction score.
    Csat,
    /// Cases.
    Received,
    /// Of these, with a task asked for that nobody accepted yet.
    ToDo,
    /// Of these, accepted or reached.
    InProgress,
    /// Of these, with a deadline that stands and has passed.
    Overdue,
    /// Of these, with a deadline missed at any time.
    Missed,
    /// Of these, with a customer reached.
    Reached,
    /// Of these, with a time to contact.
    Contacts,
    /// Of these, resolved or closed.
    Resolved,
    /// Of these, ended because the customer could not be reached.
    Unreachable,
    /// Of these, ended because the task was none.
    Dismissed,
    /// Of these, reopened at least once.
    Reopened,
    /// Of these, reached by a channel in the contract's numbers.
    ReachedBy(Channel),
    /// Of these, to do or in progress, by age.
    Open(Age),
}

/// How the customer was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// Not known: recorded by an older program.
    Unknown,
    /// By phone.
    Phone,
    /// By e-mail.
    Email,
    /// By a short message.
    Message,
    /// In person.
    InPerson,
}

impl Channel {
    /// All, in the order of the contract.
    pub const ALL: [Self; 5] = [Self::Unknown, Self::Phone, Self::Email, Self::Message, Self::InPerson];

    /// In the contract's numbers.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Unknown => 0,
            Self::Phone => 1,
            Self::Email => 2,
            Self::Message => 3,
            Self::InPerson => 4,
        }
    }
}

/// How long ago the response of an open task was accepted, in customer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Age {
    /// Less than four hours.
    UnderFourHours,
    /// Four hours to a day.
    UnderOneDay,
    /// One to three days.
    UnderThreeDays,
    /// Three to seven days.
    UnderSevenDays,
    /// Seven to thirty days.
    UnderThirtyDays,
    /// Thirty days and more.
    Older,
}

impl Age {
    /// All, youngest first.
    pub const ALL: [Self; 6] = [
        Self::UnderFourHours,
        Self::UnderOneDay,
        Self::UnderThreeDays,
        Self::UnderSevenDays,
        Self::UnderThirtyDays,
        Self::Older,
    ];

    /// Youngest age in it, and the first that is too old for it, in seconds; `None`: none is.
    #[must_use]
    pub const fn bounds(self) -> (i64, Option<i64>) {
        const HOUR: i64 = 3_600;
        const DAY: i64 = 24 * HOUR;
        match self {
            Self::UnderFourHours => (0, Some(4 * HOUR)),
            Self::UnderOneDay => (4 * HOUR, Some(DAY)),
            Self::UnderThreeDays => (DAY, Some(3 * DAY)),
            Self::UnderSevenDays => (3 * DAY, Some(7 * DAY)),
            Self::UnderThirtyDays => (7 * DAY, Some(30 * DAY)),
            Self::Older => (30 * DAY, None),
        }
    }
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 30] = [
        Self::Responses,
        Self::Tests,
        Self::History,
        Self::Attached,
        Self::Refused,
        Self::Suppressed,
        Self::Nps,
        Self::Csat,
        Self::Received,
        Self::ToDo,
        Self::InProgress,
        Self::Overdue,
        Self::Missed,
        Self::Reached,
        Self::Contacts,
        Self::Resolved,
        Self::Unreachable,
        Self::Dismissed,
        Self::Reopened,
        Self::ReachedBy(Channel::Unknown),
        Self::ReachedBy(Channel::Phone),
        Self::ReachedBy(Channel::Email),
        Self::ReachedBy(Channel::Message),
        Self::ReachedBy(Channel::InPerson),
        Self::Open(Age::UnderFourHours),
        Self::Open(Age::UnderOneDay),
        Self::Open(Age::UnderThreeDays),
        Self::Open(Age::UnderSevenDays),
        Self::Open(Age::UnderThirtyDays),
        Self::Open(Age::Older),
    ];

    /// As filters and the command line spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Responses => "responses",
            Self::Tests => "tests",
            Self::History => "history",
            Self::Attached => "attached",
            Self::Refused => "refused",
            Self::Suppressed => "suppressed",
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Received => "received",
            Self::ToDo => "to_do",
            Self::InProgress => "in_progress",
            Self::Overdue => "overdue",
            Self::Missed => "missed",
            Self::Reached => "reached",
            Self::Contacts => "contacts",
            Self::Resolved => "resolved",
            Self::Unreachable => "unreachable",
            Self::Dismissed => "dismissed",
            Self::Reopened => "reopened",
            Self::ReachedBy(Channel::Unknown) => "reached_by_unknown",
            Self::ReachedBy(Channel::Phone) => "reached_by_phone",
            Self::ReachedBy(Channel::Email) => "reached_by_email",
            Self::ReachedBy(Channel::Message) => "reached_by_message",
            Self::ReachedBy(Channel::InPerson) => "reached_by_in_person",
            Self::Open(Age::UnderFourHours) => "open_under_4h",
            Self::Open(Age::UnderOneDay) => "open_4h_to_1d",
            Self::Open(Age::UnderThreeDays) => "open_1d_to_3d",
            Self::Open(Age::UnderSevenDays) => "open_3d_to_7d",
            Self::Open(Age::UnderThirtyDays) => "open_7d_to_30d",
            Self::Open(Age::Older) => "open_over_30d",
        }
    }

    /// The figure of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.name() == name)
    }

    /// Every name, for a person who wrote another one.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    /// What it counts.
    #[must_use]
    pub const fn counted(self) -> Counted {
        match self {
            Self::Responses
            | Self::Tests
            | Self::History
            | Self::Attached
            | Self::Refused
            | Self::Suppressed
            | Self::Nps
            | Self::Csat => Counted::Responses,
            _ => Counted::Cases,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_figure_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = Figure::ALL.iter().map(|figure| figure.name()).collect();
        assert_eq!(names.len(), Figure::ALL.len());
        assert!(Figure::ALL.iter().all(|figure| Figure::parse(figure.name()) == Some(*figure)));
        assert_eq!(Figure::parse("happiness"), None);
    }

    #[test]
    fn ages_leave_no_gap_and_do_not_overlap() {
        for pair in Age::ALL.windows(2) {
            assert_eq!(pair[0].bounds().1, Some(pair[1].bounds().0));
        }
        assert_eq!((Age::ALL[0].bounds().0, Age::ALL[5].bounds().1), (0, None));
    }
}
