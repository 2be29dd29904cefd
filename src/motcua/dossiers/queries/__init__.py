"""Reading dossiers: the gate, worklists, the register, search, one dossier's page, who has how much."""

from .demands import demand_lines, paper_names, papers_missing, rating_of
from .gate import (
    dossiers_of_number,
    entered,
    filing_by_key,
    filing_by_phone,
    obtain,
    obtain_many,
    obtain_set_aside,
    tracked,
    tracked_by_phone,
    tracked_filing,
)
from .listing import ListFilter, listed
from .load import OfficerLoad, PlaceLoad, eligible_posts, latest, least_loaded, load_of, places_of
from .one import Clear, DossierPage, Event, acts_of, page_of
from .register import RegisterFilter, register_rows
from .search import search
from .switching import Changes, running_of, running_under_older, what_changes, what_changes_for_each
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
    "Changes",
    "Clear",
    "DossierPage",
    "Event",
    "ListFilter",
    "OfficerLoad",
    "PlaceLoad",
    "RegisterFilter",
    "Rows",
    "Worklist",
    "acts_of",
    "count",
    "demand_lines",
    "dossiers_of_number",
    "eligible_posts",
    "entered",
    "filing_by_key",
    "filing_by_phone",
    "latest",
    "least_loaded",
    "listed",
    "load_of",
    "narrowed",
    "obtain",
    "obtain_many",
    "obtain_set_aside",
    "page_of",
    "paper_names",
    "papers_missing",
    "places_of",
    "rating_of",
    "register_rows",
    "rows",
    "running_of",
    "running_under_older",
    "search",
    "step_names",
    "tracked",
    "tracked_by_phone",
    "tracked_filing",
    "what_changes",
    "what_changes_for_each",
    "worklist",
    "worklists_for",
]
