//! Who calls, and what came of it? Owns the directory and the tasks.
