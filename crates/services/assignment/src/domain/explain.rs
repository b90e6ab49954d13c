//! How each deadline of a task came about (AS-3).

use super::task::Deadline;
use business_time::{Calendar, Explanation};
use jiff::{SignedDuration, Timestamp};

/// From one instant until another.
pub type Interval = (Timestamp, Timestamp);

/// How one deadline came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineExplanation {
    /// The way, civil day by civil day.
    pub way: Explanation,
    /// Customer time that passes until it.
    pub customer_time: SignedDuration,
    /// Times within it in which the owner had put the task off; the deadline ran on.
    pub postponed: Vec<Interval>,
}

/// Computes a deadline again, by the calendar that it was computed with. `postponements` are those of its task.
///
/// # Errors
/// When it does not come out as it is kept: the calendar is another one, or the row was changed from outside.
pub fn explain(
    deadline: &Deadline,
    calendar: &Calendar,
    postponements: &[Interval],
) -> Result<DeadlineExplanation, String> {
    let (from, due) = (deadline.set, deadline.due);
    let way =
        business_time::explain(calendar, from, deadline.basis.within).map_err(|error| error.to_string())?;
    if way.end != due {
        return Err(format!(
            "{} is kept as {due}, but {:#} from {from} by calendar {} version {} end at {}",
            deadline.kind.name(),
            deadline.basis.within,
            deadline.basis.calendar,
            deadline.basis.version,
            way.end
        ));
    }
    let postponed = postponements
        .iter()
        .map(|&(began, ended)| (began.max(from), ended.min(due)))
        .filter(|(began, ended)| began < ended)
        .collect();
    Ok(DeadlineExplanation { way, customer_time: due.duration_since(from), postponed })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            directory::tests::small,
            task::tests::{at, task},
        },
        *,
    };

    #[test]
    fn a_deadline_is_the_sum_of_its_days() {
        let (task, directory) = (task(), small());
        let resolve_by = &task.deadlines[2];
        let snoozes = [
            (at("2026-11-23T09:00:00Z"), at("2026-11-23T10:30:00Z")),
            (at("2026-11-24T09:30:00Z"), at("2026-11-24T12:00:00Z")),
            (at("2026-11-25T09:30:00Z"), at("2026-11-25T12:00:00Z")),
        ];
        let explained = explain(resolve_by, directory.calendar("lyon"), &snoozes).unwrap();
        let counted: Vec<_> =
            explained.way.days.iter().map(|day| (day.date.to_string(), day.counted.as_hours())).collect();
        // Monday from 10:00 to 17:00, Tuesday from 09:00 to 10:00.
        assert_eq!(counted, [("2026-11-23".to_owned(), 7), ("2026-11-24".to_owned(), 1)]);
        assert_eq!(explained.customer_time, SignedDuration::from_hours(24));
        assert_eq!(
            explained.postponed,
            [
                (at("2026-11-23T10:00:00Z"), at("2026-11-23T10:30:00Z")),
                (at("2026-11-24T09:30:00Z"), at("2026-11-24T10:00:00Z")),
            ],
            "cut to the deadline's own time"
        );
    }

    #[test]
    fn a_deadline_that_comes_out_otherwise_is_told_and_not_explained_away() {
        let mut deadline = task().deadlines.remove(0);
        deadline.due += SignedDuration::from_mins(1);
        let message = explain(&deadline, small().calendar("lyon"), &[]).unwrap_err();
        assert!(message.starts_with("accept by is kept as 2026-11-23T12:01:00Z, but 2h from"), "{message}");
    }
}
