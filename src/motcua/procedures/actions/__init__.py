"""Everything that may be done with the catalogue: publish, import, offer, and work on a next version."""

from ..publishing import Outcome
from ..starter import starter_contents
from .catalogue import (
    EARLIEST,
    STARTER_FROM,
    CatalogueRefused,
    ImportReport,
    Remark,
    end_offer,
    import_catalogue,
    load_starter,
    offer,
    publish_version,
)
from .doubts import doubt_again, look_at_doubts
from .ending import end_procedure, take_end_back
from .working_copy import (
    add_draft_case,
    begin_new_procedure,
    begin_version_draft,
    edit_version_draft,
    follow_newest,
    give_up_version_draft,
    publish_version_draft,
    remove_draft_case,
)

__all__ = [
    "EARLIEST",
    "STARTER_FROM",
    "CatalogueRefused",
    "ImportReport",
    "Outcome",
    "Remark",
    "add_draft_case",
    "begin_new_procedure",
    "begin_version_draft",
    "doubt_again",
    "edit_version_draft",
    "end_offer",
    "end_procedure",
    "follow_newest",
    "give_up_version_draft",
    "import_catalogue",
    "load_starter",
    "look_at_doubts",
    "offer",
    "publish_version",
    "publish_version_draft",
    "remove_draft_case",
    "starter_contents",
    "take_end_back",
]
