use super::*;

fn spec() -> MappingSpec {
    let expressions = [
        ("unit", "row.shop"),
        ("score.value", "row.score"),
        ("verbatim", "row.comment"),
        ("answered_time", "row.date"),
        ("attributes.channel", "row.channel"),
        ("contact_refused", "row.no == \"yes\""),
        ("customer_reference", "row.number"),
    ];
    MappingSpec {
        source: "survey".into(),
        expressions: expressions.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
        score: Some(ScoreSpec { metric: "csat".into(), scale: None, required: true }),
        answered_time_format: "%d/%m/%Y".into(),
        answered_time_zone: "Europe/Paris".into(),
        ..MappingSpec::default()
    }
}

fn row(cells: [(&str, &str); 7]) -> Row {
    let columns = cells.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Row { record: 7, file: "a.csv".into(), content: Content::Columns(columns) }
}

const GOOD: [(&str, &str); 7] = [
    ("shop", " lyon "),
    ("score", "2,0"),
    ("comment", "🙁 non"),
    ("date", "14/11/2026"),
    ("channel", "web"),
    ("no", "yes"),
    ("number", "C1"),
];

#[test]
fn a_row_becomes_a_draft() {
    let draft = Mapping::compile(&spec()).unwrap().draft(&row(GOOD)).unwrap();
    assert_eq!(
        (draft.external_id.as_str(), draft.unit.as_str(), draft.score.unwrap().raw),
        ("a.csv#7", "lyon", 2.0)
    );
    assert_eq!(draft.answered_at.unwrap().to_string(), "2026-11-13T23:00:00Z");
    assert!(draft.customer.unwrap().contact_refused);
    assert_eq!(draft.attributes["channel"], "web");
}

#[test]
fn blanks_and_oddities_are_named_by_field() {
    let mapping = Mapping::compile(&spec()).unwrap();
    let with = |name: &str, value: &'static str| {
        let mut cells = GOOD;
        cells.iter_mut().filter(|cell| cell.0 == name).for_each(|cell| cell.1 = value);
        mapping.draft(&row(cells))
    };
    assert_eq!(with("score", " ").unwrap_err()[0].field, "score");
    assert_eq!(with("score", "three").unwrap_err()[0].field, "score.raw");
    assert_eq!(with("date", " ").unwrap().answered_at, None);
}

#[test]
fn a_date_that_cant_be_read_names_the_column_and_what_is_read() {
    let dated = |mapping: &Mapping, date: &'static str| {
        let mut cells = GOOD;
        cells[3].1 = date;
        mapping.draft(&row(cells)).map(|draft| draft.answered_at)
    };
    let mapping = Mapping::compile(&spec()).unwrap();
    for date in ["5 June", "31/02/2026", "2026-11-14"] {
        let message =
            format!("{date:?} is no usable date; the mapping reads row.date as %d/%m/%Y: 23/11/2026");
        assert_eq!(dated(&mapping, date).unwrap_err(), [Violation::new("answered_time", message)]);
    }
    let iso = Mapping::compile(&MappingSpec { answered_time_format: String::new(), ..spec() }).unwrap();
    for date in ["2026-11-31", "28/11/2026"] {
        let told = &dated(&iso, date).unwrap_err()[0];
        assert!(told.message.contains("row.date as 2026-11-23 or 2026-11-23T09:00:00Z"), "{told:?}");
    }
    assert_eq!(dated(&iso, ""), Ok(None));
    let mut undated = MappingSpec { answered_time_required: true, ..spec() };
    undated.expressions.remove("answered_time");
    let mistakes = Mapping::compile(&undated).unwrap_err();
    assert_eq!(mistakes[0].field, "spec.answered_time_required");
    let required = Mapping::compile(&MappingSpec { answered_time_required: true, ..spec() }).unwrap();
    let message = "is missing; the mapping requires one, and row.date gives none";
    assert_eq!(dated(&required, "").unwrap_err(), [Violation::new("answered_time", message)]);
}

#[test]
fn a_row_that_says_something_of_a_customer_needs_the_customers_number() {
    let mut of_customers = spec();
    for (field, expression) in [
        ("customer_name", "row.name"),
        ("customer_phone", "row.phone"),
        ("customer_email", "row.mail"),
        ("language", "\"fr\""),
        ("zone", "\"Europe/Paris\""),
    ] {
        of_customers.expressions.insert(field.to_owned(), expression.to_owned());
    }
    let mapping = Mapping::compile(&of_customers).unwrap();
    let nothing = [("no", ""), ("number", " "), ("name", ""), ("phone", ""), ("mail", " ")];
    let with = |mapping: &Mapping, name: &str, value: &str| {
        let cells = GOOD.into_iter().chain(nothing).map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut columns: BTreeMap<String, String> = cells.collect();
        columns.insert(name.to_owned(), value.to_owned());
        mapping.draft(&Row { record: 1, file: "a.csv".into(), content: Content::Columns(columns) })
    };
    assert_eq!(with(&mapping, "no", "").unwrap().customer, None, "language and zone alone are no customer");
    let said = [
        ("no", "yes", "contact_refused"),
        ("name", "Anon Ymous", "customer_name"),
        ("phone", "+33199000001", "customer_phone"),
        ("mail", "a@b.example", "customer_email"),
    ];
    for (column, value, field) in said {
        let told = with(&mapping, column, value).unwrap_err();
        let message = format!(
            "is missing: row.number gives none, and the row has {field}; give the customer's number, or nothing of \
             the customer for an anonymous response"
        );
        assert_eq!(told, [Violation::new("customer_reference", message)]);
    }
    of_customers.expressions.remove("customer_reference");
    let without = Mapping::compile(&of_customers).unwrap();
    let told = &with(&without, "phone", "+33199000001").unwrap_err()[0];
    assert!(told.message.starts_with("is missing: the mapping has no customer_reference, and"), "{told:?}");
}

