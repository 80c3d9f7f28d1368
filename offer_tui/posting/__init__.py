"""Reading a job posting: what it says, what it only sounds like, and what it leaves out."""
