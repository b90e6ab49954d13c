//! Load by the public API: which responses, through which door, at what pace.

pub mod caller;
pub mod closed;
pub mod open;
pub mod responses;

pub use caller::{Answer, Caller, Mode};
pub use closed::closed;
pub use open::{Offered, Plan, open};
pub use responses::Responses;
