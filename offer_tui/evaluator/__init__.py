"""What follows from what was observed: how likely regret is, what to do, what to ask next."""