#[test]
fn a_refusal_of_contact_is_true_or_false_and_nothing_else_is_taken_for_consent() {
    let refused = |expression: &str| {
        let mut other = spec();
        other.expressions.insert("contact_refused".to_owned(), expression.to_owned());
        let draft = Mapping::compile(&other).unwrap().draft(&row(GOOD));
        draft.map(|draft| draft.customer.unwrap().contact_refused)
    };
    assert_eq!(
        ["true", "\" TRUE\"", "false", "\"\""].map(refused),
        [Ok(true), Ok(true), Ok(false), Ok(false)]
    );
    let told = &refused("row.no").unwrap_err()[0];
    assert_eq!(told.field, "contact_refused");
    assert!(told.message.starts_with("\"yes\" is neither true nor false; "), "{told:?}");
}

#[test]
fn in_the_sample_only_a_clear_no_is_consent() {
    let sample = include_str!("../../../../../../deploy/dev/sample/mappings.yaml");
    let line = sample.lines().find_map(|line| line.trim().strip_prefix("contact_refused: ")).unwrap();
    let mut of_sample = spec();
    let expression = line.trim_matches('\'').replace("row.no_contact", "row.no");
    of_sample.expressions.insert("contact_refused".to_owned(), expression);
    let mapping = Mapping::compile(&of_sample).unwrap();
    let refused = |text: &'static str| {
        let mut cells = GOOD;
        cells[5].1 = text;
        mapping.draft(&row(cells)).unwrap().customer.unwrap().contact_refused
    };
    for text in ["yes", "Yes", "YES", "true", "TRUE", "y", "1", "x", "oui", "do not call"] {
        assert!(refused(text), "{text}");
    }
    for text in ["", " ", "no", "No", "NO", "n", "false", "False", "0", "non"] {
        assert!(!refused(text), "{text}");
    }
    let of_json = |said: Option<Cell>| {
        let mut object: BTreeMap<String, Cell> = [("number", "C1"), ("score", "2")]
            .map(|(name, text)| (name.to_owned(), Cell::Text(text.to_owned())))
            .into();
        object.extend(said.map(|said| ("no".to_owned(), said)));
        let row = Row { record: 1, file: "a".into(), content: Content::Object(object) };
        mapping.draft(&row).unwrap().customer.unwrap().contact_refused
    };
    assert!(of_json(Some(Cell::Truth(true))) && of_json(Some(Cell::Number(1.0))));
    assert!(![None, Some(Cell::Null), Some(Cell::Truth(false))].into_iter().any(of_json));
}

#[test]
fn a_missing_column_names_the_column_and_a_missing_json_name_is_nothing() {
    let mapping = Mapping::compile(&spec()).unwrap();
    let mut short = row(GOOD);
    if let Content::Columns(columns) = &mut short.content {
        columns.remove("comment");
    }
    let violation = &mapping.draft(&short).unwrap_err()[0];
    assert!(violation.message.contains("comment") && violation.field == "verbatim", "{violation:?}");
    let object =
        BTreeMap::from([("score".to_owned(), Cell::Number(2.0)), ("shop".to_owned(), Cell::Number(17.0))]);
    let draft = mapping.draft(&Row { content: Content::Object(object), ..short }).unwrap();
    assert_eq!((draft.unit.as_str(), draft.score.unwrap().raw), ("17", 2.0));
}

#[test]
fn mistakes_are_found_when_it_is_applied() {
    let mut wrong = spec();
    wrong.expressions.insert("unit".into(), "rwo.shop".into());
    wrong.expressions.insert("verbatim".into(), "row.comment +".into());
    wrong.kind = "rant".into();
    wrong.answered_time_zone = "Europe/Pariss".into();
    wrong.score = Some(ScoreSpec { metric: "custom".into(), scale: None, required: false });
    let mistakes = Mapping::compile(&wrong).unwrap_err();
    let fields: Vec<&str> = mistakes.iter().map(|mistake| mistake.field.as_str()).collect();
    assert_eq!(
        fields,
        ["spec.kind", "spec.score.maximum", "spec.answered_time_zone", "spec.unit", "spec.verbatim"]
    );
    assert!(mistakes[3].message.contains("known: row, file, record"), "{mistakes:?}");
    assert_eq!(mistakes[4].place.0, 1);
}

#[test]
fn dates_come_in_several_shapes() {
    let read = |text| instant(text, None, &TimeZone::UTC).map(|at| at.to_string());
    assert_eq!(read("2015-07-20").as_deref(), Some("2015-07-20T00:00:00Z"));
    assert_eq!(read("2015-07-20T10:00:00+02:00").as_deref(), Some("2015-07-20T08:00:00Z"));
    assert_eq!(read("2015-07-20 10:00").as_deref(), Some("2015-07-20T10:00:00Z"));
    assert_eq!(read("20.7.2015"), None);
}
