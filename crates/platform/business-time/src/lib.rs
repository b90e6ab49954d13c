#![doc = include_str!("../README.md")]

mod calendar;
mod duration;
mod parse;
mod walk;

pub use calendar::{Calendar, zone};
pub use duration::{customer_duration, duty_duration};
pub use parse::{CalendarProblem, CalendarSpec, HolidaySpec, SpecialDaySpec, WeeklySpec};
pub use walk::{DayCount, NoOpening, SEARCH_DAYS, add, between, days, is_open, next_opening, subtract};
