"""Letters: the kinds that fit, a draft, its words changed, and where they go."""
