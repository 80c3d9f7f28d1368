"""Letters: facts of the record in, a subject and a text out; pure."""
