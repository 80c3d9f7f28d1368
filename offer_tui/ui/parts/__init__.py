"""Pages in parts: a list of rows to choose from, what keys make of them, and how it is kept."""
