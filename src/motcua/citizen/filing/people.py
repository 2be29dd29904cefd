"""Who files, for whom, and how they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect

from motcua.kernel.refusal import Refused

from .asking import ask, seen_in
from .gate import behind_draft
from .people_forms import ContactForm, OtherForm, OwnerForm, PersonForm, WhoForm, card_in
from .steps import place_of

if TYPE_CHECKING:
    from .gate import Filing


@behind_draft
def who(filing: Filing) -> HttpResponse:
    """Oneself, with an authorisation, or only helping."""
    return ask(filing, lambda data: WhoForm(data, filing), "who")


@behind_draft
def owner(filing: Filing) -> HttpResponse:
    """Whose dossier it is."""
    return _person(filing, OwnerForm)


@behind_draft
def representative(filing: Filing) -> HttpResponse:
    """Whoever files for the owner."""
    return _person(filing, OtherForm)


@behind_draft
def contact(filing: Filing) -> HttpResponse:
    """Telephone, address, e-mail of the owner."""
    return ask(filing, lambda data: ContactForm(data, filing), "contact")


def _person(filing: Filing, form: type[PersonForm]) -> HttpResponse:
    if filing.posted and filing.request.POST.get("do") == "card" and not filing.stale:
        return _from_card(filing, form)
    return ask(filing, lambda data: form(data, filing), "person", section=form.section)


def _from_card(filing: Filing, form: type[PersonForm]) -> HttpResponse:
    """Fill the page in from the square code of the card; then it is looked over and sent."""
    said, trouble = card_in(filing.request.POST)
    part = form(filing.request.POST, filing).part(filing.typed)
    try:
        if not trouble:
            filing.write(part | {form.section: {**part[form.section], **said}}, seen_in(filing))
            return HttpResponseRedirect(filing.request.get_full_path())
    except Refused as refused:
        trouble = str(refused)
    shown = form(filing.request.POST, filing)
    shown.quiet()
    return filing.page(
        "person",
        422,
        form=shown,
        section=form.section,
        trouble=trouble,
        seen=filing.draft.seen,
        at=place_of(filing, filing.request.path),
        then="",
    )
