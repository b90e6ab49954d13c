//! Events as they travel, written and read: what every response costs beside the business.

use contracts::{
    convert,
    events::v1::{ResponseAccepted, ResponsesAccepted},
    ids::{self, IdKind},
    types::v1::{Completeness, Metric, Reachability, Response, Score, SignalKind},
};
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

/// What one customer wrote.
const VERBATIM: &str = "I waited for forty minutes, and then nobody knew where my order was. Very disappointed, and not for the first time.";

/// Items of the pack: what one call of a batch submits.
pub const ITEMS: usize = 100;

/// A pack of accepted responses, as ingest emits it and three services read it.
#[derive(Debug)]
pub struct Subject {
    pack: ResponsesAccepted,
    bytes: Vec<u8>,
}

impl Default for Subject {
    fn default() -> Self {
        let pack = ResponsesAccepted { items: (0..ITEMS).map(|number| accepted(number as u128)).collect() };
        let bytes = pack.encode_to_vec();
        Self { pack, bytes }
    }
}

impl Subject {
    /// Encodes the pack.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.pack.encode_to_vec()
    }

    /// Decodes the pack; its number of items.
    #[must_use]
    pub fn decode(&self) -> usize {
        ResponsesAccepted::decode(self.bytes.as_slice()).map_or(0, |pack| pack.items.len())
    }

    /// Bytes of the encoded pack.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the pack is empty, which it never is.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// One accepted response of a dissatisfied customer; the same for the same number.
#[must_use]
pub fn accepted(number: u128) -> ResponseAccepted {
    let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | number);
    let instant = |second: i64| {
        let at = Timestamp::from_second(1_795_424_400 + second).unwrap_or(Timestamp::UNIX_EPOCH);
        Some(convert::timestamp(at))
    };
    let attributes = [("channel", "web"), ("segment", "gold"), ("order", "48151623")];
    let response = Response {
        response_id: ids::to_text(IdKind::Response, id),
        version: 1,
        source: "survey".to_owned(),
        external_id_hash: format!("{number:064x}"),
        customer_id: ids::to_text(IdKind::Customer, id),
        unit: "shop-17-north".to_owned(),
        kind: SignalKind::Survey.into(),
        completeness: Completeness::Final.into(),
        score: Some(Score {
            metric: Metric::Nps.into(),
            raw: 3.0,
            scale_minimum: 0.0,
            scale_maximum: 10.0,
            normalized: 30.0,
        }),
        answered_time: instant(0),
        accepted_time: instant(5),
        reachability: Some(Reachability {
            has_phone: true,
            language: "fr".to_owned(),
            zone: "Europe/Paris".to_owned(),
            ..Reachability::default()
        }),
        attributes: attributes.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        ..Response::default()
    };
    ResponseAccepted {
        item_id: id.to_string(),
        response: Some(response),
        verbatim: VERBATIM.to_owned(),
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        let subject = Subject::default();
        assert_eq!(subject.decode(), ITEMS);
        assert_eq!(subject.encode().len(), subject.len());
        assert!(!subject.is_empty());
    }
}
