"""A living centre with invented people, made by the real actions at simulated times; and its sign-in page."""
