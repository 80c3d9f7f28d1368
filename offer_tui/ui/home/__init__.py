"""Home: every opportunity, what happens next, and by when."""
