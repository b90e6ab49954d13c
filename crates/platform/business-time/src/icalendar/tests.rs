//! What is read, and what is refused with which words.

use super::*;

fn calendar(events: &[&str]) -> String {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n".to_owned();
    for event in events {
        text.push_str("BEGIN:VEVENT\r\n");
        for line in event.lines() {
            text.push_str(line);
            text.push_str("\r\n");
        }
        text.push_str("END:VEVENT\r\n");
    }
    text + "END:VCALENDAR\r\n"
}

/// Every day of these years on which one of the events is, with its name.
fn days(events: &[&str], years: std::ops::RangeInclusive<i16>) -> Vec<String> {
    let events = read(&calendar(events)).unwrap();
    let (first, last) = (Date::new(*years.start(), 1, 1).unwrap(), Date::new(*years.end(), 12, 31).unwrap());
    first
        .series(jiff::Span::new().days(1))
        .take_while(|date| *date <= last)
        .flat_map(|date| {
            events
                .iter()
                .filter(move |event| event.covers(date))
                .map(move |event| format!("{date} {}", event.name))
        })
        .collect()
}

fn refused(text: &str) -> Vec<(usize, String)> {
    read(text).unwrap_err()
}

/// The only mistake of one event, with its line; the event's first line is line 5.
#[track_caller]
fn mistake(event: &str) -> String {
    let mistakes = refused(&calendar(&[event]));
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    format!("{}: {}", mistakes[0].0, mistakes[0].1)
}

#[test]
fn one_day_is_one_day_with_or_without_its_end() {
    assert_eq!(
        days(&["DTSTART;VALUE=DATE:20270326\nSUMMARY:Good Friday"], 2026..=2028),
        ["2027-03-26 Good Friday"]
    );
    let ended = "DTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270327\nSUMMARY:Good Friday";
    assert_eq!(days(&[ended], 2027..=2027), ["2027-03-26 Good Friday"]);
}

#[test]
fn several_days_by_end_or_by_duration_also_over_the_turn_of_the_year() {
    let ended = "DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102\nSUMMARY:Stocktaking";
    let expected = ["2026-12-30 Stocktaking", "2026-12-31 Stocktaking", "2027-01-01 Stocktaking"];
    assert_eq!(days(&[ended], 2026..=2027), expected);
    let lasting = "DTSTART;VALUE=DATE:20261230\nDURATION:P3D\nSUMMARY:Stocktaking";
    assert_eq!(days(&[lasting], 2026..=2027), expected);
    assert_eq!(days(&["DTSTART;VALUE=DATE:20270301\nDURATION:P1W"], 2027..=2027).len(), 7);
}

#[test]
fn a_yearly_event_repeats_from_its_start_on() {
    let christmas = "DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas\nRRULE:FREQ=YEARLY";
    assert_eq!(
        days(&[christmas], 2025..=2028),
        ["2026-12-25 Christmas", "2027-12-25 Christmas", "2028-12-25 Christmas"]
    );
    let said_twice = "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;WKST=MO";
    assert_eq!(days(&[said_twice], 2025..=2027).len(), 2);
}

#[test]
fn interval_count_until_and_exceptions_bound_it() {
    let dates = |rule: &str| days(&[&format!("DTSTART;VALUE=DATE:20260501\nSUMMARY:x\n{rule}")], 2024..=2034);
    assert_eq!(dates("RRULE:FREQ=YEARLY;INTERVAL=3"), ["2026-05-01 x", "2029-05-01 x", "2032-05-01 x"]);
    assert_eq!(dates("RRULE:FREQ=YEARLY;COUNT=2"), ["2026-05-01 x", "2027-05-01 x"]);
    assert_eq!(dates("RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2"), ["2026-05-01 x", "2028-05-01 x"]);
    // Until is the last day that may be, the day itself included.
    assert_eq!(dates("RRULE:FREQ=YEARLY;UNTIL=20280501"), ["2026-05-01 x", "2027-05-01 x", "2028-05-01 x"]);
    assert_eq!(dates("RRULE:FREQ=YEARLY;UNTIL=20280430"), ["2026-05-01 x", "2027-05-01 x"]);
    // What is taken out still counts as one of the three.
    assert_eq!(
        dates("RRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20270501"),
        ["2026-05-01 x", "2028-05-01 x"]
    );
    assert_eq!(
        dates("RRULE:FREQ=YEARLY;COUNT=4\nEXDATE;VALUE=DATE:20260501,20280501"),
        ["2027-05-01 x", "2029-05-01 x"]
    );
}

#[test]
fn the_leap_day_comes_in_leap_years_only() {
    let leap = "DTSTART;VALUE=DATE:20280229\nSUMMARY:Leap\nRRULE:FREQ=YEARLY;COUNT=2";
    assert_eq!(days(&[leap], 2028..=2036), ["2028-02-29 Leap", "2032-02-29 Leap"]);
}

#[test]
fn lines_are_unfolded_and_texts_unescaped() {
    let folded = "DTSTART;VALUE=DATE:20270\n 326\nSUMMARY;LANGUAGE=en;X-NOTE=\"a;b:c\":Good\\, holy Fri\n\tday\\; closed\\nall day";
    assert_eq!(days(&[folded], 2027..=2027), ["2027-03-26 Good, holy Friday; closed all day"]);
}

#[test]
fn an_event_without_a_name_is_a_holiday() {
    assert_eq!(
        days(
            &["DTSTART;VALUE=DATE:20270326\nUID:1\nDTSTAMP:20260101T000000Z\nTRANSP:TRANSPARENT\nX-A:b"],
            2027..=2027
        ),
        ["2027-03-26 holiday"]
    );
}

