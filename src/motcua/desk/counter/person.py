"""Small answers while a person is being written down: what the card says, warnings, who may be the same."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.applicants.queries import possible_duplicates
from motcua.applicants.rules import BadIdCard, read_id_card
from motcua.kernel.clock import local_day, now
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission

from .person_form import PersonForm, blank_person, doubts, fill_from_card

PARTS = ("owner", "filer")


@needs(Permission.FILE)
def read_card(request: OfficerRequest) -> HttpResponse:
    """The fields of one person, filled with what the scanner typed. The scanned text itself is not kept."""
    part, data = _part(request), request.POST.copy()
    trouble = take_card(data, part, local_day(now()))
    form = _form(request, data, part)
    form.quiet()
    context = person_context(form, request.hat) | {"part": part, "trouble": trouble, "scanned": not trouble}
    return render(request, "desk/counter/_person.html", context)


@needs(Permission.FILE)
def remarks(request: OfficerRequest) -> HttpResponse:
    """What looks odd about a person, and who may be the same one, as far as typed yet."""
    part, data = _part(request), request.POST.copy()
    context = person_context(_form(request, data, part), request.hat)
    return render(request, "desk/counter/_remarks.html", context)


def take_card(data: QueryDict, part: str, on: Any) -> str:
    """Move the scanned text out of the typed values into the person's fields; says what is wrong with it."""
    scanned = data.pop(f"{part}-card", [""])[-1]
    try:
        card = read_id_card(str(scanned))
    except BadIdCard as problem:
        return (
            str(problem)
            if str(scanned).strip()
            else _("Put the cursor in the field and scan the card first.")
        )
    fill_from_card(data, part, card, on)
    return ""


def person_context(form: PersonForm, hat: Hat) -> dict[str, Any]:
    """What is shown around a person's fields: the form, its warnings, possible duplicates."""
    person = form.guess()
    return {
        "form": form,
        "warnings": [str(one) for one in doubts(person)],
        "duplicates": possible_duplicates(person, hat.scope) if form.prefix == "owner" else [],
    }


def _part(request: OfficerRequest) -> str:
    asked = request.GET.get("part", "")
    return asked if asked in PARTS else PARTS[0]


def _form(request: OfficerRequest, data: QueryDict, part: str) -> PersonForm:
    blank_person(data, part)
    return PersonForm(data, prefix=part, hat=request.hat, on=local_day(now()))
