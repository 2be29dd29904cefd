"""Small things that every floor needs and that know nothing of any floor: clock, ids, text, refusals.

Free of Django on purpose, so that rules built on it can be run and tested anywhere.
"""
