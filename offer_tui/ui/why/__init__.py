"""Why an opportunity was closed, and what is different now."""
