"""Reading dossiers: the gate, worklists, the register, search, one dossier's page, who has how much."""

from .gate import obtain, obtain_many, obtain_set_aside, tracked
from .load import OfficerLoad, PlaceLoad, eligible_posts, latest, least_loaded, load_of, places_of
from .one import Clear, DossierPage, Event, acts_of, page_of
from .register import RegisterFilter, register_rows
from .search import search
from .worklists import (
    WORKLISTS,
    Rows,
    Worklist,
    count,
    narrowed,
    rows,
    step_names,
    worklist,
    worklists_for,
)

__all__ = [
    "WORKLISTS",
    "Clear",
    "DossierPage",
    "Event",
    "OfficerLoad",
    "PlaceLoad",
    "RegisterFilter",
    "Rows",
    "Worklist",
    "acts_of",
    "count",
    "eligible_posts",
    "latest",
    "least_loaded",
    "load_of",
    "narrowed",
    "obtain",
    "obtain_many",
    "obtain_set_aside",
    "page_of",
    "places_of",
    "register_rows",
    "rows",
    "search",
    "step_names",
    "tracked",
    "worklist",
    "worklists_for",
]
