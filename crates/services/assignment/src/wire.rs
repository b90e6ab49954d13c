//! Protobuf to the domain and back.

pub mod directory;
pub mod proposal;
pub mod task;

use crate::domain::alert::{Alert, Joined};
use contracts::{
    convert,
    events::v1::{AlertAttached, AlertRaised, AlertSeverityChanged},
    ids::{self, IdKind},
    topology::{ALERT_ATTACHED, ALERT_RAISED, ALERT_SEVERITY_CHANGED},
    types::v1 as types,
};
use eventing::Received;
use jiff::{SignedDuration, Timestamp};
use prost::Message as _;
use uuid::Uuid;

/// One event of ALERTS.
#[derive(Debug, Clone)]
pub struct AlertItem {
    /// The alert.
    pub alert_id: Uuid,
    /// Its version.
    pub version: u64,
    /// The alert as it matters here.
    pub alert: Alert,
    /// The alert as it came.
    pub message: types::Alert,
    /// What a later signal did to it; `None`: it was raised.
    pub joined: Option<Joined>,
    /// Trace context.
    pub traceparent: Option<String>,
}

/// Reads a message of ALERTS; kinds that change no task are ignored.
///
/// # Errors
/// Why it can't be read.
pub fn alert_items(message: &Received) -> Result<Vec<AlertItem>, String> {
    let Some(kind) = message.kind else {
        return Ok(Vec::new());
    };
    let unreadable = |error: prost::DecodeError| format!("{}: {error}", kind.message);
    let (alert, joined) = if std::ptr::eq(kind, &ALERT_RAISED) {
        (AlertRaised::decode(message.payload.clone()).map_err(unreadable)?.alert, None)
    } else if std::ptr::eq(kind, &ALERT_ATTACHED) {
        let event = AlertAttached::decode(message.payload.clone()).map_err(unreadable)?;
        (event.alert, Some(Joined::Signal { response_id: event.response_id, would_raise: event.would_raise }))
    } else if std::ptr::eq(kind, &ALERT_SEVERITY_CHANGED) {
        let event = AlertSeverityChanged::decode(message.payload.clone()).map_err(unreadable)?;
        (event.alert, Some(Joined::Severity { response_id: event.response_id }))
    } else {
        return Ok(Vec::new());
    };
    let message_alert = alert.ok_or("an event without its alert")?;
    if !message_alert.task_required {
        return Ok(Vec::new());
    }
    Ok(vec![AlertItem {
        alert_id: ids::parse(IdKind::Alert, &message_alert.alert_id).map_err(|error| error.to_string())?,
        version: message_alert.version,
        alert: alert_of(&message_alert)?,
        message: message_alert,
        joined,
        traceparent: message.traceparent().map(str::to_owned),
    }])
}

/// The alert as it matters here.
///
/// # Errors
/// What it lacks.
pub fn alert_of(message: &types::Alert) -> Result<Alert, String> {
    let time_box = message.time_box.as_ref().ok_or("an alert without its time box")?;
    let within = |duration: &Option<pbjson_types::Duration>, name: &str| {
        let duration = duration.as_ref().and_then(convert::signed_duration);
        duration
            .filter(|duration| *duration > SignedDuration::ZERO)
            .ok_or_else(|| format!("a time box without {name}"))
    };
    Ok(Alert {
        unit: message.unit.clone(),
        severity: task::severity(message.severity()),
        channel: task::channel(message.channel()).unwrap_or(crate::domain::task::Channel::Phone),
        time_box: [
            within(&time_box.accept_within, "accept_within")?,
            within(&time_box.contact_within, "contact_within")?,
            within(&time_box.resolve_within, "resolve_within")?,
        ],
        cool_down: message
            .cool_down
            .as_ref()
            .and_then(convert::signed_duration)
            .unwrap_or(SignedDuration::ZERO),
        attachments: message.attachments,
        snoozes_allowed: message.snoozes_allowed,
        language: message.reachability.as_ref().map(|reach| reach.language.clone()).unwrap_or_default(),
        response_accepted: instant(message.accepted_time.as_ref(), "accepted_time")?,
    })
}

pub(crate) fn instant(time: Option<&pbjson_types::Timestamp>, name: &str) -> Result<Timestamp, String> {
    time.and_then(convert::instant)
        .ok_or_else(|| format!("{name} is missing or outside the years -9999 to 9999"))
}
