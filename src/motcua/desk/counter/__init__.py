"""The counter: taking a dossier in, printing its forms, and the register. Daily work on it is `work`'s."""
