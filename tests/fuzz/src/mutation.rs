//! Inputs made out of others: what the short run tries beside the corpus. From a seed, so that it can be played again.

use rand::{Rng as _, RngExt as _, SeedableRng as _, rngs::SmallRng, seq::IndexedRandom as _};

/// Longest input.
const BYTES_MAX: usize = 16 * 1024;

/// Pieces that mean something to one of the decoders.
const PIECES: [&str; 40] = [
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    ",",
    ":",
    ": ",
    "- ",
    "---\n",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "&a ",
    "*a",
    "!!binary ",
    "|\n",
    ">\n ",
    "null",
    "true",
    "0",
    "-1",
    "1e309",
    "9223372036854775808",
    "9999-12-31T23:59:59Z",
    "-9999-01-01",
    "\u{0}",
    "\u{feff}",
    "é",
    "\u{1f600}",
    " && ",
    " || ",
    ".matches('(a{50}){50}')",
    ".exists(x, ",
    "P9999W",
    "-0",
    "\u{ff}",
];

/// Makes inputs out of a corpus.
#[derive(Debug)]
pub struct Mutation<'a> {
    random: SmallRng,
    corpus: &'a [Vec<u8>],
}

impl<'a> Mutation<'a> {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64, corpus: &'a [Vec<u8>]) -> Self {
        Self { random: SmallRng::seed_from_u64(seed), corpus }
    }

    /// The next input: one of the corpus, changed in one to eight places.
    pub fn draw(&mut self) -> Vec<u8> {
        let mut input = self.corpus.choose(&mut self.random).cloned().unwrap_or_default();
        for _ in 0..self.random.random_range(1..=8) {
            self.change(&mut input);
        }
        input.truncate(BYTES_MAX);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let (from, until) = self.part(input.len());
        match self.random.random_range(0..7) {
            0 => drop(input.splice(from..until, [])),
            1 => {
                let part = input.get(from..until).unwrap_or_default().to_vec();
                drop(input.splice(from..from, part));
            }
            2 => {
                let piece = PIECES.choose(&mut self.random).copied().unwrap_or_default();
                drop(input.splice(from..from, piece.bytes()));
            }
            3 => {
                let piece = PIECES.choose(&mut self.random).copied().unwrap_or_default();
                drop(input.splice(from..until, piece.bytes()));
            }
            4 => {
                let other = self.corpus.choose(&mut self.random).cloned().unwrap_or_default();
                let (begin, end) = self.part(other.len());
                drop(input.splice(from..until, other.get(begin..end).unwrap_or_default().iter().copied()));
            }
            5 => {
                if let Some(byte) = input.get_mut(from) {
                    *byte ^= 1 << self.random.random_range(0..8);
                }
            }
            _ => {
                let mut byte = [0];
                self.random.fill_bytes(&mut byte);
                drop(input.splice(from..from, byte));
            }
        }
    }

    /// Two places in an input, seldom far from each other.
    fn part(&mut self, length: usize) -> (usize, usize) {
        let from = self.random.random_range(0..=length);
        let most = if self.random.random_bool(0.1) { length - from } else { (length - from).min(16) };
        (from, from + self.random.random_range(0..=most))
    }
}
