"""Where a dossier stands, told in plain words, and what its applicant may do about it without an account.

The way in is the code with a phone number written on the dossier, or with the key in the slip's QR; it opens
that one dossier for half an hour. Nothing personal is shown but the owner's initials.
"""
