"""A companion in the terminal for someone being interviewed."""

__version__ = "0.1.0"
