"""Clients: programs of other bodies that act here by token, each with a post like an officer's.

A client is not an officer: nobody signs in as it. What it may do is what its post allows and its token's
scopes leave of that.
"""
