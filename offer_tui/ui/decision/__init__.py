"""The decision: what there is to choose from, why, what is in doubt, and how sure one is."""
