"""Motcua (*một cửa*, "one door"): runs a commune's public administrative service centre.

The packages form floors; each knows only those below it (`docs/decisions/0001-floors.md`).
"""
