"""What helps before a talk, and where what was said stands: computed from records and readings."""
