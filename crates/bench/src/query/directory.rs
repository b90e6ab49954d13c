//! The units that made-up cases count for.

use contracts::{
    events::v1::UnitChanged,
    types::v1::{Metadata, Unit, UnitSpec},
};
use eventing::resources::Copy;
use prost::Message as _;

/// Name of the root.
pub const ROOT: &str = "group";

/// Countries below the root.
pub const COUNTRIES: u32 = 4;
/// Regions of each country.
const REGIONS: u32 = 5;
/// Shops of each region.
const SHOPS: u32 = 10;

/// Every country, `country-0` and so on.
#[must_use]
pub fn country(number: u32) -> String {
    format!("country-{}", number % COUNTRIES)
}

/// Every region, `region-0` and so on.
#[must_use]
pub fn region(number: u32) -> String {
    format!("region-{}", number % (COUNTRIES * REGIONS))
}

/// Every shop, `shop-0` and so on.
#[must_use]
pub fn shop(number: u32) -> String {
    format!("shop-{}", number % (COUNTRIES * REGIONS * SHOPS))
}

/// The tree, as a service keeps its copy of it.
#[must_use]
pub fn copies() -> Vec<Copy> {
    let regions = COUNTRIES * REGIONS;
    let mut copies = vec![copy(ROOT, "")];
    copies.extend((0..COUNTRIES).map(|number| copy(&country(number), ROOT)));
    copies.extend((0..regions).map(|number| copy(&region(number), &country(number))));
    copies.extend((0..regions * SHOPS).map(|number| copy(&shop(number), &region(number))));
    copies
}

fn copy(name: &str, parent: &str) -> Copy {
    let metadata = Metadata { name: name.to_owned(), set: "bench".to_owned(), title: name.to_owned() };
    let spec = UnitSpec { parent: parent.to_owned(), ..UnitSpec::default() };
    let unit = Unit { metadata: Some(metadata), spec: Some(spec), version: 1 };
    let body = UnitChanged { unit: Some(unit), change: None }.encode_to_vec();
    Copy { kind: "Unit".to_owned(), name: name.to_owned(), version: 1, ended: false, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_ten_shops_and_the_root_is_above_all() {
        let units = reporting::wire::units(Vec::new(), copies());
        assert_eq!(units.root(), Some(ROOT));
        assert_eq!(units.names().count(), 225);
        assert_eq!(units.below("region-7").len(), 11);
        assert_eq!(units.path("shop-7"), ["shop-7", "region-7", "country-3", ROOT]);
    }
}
