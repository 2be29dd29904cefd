"""The office behind the counters: one's own account and posts, the list of staff, and the catalogue of
procedures to read. Nothing is decided here: `staff` and `procedures` do that."""
