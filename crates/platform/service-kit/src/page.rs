//! Pages of a list: how many items one holds, and the token that continues it.

use crate::problem::Problem;
use uuid::Uuid;

/// Items of a page when the request names no number.
const DEFAULT_SIZE: i32 = 50;
/// Items of a page at most.
const MAXIMUM_SIZE: i32 = 500;

/// The part of a list that a request asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Items to give, 1 to 500.
    pub size: i64,
    /// Order key and id of the last item of the page before; none on the first page.
    pub after: Option<(String, Uuid)>,
}

impl Page {
    /// Reads `page_size` (0: 50) and `page_token` (empty: the first page).
    ///
    /// # Errors
    /// Names the field that no list could have asked for.
    pub fn read(size: i32, token: &str) -> Result<Self, Problem> {
        let size = match size {
            0 => DEFAULT_SIZE,
            1..=MAXIMUM_SIZE => size,
            _ => {
                let message = format!("is {size}; ask for 1 to {MAXIMUM_SIZE}");
                return Err(Problem::invalid_field("page_size", message));
            }
        };
        let after = (!token.is_empty()).then(|| read_token(token)).transpose()?;
        Ok(Self { size: size.into(), after })
    }

    /// Rows to ask a store for: one more than the page holds tells whether another page follows.
    #[must_use]
    pub const fn limit(&self) -> i64 {
        self.size + 1
    }

    /// Cuts `rows`, read by `limit`, to the page; the next page's token, or empty where none follows.
    pub fn cut<T>(&self, rows: &mut Vec<(String, T)>, id: impl Fn(&T) -> Uuid) -> String {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        if rows.len() <= size {
            return String::new();
        }
        rows.truncate(size);
        rows.last().map_or_else(String::new, |(key, row)| token(key, id(row)))
    }
}

/// The token of what comes after an item: its order key and its id.
#[must_use]
pub fn token(key: &str, id: Uuid) -> String {
    hex::encode(format!("{id} {key}"))
}

/// Order key and id of the item that a `page_token` goes on from.
///
/// # Errors
/// Names the field that no answer could have given.
pub fn read_token(token: &str) -> Result<(String, Uuid), Problem> {
    let wrong =
        || Problem::invalid_field("page_token", "is none that an answer gave; begin again without one");
    let text = hex::decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(wrong)?;
    let (id, key) = text.split_once(' ').ok_or_else(wrong)?;
    Ok((key.to_owned(), id.parse().map_err(|_| wrong())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: u128) -> Vec<(String, Uuid)> {
        (1..=count).map(|number| (format!("2026-11-23 {number}"), Uuid::from_u128(number))).collect()
    }

    #[test]
    fn the_token_of_a_full_page_names_its_last_item() {
        let first = Page::read(2, "").unwrap();
        let mut found = rows(3);
        let token = first.cut(&mut found, |id| *id);
        assert_eq!(found, rows(2));
        let second = Page::read(2, &token).unwrap();
        assert_eq!(second.after, Some(("2026-11-23 2".to_owned(), Uuid::from_u128(2))));
    }

    #[test]
    fn the_last_page_has_no_token() {
        let mut found = rows(2);
        assert_eq!(Page::read(2, "").unwrap().cut(&mut found, |id| *id), "");
        assert_eq!(found, rows(2));
    }

    #[test]
    fn what_no_answer_gave_is_refused() {
        for wrong in ["zz", "abc", "00", "e29c93"] {
            assert!(Page::read(0, wrong).is_err(), "{wrong}");
        }
        for wrong in [-1, 501] {
            assert!(Page::read(wrong, "").is_err(), "{wrong}");
        }
        assert_eq!(Page::read(0, "").unwrap().limit(), 51);
    }
}
