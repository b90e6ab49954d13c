//! Scales: the raw score is kept, a 0–100 normal form is derived (IN-6).

use serde::Serialize;

/// The family of question that a score answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Net promoter score, 0 to 10.
    Nps,
    /// Customer satisfaction, 1 to 5.
    Csat,
    /// Customer effort, 1 to 7.
    Ces,
    /// Stars, 1 to 5.
    Stars,
    /// Any other scale.
    Custom,
}

impl Metric {
    /// Names of all.
    pub const NAMES: [&str; 5] = ["nps", "csat", "ces", "stars", "custom"];

    /// The metric of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Nps, Self::Csat, Self::Ces, Self::Stars, Self::Custom]
            .into_iter()
            .find(|metric| metric.name() == name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Ces => "ces",
            Self::Stars => "stars",
            Self::Custom => "custom",
        }
    }

    /// Lowest and highest value, where the metric itself fixes them.
    #[must_use]
    pub const fn scale(self) -> Option<(f64, f64)> {
        match self {
            Self::Nps => Some((0.0, 10.0)),
            Self::Csat | Self::Stars => Some((1.0, 5.0)),
            Self::Ces => Some((1.0, 7.0)),
            Self::Custom => None,
        }
    }
}

/// A score on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Score {
    /// The family of question.
    pub metric: Metric,
    /// As the customer gave it.
    pub raw: f64,
    /// Lowest value of the scale.
    pub minimum: f64,
    /// Highest value of the scale.
    pub maximum: f64,
}

/// Why something is no score: which field, and what is wrong.
pub type ScoreProblem = (&'static str, String);

impl Score {
    /// A score on its metric's scale; `scale` is mandatory for custom ones and otherwise may only repeat it.
    ///
    /// # Errors
    /// When the scale is missing or contradicts the metric, or the value lies off it.
    pub fn new(metric: Metric, raw: f64, scale: Option<(f64, f64)>) -> Result<Self, ScoreProblem> {
        let (minimum, maximum) = match (metric.scale(), scale) {
            (Some(own), None) => own,
            (Some(own), Some(given)) if own == given => own,
            (Some((low, high)), Some(_)) => {
                let message = format!(
                    "{} runs from {low} to {high}; use the metric custom for another scale",
                    metric.name()
                );
                return Err(("scale_maximum", message));
            }
            (None, Some((low, high))) if low.is_finite() && high.is_finite() && low < high => (low, high),
            (None, _) => {
                let message = "a custom score needs a scale: scale_minimum below scale_maximum";
                return Err(("scale_maximum", message.to_owned()));
            }
        };
        if !raw.is_finite() || raw < minimum || raw > maximum {
            return Err(("raw", format!("is {raw}; {} runs from {minimum} to {maximum}", metric.name())));
        }
        Ok(Self { metric, raw, minimum, maximum })
    }

    /// (raw − minimum) / (maximum − minimum) × 100.
    #[must_use]
    pub fn normalized(&self) -> f64 {
        (self.raw - self.minimum) / (self.maximum - self.minimum) * 100.0
    }
}

/// Reads a number as people write it: blanks around it, a comma for the point.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.parse::<f64>().ok().or_else(|| {
        let one_comma = text.matches(',').count() == 1 && !text.contains('.');
        one_comma.then(|| text.replace(',', ".").parse().ok()).flatten()
    })?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_metric_has_its_scale() {
        let normalized = |metric, raw| Score::new(metric, raw, None).unwrap().normalized();
        assert_eq!(normalized(Metric::Nps, 7.0), 70.0);
        assert_eq!(normalized(Metric::Csat, 2.0), 25.0);
        assert_eq!(normalized(Metric::Ces, 1.0), 0.0);
        assert_eq!(Score::new(Metric::Custom, 2.0, Some((1.0, 10.0))).unwrap().normalized().round(), 11.0);
    }

    #[test]
    fn what_is_off_the_scale_is_named() {
        let (field, message) = Score::new(Metric::Csat, 8.0, None).unwrap_err();
        assert_eq!((field, message.as_str()), ("raw", "is 8; csat runs from 1 to 5"));
        assert_eq!(Score::new(Metric::Custom, 8.0, None).unwrap_err().0, "scale_maximum");
        assert_eq!(Score::new(Metric::Nps, 8.0, Some((0.0, 100.0))).unwrap_err().0, "scale_maximum");
        assert!(Score::new(Metric::Nps, f64::NAN, None).is_err());
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(
            ["3", " 3.0 ", "3,5", "-1"].map(parse_number),
            [Some(3.0), Some(3.0), Some(3.5), Some(-1.0)]
        );
        assert_eq!(["", "three", "1,2,3", "inf", "1.000,5"].map(parse_number), [None; 5]);
    }

    proptest! {
        #[test]
        fn the_normal_form_lies_between_0_and_100(low in -1e6_f64..1e6, width in 0.001_f64..1e6, share in 0.0_f64..=1.0) {
            let raw = (low + width * share).clamp(low, low + width);
            let score = Score::new(Metric::Custom, raw, Some((low, low + width))).unwrap();
            prop_assert!((-1e-6..=100.0 + 1e-6).contains(&score.normalized()));
        }
    }
}
