//! Calendars and duty arithmetic: pure functions over instants.
