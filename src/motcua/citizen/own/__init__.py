"""A citizen's own corner: signing in through an outside provider, own dossiers, own drafts, signing out.

Optional: everything a citizen can do here can be done without an account as well. An account never opens the
desk, and shows dossiers by ID number only when the provider vouches for the number.
"""
