"""Evaluation: the advice, the range, and what speaks for and against, each with its reason."""
