"""The desk: what officers see and press. It decides nothing; every question goes down to the rules."""
