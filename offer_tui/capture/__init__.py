"""The line that takes everything: keys in, changes to a session out. No screen, no clock."""
