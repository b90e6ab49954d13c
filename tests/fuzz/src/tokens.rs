//! Short texts of requests: page tokens, ids, names, subjects, keys, `grpc-timeout`.

use contracts::{
    ids::{self, IdKind},
    topology::{EventKind, Prefix, ServiceName, is_token},
};
use service_kit::{caller::Callers, page::Page, server::parse_grpc_timeout};
use uuid::Uuid;

/// Reads the input as each of them.
pub fn target(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    match Page::read(0, &text) {
        Ok(page) => {
            if let Some((key, id)) = page.after {
                assert_eq!(next_page(&key, id).after, Some((key, id)), "a page goes on where it says");
            }
        }
        Err(problem) => crate::assert_told(&problem),
    }
    // What a list's rows may be called is any text: its token must come back.
    next_page(&text, Uuid::from_u128(7));
    for kind in IdKind::ALL {
        match ids::parse(kind, &text) {
            Ok(id) => assert_eq!(ids::to_text(kind, id), text, "an id has one spelling"),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    if let Some(service) = ServiceName::parse(&text) {
        assert_eq!(ServiceName::parse(service.kebab()), Some(service));
    }
    if let Ok(prefix) = Prefix::try_new(&text) {
        assert_eq!(
            prefix.strip(&prefix.subject("recontact.v1.task.assigned")),
            Some("recontact.v1.task.assigned")
        );
    }
    if let Some(kind) = EventKind::of_type(&text) {
        assert_eq!(kind.ce_type(), text);
    }
    let _ = EventKind::of_subject(&text);
    let _ = is_token(&text);
    let _ = parse_grpc_timeout(&text);
    if let Err(problem) = Callers::default().resolve(Some(&text)) {
        crate::assert_told(&problem);
    }
}

fn next_page(key: &str, id: Uuid) -> Page {
    let mut rows = vec![(key.to_owned(), id), (String::new(), Uuid::nil())];
    let token = Page::read(1, "").unwrap().cut(&mut rows, |id| *id);
    let page = Page::read(1, &token).unwrap();
    assert_eq!(page.after, Some((key.to_owned(), id)));
    page
}
