"""Daily work at the desk: what waits today, the worklists, search, one dossier with all that may be done
with it, and who has how much. Intake and prints are the counter's; accounts and catalogue the office's."""
