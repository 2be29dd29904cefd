"""Outbox: errands that the program runs after an action, kept as rows and tried again until they are done.

An errand is written in the transaction of the action that wants it, so it is never lost and never runs for
something that did not happen. `motcua worker` runs them.
"""
