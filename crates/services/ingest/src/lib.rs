//! What did the customer say? Accepts, deduplicates and revises responses.
