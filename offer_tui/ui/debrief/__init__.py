"""Debrief: a round gone through the same evening, in six steps."""
