"""Rows: writing fresh rows of a table with nothing beside the statement itself.

Accepting a dossier writes some twenty rows. Django builds each INSERT anew from its parts, which costs more
than the database does; here the statement of a model is built once. It is not a way around the tables: the
same columns are prepared by the same fields, and the database checks the same constraints.
"""

from .inserting import insert

__all__ = ["insert"]
