"""Limits: how often something may be done from one place, counted together by all processes.

Wrong guesses at a code are counted, by the address they come from and by what was guessed at, so that nobody
finds another's dossier by trying; what costs much (beginning drafts, sending files) is counted by address. A
whole centre or village often stands behind one address, so that is the normal case: limits by address are
wide, and counting is one statement that waits for nobody. It is no bill and no log: addresses and codes are
not kept, only a keyed sum of them, and that only until its window is over.
"""
