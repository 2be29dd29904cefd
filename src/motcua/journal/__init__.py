"""The journal: what happened, to which subject, when, by whom, in which unit. One fact per act.

Facts are never edited and never deleted; each subject's facts are chained by hash, so a missing or
changed one shows. They carry identifiers, not names, and no foreign keys, so that history neither
prevents deletion nor vanishes with it. It is not a log of the program's workings, and nobody below calls
anybody above: exchange, notices, statistics and the history screen *read* facts.
"""
