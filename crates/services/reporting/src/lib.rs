//! Are we listening, and does it help? Folds every event into status and figures.
