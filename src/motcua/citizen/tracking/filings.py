"""Filings that have no dossier code yet go by the number of the draft they were made of.

No dossier's code looks like a draft's number, so for what cannot be one, by its letters alone, no draft is
looked for. Beyond that, how long the answer takes tells nothing: what is looked up depends on the shape of
what was typed, never on what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from motcua.dossiers import queries as dossiers
from motcua.drafts import queries as drafts
from motcua.drafts.rules import tidy_code

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


def by_phone(code: str, phone: str) -> Dossier | None:
    """The dossier of this code or draft number, for a phone number written on it."""
    coded = dossiers.tracked_by_phone(code, phone)
    if tidy_code(code) is None:
        return coded
    return dossiers.filing_by_phone(drafts.filed_as(code), phone) or coded


def by_key(code: str, key: str) -> Dossier | None:
    """The dossier of this code or draft number, for the key of its slip, of its receipt (the same) or of
    its draft."""
    coded = dossiers.tracked(code, key)
    if tidy_code(code) is None:
        return coded
    coded = coded or dossiers.filing_by_key(drafts.filed_as(code), key)
    draft = drafts.open_by_key(code, key)
    filed = draft.filed_id if draft else None
    return (dossiers.tracked_filing(filed) if filed else None) or coded
