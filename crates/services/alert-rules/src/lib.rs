//! Does it need a person, how fast? Decides on every response.
