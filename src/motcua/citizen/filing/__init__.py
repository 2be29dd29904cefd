"""Filing online: what a citizen begins, goes on with on any device, and hands in.

One thing a page. Everything typed is kept at once, right or wrong, in the draft (`motcua.drafts`); the
browser holds a signed note of which drafts it was let into, and nothing else.
"""
