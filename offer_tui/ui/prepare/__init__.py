"""Prepare: the evening before, and the last fifteen minutes."""
