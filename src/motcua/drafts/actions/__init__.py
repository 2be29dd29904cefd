"""Everything that may be done with a draft."""

from .beginning import Begun, begin
from .catching_up import catch_up
from .ending import forget_old, give_up
from .filing import file_draft
from .pages import add_page, drop_page, move_page, say_of_paper
from .taking_in import take_in
from .writing import agree, count_help, write

__all__ = [
    "Begun",
    "add_page",
    "agree",
    "begin",
    "catch_up",
    "count_help",
    "drop_page",
    "file_draft",
    "forget_old",
    "give_up",
    "move_page",
    "say_of_paper",
    "take_in",
    "write",
]
