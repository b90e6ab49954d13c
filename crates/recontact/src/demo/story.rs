//! The story: who says what, and who acts when. Everything else is what the system does of its own accord.
//!
//! Easter 2027, over two calendars. France is open on Good Friday and closed on Easter Monday; Britain is closed on both
//! and on Easter Sunday. Summer time begins in the night to Sunday 28 March.

use contracts::types::v1::AttemptOutcome;
use jiff::Timestamp;

/// Source of the story's responses.
pub const SOURCE: &str = "survey";

/// When it begins: Thursday 25 March 2027, 15:00 in Paris.
pub const START: &str = "2027-03-25T14:00:00Z";

/// When it ends: Tuesday 30 March 2027, 14:00 in Paris.
pub const END: &str = "2027-03-30T12:00:00Z";

/// A customer's answer to the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Its id in the survey.
    pub id: &'static str,
    /// The unit that it is about.
    pub unit: &'static str,
    /// What a line calls the unit.
    pub place: &'static str,
    /// From 1, very dissatisfied, to 5.
    pub score: u8,
    /// What the customer wrote.
    pub verbatim: &'static str,
}

/// What somebody does with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Takes it on.
    Accept,
    /// Tries to reach the customer.
    Attempt(AttemptOutcome, &'static str),
    /// Says that it is done.
    Resolve(&'static str),
}

/// What happens from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A customer answers.
    Answers(Answer),
    /// A person works on the task of an answer.
    Does {
        /// Resource name of the person.
        who: &'static str,
        /// Id of the answer.
        answer: &'static str,
        /// What.
        command: Command,
    },
    /// Nothing happens, and that is worth knowing.
    Note(&'static str),
}

/// Nobody touches this one.
pub const LYON: Answer = Answer {
    id: "EASTER-LYON",
    unit: "store-lyon",
    place: "Lyon",
    score: 1,
    verbatim: "The parasol broke after two days and nobody wanted to hear about it.",
};

/// Accepted, called, resolved: left in peace.
pub const MARSEILLE: Answer = Answer {
    id: "EASTER-MARSEILLE",
    unit: "store-marseille",
    place: "Marseille",
    score: 1,
    verbatim: "Third delivery that comes without its screws.",
};

/// Accepted and then forgotten.
pub const DUBLIN: Answer = Answer {
    id: "EASTER-DUBLIN",
    unit: "store-dublin",
    place: "Dublin",
    score: 2,
    verbatim: "I waited forty minutes for somebody with a key.",
};

/// Nothing to mend.
pub const NICE: Answer = Answer {
    id: "EASTER-NICE",
    unit: "store-nice",
    place: "Nice",
    score: 5,
    verbatim: "Lovely people, will be back.",
};

/// Good Friday stands between the answer and its deadline.
pub const LONDON: Answer = Answer {
    id: "EASTER-LONDON",
    unit: "store-london",
    place: "London",
    score: 1,
    verbatim: "You charged me twice and the line is always engaged.",
};

/// Said on a holiday.
pub const WEB: Answer = Answer {
    id: "EASTER-WEB",
    unit: "web",
    place: "Web shop",
    score: 1,
    verbatim: "The order vanished, the money did not come back.",
};

/// Every answer, in the order of the story.
pub const ANSWERS: [Answer; 6] = [LYON, MARSEILLE, DUBLIN, NICE, LONDON, WEB];

const fn does(who: &'static str, answer: &Answer, command: Command) -> Act {
    Act::Does { who, answer: answer.id, command }
}

/// The script. No instant of it is one at which something comes due, so that the order never hangs on a race.
const SCRIPT: [(&str, Act); 26] = [
    ("2027-03-25T14:00:00Z", Act::Answers(LYON)),
    ("2027-03-25T14:10:00Z", Act::Answers(MARSEILLE)),
    ("2027-03-25T14:15:00Z", Act::Answers(DUBLIN)),
    ("2027-03-25T14:20:00Z", Act::Answers(NICE)),
    ("2027-03-25T14:30:00Z", does("gaelle-martin", &MARSEILLE, Command::Accept)),
    ("2027-03-25T14:45:00Z", does("maya-okafor", &DUBLIN, Command::Accept)),
    (
        "2027-03-25T15:20:00Z",
        does(
            "gaelle-martin",
            &MARSEILLE,
            Command::Attempt(
                AttemptOutcome::Reached,
                "Furious, then glad of the call. The screws go out today.",
            ),
        ),
    ),
    ("2027-03-25T16:20:00Z", Act::Answers(LONDON)),
    (
        "2027-03-25T18:05:00Z",
        Act::Note(
            "London and Dublin have closed until Saturday: Good Friday is a holiday there, and no clock runs.",
        ),
    ),
    ("2027-03-26T08:35:00Z", Act::Note("Good Friday. The shops in France are open, so their clocks run.")),
    (
        "2027-03-26T09:00:00Z",
        does("gaelle-martin", &MARSEILLE, Command::Resolve("The screws arrived, she built the shelf.")),
    ),
    ("2027-03-27T09:10:00Z", does("karen-hughes", &LONDON, Command::Accept)),
    (
        "2027-03-27T09:40:00Z",
        does(
            "karen-hughes",
            &LONDON,
            Command::Attempt(AttemptOutcome::NoAnswer, "Will try again before noon."),
        ),
    ),
    (
        "2027-03-27T11:10:00Z",
        does("karen-hughes", &LONDON, Command::Attempt(AttemptOutcome::Reached, "Refunded while we spoke.")),
    ),
    ("2027-03-27T12:15:00Z", does("james-wright", &DUBLIN, Command::Accept)),
    (
        "2027-03-27T12:40:00Z",
        does(
            "james-wright",
            &DUBLIN,
            Command::Attempt(AttemptOutcome::Reached, "Apologised. A second key is being cut."),
        ),
    ),
    ("2027-03-27T13:00:00Z", does("james-wright", &DUBLIN, Command::Resolve("Two people hold the key now."))),
    (
        "2027-03-27T15:00:00Z",
        does("karen-hughes", &LONDON, Command::Resolve("The refund is on its way, a voucher with it.")),
    ),
    (
        "2027-03-28T01:00:00Z",
        Act::Note(
            "Summer time: 02:00 becomes 03:00 in Paris, 01:00 becomes 02:00 in London. No deadline moves.",
        ),
    ),
    (
        "2027-03-28T09:00:00Z",
        Act::Note("Easter Sunday. Everything is closed; what is closed by customer time goes on."),
    ),
    (
        "2027-03-29T08:00:00Z",
        Act::Note("Easter Monday, closed in both countries. Nobody is chased on a holiday."),
    ),
    ("2027-03-29T10:00:00Z", Act::Answers(WEB)),
    ("2027-03-30T07:35:00Z", Act::Note("Tuesday. Open again, and the clocks run on from where they stood.")),
    ("2027-03-30T07:45:00Z", does("nina-schmidt", &WEB, Command::Accept)),
    (
        "2027-03-30T08:00:00Z",
        does(
            "nina-schmidt",
            &WEB,
            Command::Attempt(AttemptOutcome::Reached, "Found the order. It ships this morning."),
        ),
    ),
    (
        "2027-03-30T09:00:00Z",
        does("nina-schmidt", &WEB, Command::Resolve("Shipped, the tracking number is sent.")),
    ),
];

/// The script with its instants, in order.
///
/// # Errors
/// Never: the instants are written above, and a test reads them.
pub fn script() -> anyhow::Result<Vec<(Timestamp, Act)>> {
    SCRIPT.into_iter().map(|(at, act)| Ok((at.parse()?, act))).collect()
}

/// Why a step of the sample's policies comes due, in the words of the line that tells it.
#[must_use]
pub fn reason(step: &str) -> Option<&'static str> {
    Some(match step {
        "remind-to-accept" => "nobody has accepted it, and half the time is over",
        "tell-the-region" => "still nobody has accepted it, half an hour after the deadline",
        "remind-to-call" => "accepted two hours ago, and no call yet",
        "move-uncalled" => "accepted, and six hours of duty without a call",
        "move-to-the-region" => "the customer was not reached, an hour after the deadline",
        "tell-the-top" => "still not resolved; again every eight hours of duty until it is",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::types::v1::resource::Resource;
    use std::collections::BTreeSet;

    #[test]
    fn the_script_is_in_order_and_ends_within_120_hours() {
        let script = script().unwrap();
        assert!(script.is_sorted_by(|left, right| left.0 < right.0));
        let (start, end): (Timestamp, Timestamp) = (START.parse().unwrap(), END.parse().unwrap());
        assert!(script.iter().all(|(at, _)| start <= *at && *at < end));
        assert!(end.duration_since(start).as_hours() <= 120);
    }

    #[test]
    fn every_person_and_unit_of_it_is_in_the_sample_and_every_step_has_its_words() {
        let (mut names, mut steps) = (BTreeSet::new(), Vec::new());
        for found in crate::dev::sample::resources().unwrap() {
            names.insert(found.metadata().name);
            if let Resource::EscalationPolicy(policy) = &found.resource
                && found.metadata().name == "standard"
            {
                steps = policy.spec.iter().flat_map(|spec| spec.steps.clone()).collect();
            }
        }
        for (_, act) in script().unwrap() {
            let name = match act {
                Act::Answers(answer) => answer.unit,
                Act::Does { who, .. } => who,
                Act::Note(_) => continue,
            };
            assert!(names.contains(name), "{name}");
        }
        for step in steps {
            assert!(reason(&step.name).is_some(), "{}", step.name);
        }
    }
}
