"""The screen of what was learnt from the person's own outcomes, and how forecasts held."""
