"""What follows from a decision later: reasons, reflections that are due, a second look."""
