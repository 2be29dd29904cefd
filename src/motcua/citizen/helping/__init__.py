"""Helping people to file: post-office clerks, youth teams, the guidance desk.

The owner of a dossier is the citizen, never the helper. Consent comes first and is recorded; the minutes are
counted; a helper sees what they helped with and nothing else of the desk.
"""
