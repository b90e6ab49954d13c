//! What people call the people, units and zones of the directory.

use crate::{client::Client, failure::of_status};
use business_time::Calendar;
use contracts::{
    assignment::v1::ListResourcesRequest,
    types::v1::{self as types, Metadata, resource::Resource},
};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// Titles of people and units, and calendars, by resource name.
#[derive(Debug, Default)]
pub struct Names {
    people: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
    calendars: BTreeMap<String, Calendar>,
}

impl Names {
    /// Asks assignment, which owns them.
    ///
    /// # Errors
    /// What it says.
    pub async fn read(client: &Client) -> anyhow::Result<Self> {
        let kinds = ["Person", "Unit", "Calendar"].map(str::to_owned).to_vec();
        let answer = client.assignment_configuration()?.list_resources(ListResourcesRequest { kinds }).await;
        let mut names = Self::default();
        for resource in answer.map_err(|status| of_status(&status))?.into_inner().resources {
            match resource.resource {
                Some(Resource::Person(person)) => insert(&mut names.people, person.metadata),
                Some(Resource::Unit(unit)) => insert(&mut names.units, unit.metadata),
                Some(Resource::Calendar(calendar)) => {
                    if let Some(calendar) = read_calendar(calendar) {
                        names.calendars.insert(calendar.name().to_owned(), calendar);
                    }
                }
                _ => {}
            }
        }
        Ok(names)
    }

    /// A person's title; where there is none, the resource name.
    #[must_use]
    pub fn person<'a>(&'a self, name: &'a str) -> &'a str {
        self.people.get(name).map_or(name, String::as_str)
    }

    /// A unit's title; where there is none, the resource name.
    #[must_use]
    pub fn unit<'a>(&'a self, name: &'a str) -> &'a str {
        self.units.get(name).map_or(name, String::as_str)
    }

    /// A calendar.
    #[must_use]
    pub fn calendar(&self, name: &str) -> Option<&Calendar> {
        self.calendars.get(name)
    }

    /// The zone in which people of a calendar read times; UTC where it is not known.
    #[must_use]
    pub fn zone(&self, calendar: &str) -> TimeZone {
        self.calendar(calendar).map_or(TimeZone::UTC, |calendar| calendar.zone().clone())
    }

    /// A text in which people are called by their titles.
    #[must_use]
    pub fn in_words(&self, text: &str) -> String {
        let mut words = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let name = rest.find(|character| !is_of_a_name(character)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(name);
            words.push_str(self.person(name));
            let between = after.find(is_of_a_name).unwrap_or(after.len());
            let (between, after) = after.split_at(between);
            words.push_str(between);
            rest = after;
        }
        words
    }
}

const fn is_of_a_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

fn insert(titles: &mut BTreeMap<String, String>, metadata: Option<Metadata>) {
    let metadata = metadata.unwrap_or_default();
    let title = if metadata.title.is_empty() { metadata.name.clone() } else { metadata.title };
    titles.insert(metadata.name, title);
}

fn read_calendar(calendar: types::Calendar) -> Option<Calendar> {
    let spec = calendar.spec.unwrap_or_default();
    assignment::wire::directory::calendar(&calendar.metadata?.name, calendar.version, &spec).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_become_titles() {
        let title = |name: &str, title: &str| (name.to_owned(), title.to_owned());
        let people = [title("ann", "Ann Lee"), title("ann-marie", "Ann Marie Roux")].into();
        let names = Names { people, ..Names::default() };
        assert_eq!(
            names.in_words("moved to ann-marie, past ann (absent until 2027-05-03)"),
            "moved to Ann Marie Roux, past Ann Lee (absent until 2027-05-03)"
        );
        assert_eq!(names.in_words("à annie, bob"), "à annie, bob");
    }
}
