//! What must happen when nobody acts? Proposes the next step when it is due.
