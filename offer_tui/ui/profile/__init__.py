"""About you: everything the profile holds, where it is read and changed."""
