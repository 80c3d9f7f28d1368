"""Live: the line at work while a stranger is talking."""
