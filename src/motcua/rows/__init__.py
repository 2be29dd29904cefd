"""Rows: writing fresh rows of a table, and reading known ones, with nothing beside the statement itself.

Accepting a dossier writes some twenty rows, and every request asks who is there. Django builds each statement
anew from its parts, which costs more than the database does; here the statement of a model is built once. It
is not a way around the tables: the same columns are prepared and understood by the same fields, and the
database checks the same constraints.
"""

from .asking import statement
from .inserting import insert, insert_values
from .making import fresh
from .reading import read, read_beside
from .running import first_of, together

__all__ = ["first_of", "fresh", "insert", "insert_values", "read", "read_beside", "statement", "together"]
