"""Reflections: looking back at a decision, before what was written at it is read again."""
