"""SQLite for one web process: writers queue in the order they came, before `BEGIN IMMEDIATE`.

SQLite's own lock waiting is a lottery of sleeps, with a bad tail when four writers meet; a line is fair
(`docs/decisions/0006-sqlite-writers-queue.md`).
"""
