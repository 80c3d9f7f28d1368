"""What is recorded: frozen values, no files, no clock, no chance."""
