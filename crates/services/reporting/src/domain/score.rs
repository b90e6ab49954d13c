//! Scores over many responses, with how sure they are.
//!
//! Both margins are half the width of a 95 % confidence interval that behaves well for few responses and for shares
//! near 0 and 1, where the textbook interval (Wald) says "±0" of ten promoters out of ten.

use super::fact::ResponseFact;

/// Metrics in the contract's numbers.
mod metric {
    pub(super) const NPS: i32 = 1;
    pub(super) const CSAT: i32 = 2;
}

/// The two-sided 95 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// No margin is given for fewer responses than this: it would span half of the scale, and a figure over so few people
/// says more of each of them than of the unit.
pub const RESPONSES_MIN: u64 = 10;

/// What a response says of the net promoter score: 1 a promoter (9 or 10), −1 a detractor (6 or less), 0 neither.
/// `None`: it answers another question.
#[must_use]
pub fn promotes(fact: &ResponseFact) -> Option<i16> {
    let raw = fact.score.filter(|_| fact.metric == metric::NPS)?;
    Some(i16::from(raw >= 9.0) - i16::from(raw <= 6.0))
}

/// Whether a response is one of a satisfied customer: the top two of five, which is at least three quarters of the
/// scale. `None`: it answers another question.
#[must_use]
pub fn is_satisfied(fact: &ResponseFact) -> Option<bool> {
    (fact.metric == metric::CSAT).then_some(fact.normalized?).map(|normalized| normalized >= 75.0)
}

/// A score over many responses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Responses that it is over.
    pub responses: u64,
    /// In points.
    pub value: f64,
    /// Half the width of the 95 % confidence interval, in the same points; `None`: too few responses to say.
    pub margin: Option<f64>,
}

/// Net promoter score: the share of promoters less that of detractors, in points from −100 to 100.
///
/// The score is a mean of values 1, 0 and −1, so its variance is `(p + d − (p − d)²) / n` with the shares `p` of
/// promoters and `d` of detractors. The margin is `z · √variance` after half a response was added to promoters and to
/// detractors and a whole one to the rest: the adjustment of A. Agresti and Y. Min, "Simple improved confidence
/// intervals for comparing matched proportions", Statistics in Medicine 24 (2005) 729–740, whose difference of matched
/// proportions is this very difference. `None`: there are no responses.
#[must_use]
pub fn net_promoter_score(promoters: u64, detractors: u64, responses: u64) -> Option<Score> {
    let shares = |added: f64| {
        let of = number(responses) + 4.0 * added;
        ((number(promoters) + added) / of, (number(detractors) + added) / of, of)
    };
    let (promoting, detracting, _) = shares(0.0);
    (responses > 0).then(|| Score {
        responses,
        value: 100.0 * (promoting - detracting),
        margin: (responses >= RESPONSES_MIN).then(|| {
            let (promoting, detracting, of) = shares(0.5);
            let variance = (promoting + detracting - (promoting - detracting).powi(2)) / of;
            100.0 * Z * variance.sqrt()
        }),
    })
}

/// Customer satisfaction: the share of satisfied customers in percent.
///
/// The margin is half the width of the interval of E. B. Wilson, "Probable inference, the law of succession, and
/// statistical inference", Journal of the American Statistical Association 22 (1927) 209–212:
/// `z · √(p(1 − p)/n + z²/4n²) / (1 + z²/n)`. L. Brown, T. Cai and A. DasGupta, "Interval estimation for a binomial
/// proportion", Statistical Science 16 (2001) 101–133, recommend it for few responses. `None`: there are no responses.
#[must_use]
pub fn satisfaction(satisfied: u64, responses: u64) -> Option<Score> {
    let of = number(responses);
    let share = number(satisfied) / of;
    (responses > 0).then(|| Score {
        responses,
        value: 100.0 * share,
        margin: (responses >= RESPONSES_MIN).then(|| {
            let variance = share * (1.0 - share) / of + Z * Z / (4.0 * of * of);
            100.0 * Z * variance.sqrt() / (1.0 + Z * Z / of)
        }),
    })
}

/// As a number with a fraction; no installation counts 2^53 responses.
const fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn margins_agree_with_values_worked_out_by_hand() {
        // 50 of 100 promoters, 20 detractors: p' = 50.5/102, d' = 20.5/102; variance (0.69608 − 0.29412²)/102.
        let score = net_promoter_score(50, 20, 100).unwrap();
        assert!((score.value - 30.0).abs() < 1e-9, "{score:?}");
        assert!((score.margin.unwrap() - 15.15).abs() < 0.01, "{score:?}");
        // Wilson for 8 of 10: 0.4901 to 0.9433.
        let share = satisfaction(8, 10).unwrap();
        assert!((share.value - 80.0).abs() < 1e-9, "{share:?}");
        assert!((share.margin.unwrap() - 22.66).abs() < 0.01, "{share:?}");
    }

    #[test]
    fn too_few_responses_give_no_margin_and_none_give_no_score() {
        assert_eq!(net_promoter_score(0, 0, 0), None);
        assert_eq!(satisfaction(0, 0), None);
        assert_eq!(net_promoter_score(3, 1, RESPONSES_MIN - 1).unwrap().margin, None);
        assert_eq!(satisfaction(3, RESPONSES_MIN - 1).unwrap().margin, None);
        assert!(satisfaction(3, RESPONSES_MIN).unwrap().margin.is_some());
    }

    proptest! {
        #[test]
        fn a_margin_is_never_nothing_and_shrinks_with_more_responses(count in 10_u64..10_000, part in 0.0_f64..=1.0) {
            let some = |of: u64| (number(of) * part) as u64;
            let margin = |of: u64| net_promoter_score(some(of), of - some(of), of).unwrap().margin.unwrap();
            prop_assert!(margin(count) > 0.0 && margin(count * 16) < margin(count));
            let margin = |of: u64| satisfaction(some(of), of).unwrap().margin.unwrap();
            prop_assert!(margin(count) > 0.0 && margin(count * 16) < margin(count));
            prop_assert!(margin(count) < 50.0);
        }
    }
}