#[test]
fn what_is_no_whole_day_is_refused_with_the_line_to_write() {
    assert_eq!(
        mistake("SUMMARY:x\nDTSTART:20270326T090000Z"),
        "6: DTSTART:20270326T090000Z is not marked as a whole day; write DTSTART;VALUE=DATE:20270326"
    );
    assert_eq!(
        mistake("DTSTART;VALUE=DATE:20270230"),
        "5: \"20270230\" is no date; write DTSTART;VALUE=DATE:20271225"
    );
    assert_eq!(
        mistake("DTSTART;VALUE=DATE:20270326\nDURATION:PT24H"),
        "6: DURATION:PT24H is not a number of whole days up to 366; write P1D, P3D or P1W"
    );
    assert_eq!(mistake("SUMMARY:x"), "4: the event has no DTSTART; add DTSTART;VALUE=DATE:20271225");
    assert_eq!(
        mistake("DTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270326"),
        "6: DTEND is the first day after the event: at least 2027-03-27, at most 366 days later"
    );
    assert_eq!(
        mistake("DTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270327\nDURATION:P1D"),
        "6: the event has both DTEND and DURATION; keep one"
    );
    assert_eq!(
        mistake("DTSTART;VALUE=DATE:20270326\nDTSTART;VALUE=DATE:20270327"),
        "6: DTSTART stands a second time in this event; keep one"
    );
}

#[test]
fn rules_that_are_not_read_are_refused() {
    let rule = |rule: &str| mistake(&format!("DTSTART;VALUE=DATE:20261126\nRRULE:{rule}"));
    let unread = "of RRULE is not read: an event repeats on the day of its DTSTART with FREQ=YEARLY and, if need be, INTERVAL, COUNT or UNTIL=20301225; write other days as events of their own";
    assert_eq!(rule("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"), format!("6: \"BYDAY=4TH\" {unread}"));
    assert_eq!(rule("FREQ=MONTHLY"), format!("6: \"FREQ=MONTHLY\" {unread}"));
    assert_eq!(rule("FREQ=YEARLY;INTERVAL=0"), format!("6: \"INTERVAL=0\" {unread}"));
    assert_eq!(rule("FREQ=YEARLY;UNTIL=20301225T000000Z"), format!("6: \"UNTIL=20301225T000000Z\" {unread}"));
    assert_eq!(rule("FREQ=YEARLY;BYMONTH=10"), format!("6: \"BYMONTH=10\" {unread}"));
    assert_eq!(rule("INTERVAL=2"), "6: RRULE has no FREQ; write RRULE:FREQ=YEARLY");
    assert_eq!(rule("FREQ=YEARLY;COUNT=2;UNTIL=20301225"), "6: RRULE has both COUNT and UNTIL; keep one");
    assert_eq!(
        rule("FREQ=YEARLY;UNTIL=20251225"),
        "6: UNTIL lies before DTSTART 2026-11-26; correct one of the two"
    );
    assert_eq!(
        mistake("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20271125"),
        "7: EXDATE 2027-11-25 is no first day of this event, so it takes nothing out; correct it or take it out"
    );
}

#[test]
fn what_could_change_the_days_is_refused_and_what_can_not_is_passed_over() {
    assert!(
        mistake("DTSTART;VALUE=DATE:20270326\nRDATE;VALUE=DATE:20270401")
            .starts_with("6: RDATE is not read in an event")
    );
    assert!(
        mistake("DTSTART;VALUE=DATE:20270326\nSTATUS:CANCELLED")
            .starts_with("6: STATUS is not read in an event")
    );
    let inside = "DTSTART;VALUE=DATE:20270326\nBEGIN:VALARM";
    assert_eq!(
        mistake(inside),
        "6: BEGIN:VALARM is not read here: only whole-day events are; take the part out"
    );
    let event = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270326\nEND:VEVENT";
    let told = |text: &str| -> Vec<String> {
        refused(text).into_iter().map(|(line, message)| format!("{line}: {message}")).collect()
    };
    assert_eq!(
        told(&format!("{event}\n")),
        ["1: the text must begin with BEGIN:VCALENDAR", "3: END:VCALENDAR is missing at the end"]
    );
    assert_eq!(
        told("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR"),
        ["2: VERSION:1.0 is not read; only 2.0 is"]
    );
    assert_eq!(
        told("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nEND:VTIMEZONE\nEND:VCALENDAR").len(),
        2,
        "zones are the calendar's own business"
    );
    assert_eq!(told(&format!("BEGIN:VCALENDAR\n{event}\n")), ["4: END:VCALENDAR is missing at the end"]);
    assert_eq!(
        told("BEGIN:VCALENDAR\njust words\nEND:VCALENDAR"),
        [
            "2: \"just words\" is no line of iCalendar; write NAME:VALUE, or begin it with a space to go on with the line above"
        ]
    );
    assert_eq!(told("\n\n"), ["1: the text is empty; leave icalendar out, or begin it with BEGIN:VCALENDAR"]);
    assert_eq!(
        told(&format!("BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\nBEGIN:VCALENDAR")),
        ["6: stands after END:VCALENDAR; take it out, one calendar is read"]
    );
    assert_eq!(
        told(&"x".repeat(TEXT_MAX + 1)),
        ["1: longer than 64 KiB; keep the events of the years that matter"]
    );
}

#[test]
fn every_mistake_is_told_in_the_order_of_its_lines() {
    let text =
        calendar(&["DTSTART:20270326", "DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=DAILY\nRDATE:20270502"]);
    let lines: Vec<usize> = refused(&text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [5, 9, 10]);
}
