"""One opportunity: its rounds, each of which can be read again."""
