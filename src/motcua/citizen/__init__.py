"""The citizens' door: where a dossier stands, told in plain words to whoever holds its slip.

The code and the key printed on the slip are the only way in; no account, no list, no search. Nothing personal
is shown but the owner's initials. Filing online is not here.
"""
