//! The questions that are asked, each time about something else.

use super::{
    directory,
    fill::Filled,
    id,
    story::{Story, story},
};
use crate::frame::client::Authorized;
use contracts::{
    ids::{self, IdKind},
    reporting::v1::{
        GetCaseRequest, GetFiguresRequest, ListCasesRequest, figure_service_client::FigureServiceClient,
        get_case_request::Id, status_service_client::StatusServiceClient,
    },
};
use jiff::tz::TimeZone;

/// A kind of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// How does this case stand, by its own id?
    StatusByCase,
    /// The same by the response that opened it.
    StatusByResponse,
    /// The same by the customer.
    StatusByCustomer,
    /// The newest cases of all.
    ListAll,
    /// The open cases of a region.
    ListOpenOfRegion,
    /// What is overdue anywhere, the next deadline first.
    ListOverdue,
    /// The figures of a shop and month.
    FiguresOfShop,
    /// The figures of a region and month.
    FiguresOfRegion,
    /// The figures of a country and month, and of its regions.
    FiguresOfCountry,
}

impl Question {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::StatusByCase,
        Self::StatusByResponse,
        Self::StatusByCustomer,
        Self::ListAll,
        Self::ListOpenOfRegion,
        Self::ListOverdue,
        Self::FiguresOfShop,
        Self::FiguresOfRegion,
        Self::FiguresOfCountry,
    ];

    /// Its name in the report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StatusByCase => "status_by_case",
            Self::StatusByResponse => "status_by_response",
            Self::StatusByCustomer => "status_by_customer",
            Self::ListAll => "list_all",
            Self::ListOpenOfRegion => "list_open_of_region",
            Self::ListOverdue => "list_overdue",
            Self::FiguresOfShop => "figures_of_shop",
            Self::FiguresOfRegion => "figures_of_region",
            Self::FiguresOfCountry => "figures_of_country",
        }
    }

    /// Of so many questions one is asked: the figures of a country with its regions read every row of a month, and as many of
    /// them as of the others would be more than a machine can answer.
    #[must_use]
    pub const fn one_in(self) -> u64 {
        match self {
            Self::FiguresOfCountry => 10,
            _ => 1,
        }
    }

    /// The name that it is summed up under: what people are promised a time for.
    #[must_use]
    pub const fn group(self) -> &'static str {
        match self {
            Self::StatusByCase | Self::StatusByResponse | Self::StatusByCustomer => "status",
            Self::ListAll | Self::ListOpenOfRegion | Self::ListOverdue => "list",
            Self::FiguresOfShop | Self::FiguresOfRegion => "figures",
            // A whole country is more than a unit of people who know each other.
            Self::FiguresOfCountry => "figures_of_country",
        }
    }
}

/// Where questions are asked.
#[derive(Debug, Clone)]
pub struct Asking {
    status: StatusServiceClient<Authorized>,
    figures: FigureServiceClient<Authorized>,
    filled: Filled,
}

impl Asking {
    /// Over a connection to reporting, about what its store holds.
    #[must_use]
    pub fn new(channel: Authorized, filled: Filled) -> Self {
        Self {
            status: StatusServiceClient::new(channel.clone()),
            figures: FigureServiceClient::new(channel),
            filled,
        }
    }

    /// Asks; `number` chooses about what. How many entries, cases or responses the answer tells of.
    ///
    /// # Errors
    /// What the service says.
    pub async fn ask(&mut self, question: Question, number: u32) -> anyhow::Result<u64> {
        match question {
            Question::StatusByCase | Question::StatusByResponse | Question::StatusByCustomer => {
                let request = GetCaseRequest { id: Some(case_id(question, number, &self.filled)?) };
                Ok(self.status.get_case(request).await?.into_inner().timeline.len().try_into()?)
            }
            Question::ListAll | Question::ListOpenOfRegion | Question::ListOverdue => {
                let (filter, order_by) = filter(question, number);
                let request =
                    ListCasesRequest { filter, order_by: order_by.to_owned(), ..ListCasesRequest::default() };
                Ok(self.status.list_cases(request).await?.into_inner().cases.len().try_into()?)
            }
            Question::FiguresOfShop | Question::FiguresOfRegion | Question::FiguresOfCountry => {
                let (unit, by_unit) = match question {
                    Question::FiguresOfShop => (directory::shop(scattered(number)), false),
                    Question::FiguresOfRegion => (directory::region(scattered(number)), false),
                    _ => (directory::country(scattered(number)), true),
                };
                let span = month(&self.filled, number);
                let request = GetFiguresRequest { unit, by_unit, span, ..GetFiguresRequest::default() };
                let answer = self.figures.get_figures(request).await?.into_inner();
                Ok(answer.total.map_or(0, |figures| figures.responses))
            }
        }
    }
}

/// Numbers that follow each other, sent far apart: what was asked just before is no neighbour.
const fn scattered(number: u32) -> u32 {
    number.wrapping_mul(2_654_435_761) >> 8
}

/// The id of some case of the store.
///
/// # Errors
/// When the story can't be told again.
fn case_id(question: Question, number: u32, filled: &Filled) -> anyhow::Result<Id> {
    let far = scattered(number);
    let (which, copy) = (far % filled.originals, (far / filled.originals) % filled.copies);
    let Story { response, customer, case, .. } = story(which, filled.originals, filled.now, true)?;
    let text = |kind: IdKind, id| ids::to_text(kind, id::in_copy(id, copy));
    Ok(match question {
        Question::StatusByResponse => Id::ResponseId(text(IdKind::Response, response)),
        Question::StatusByCustomer => Id::CustomerId(text(IdKind::Customer, customer)),
        _ => Id::CaseId(text(IdKind::Case, case.map_or(response, |(case, _)| case))),
    })
}

fn filter(question: Question, number: u32) -> (String, &'static str) {
    match question {
        Question::ListOpenOfRegion => {
            (format!("state = open AND unit = {}", directory::region(scattered(number))), "")
        }
        Question::ListOverdue => ("overdue = true".to_owned(), "next_deadline"),
        _ => (String::new(), ""),
    }
}

/// One of the eleven months before the present one, which the stories fill: `2027-02`.
fn month(filled: &Filled, number: u32) -> String {
    let first = filled.now.to_zoned(TimeZone::UTC).date().first_of_month();
    let back = i64::from(scattered(number.wrapping_add(17)) % 11) + 1;
    let month = first.checked_sub(jiff::Span::new().months(back)).unwrap_or(first);
    month.strftime("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn filled() -> Filled {
        Filled { originals: 100, copies: 3, now: "2027-03-01T08:00:00Z".parse().expect("an instant") }
    }

    #[test]
    fn questions_go_through_all_months_and_many_cases() {
        let months: BTreeSet<String> = (0..200).map(|number| month(&filled(), number)).collect();
        assert_eq!(months.len(), 11);
        assert_eq!(months.first().map(String::as_str), Some("2026-04"));
        assert_eq!(months.last().map(String::as_str), Some("2027-02"));
        let cases: BTreeSet<String> = (0..200)
            .filter_map(|number| match case_id(Question::StatusByCase, number, &filled()) {
                Ok(Id::CaseId(id)) => Some(id),
                _ => None,
            })
            .collect();
        assert!(cases.len() > 100, "{}", cases.len());
    }

    #[test]
    fn every_question_has_a_name_and_a_group() {
        let names: BTreeSet<&str> = Question::ALL.into_iter().map(Question::name).collect();
        assert_eq!(names.len(), Question::ALL.len());
        assert!(Question::ALL.iter().all(|question| question.name().starts_with(question.group())));
    }
}
