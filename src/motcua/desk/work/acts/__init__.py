"""One page per act: what follows from it in words, its form, and the call that does it. `registry` maps each
act to the three, so that a new act is one entry there."""
