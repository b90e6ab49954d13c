#![doc = include_str!("../README.md")]

mod calendar;
mod duration;
mod explain;
mod icalendar;
mod parse;
mod trial;
mod walk;

pub use calendar::{Calendar, DatedDay, Origin, Standing, zone};
pub use duration::{customer_duration, duty_duration};
pub use explain::{DayCount, Explanation, Note, explain};
pub use parse::{CalendarProblem, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec};
pub use trial::{Trial, trial};
pub use walk::{NoOpening, SEARCH_DAYS, add, between, is_open, next_opening, openings, subtract};
