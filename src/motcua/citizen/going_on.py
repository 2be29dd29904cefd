"""Where a draft is gone on with: the pages of filing, for the other parts of this face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from motcua.drafts.models import Draft

FILING = "citizen:file-draft"


def filing_page(draft: Draft) -> str:
    """The page that shows how far a draft has come."""
    try:
        return reverse(FILING, args=[draft.code])
    except NoReverseMatch:
        return f"/file/{draft.code}/"
