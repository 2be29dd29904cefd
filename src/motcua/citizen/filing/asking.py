"""A page that asks: shown with what is typed already, kept as typed, judged, and on to the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict

from motcua.kernel.refusal import Refused

from .gate import Filing
from .steps import place_of


class PageForm(Protocol):
    """What a page's form can do beside being one."""

    errors: Any

    def is_valid(self) -> bool: ...
    def add_error(self, field: str | None, error: str) -> None: ...

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What to write into the draft: all that was typed, right or wrong."""

    def judge(self, filing: Filing) -> None:
        """Say beside each field what still stops the filing."""


Make = Callable[[QueryDict | None], Any]


def ask(filing: Filing, make: Make, template: str, **context: Any) -> HttpResponse:
    """GET: the page. POST: keep what was typed; when something is wrong the page again, else on."""
    context["then"] = then_of(filing)
    if not filing.posted:
        return _shown(filing, template, form=_again(filing, make), **context)
    form = make(filing.request.POST)
    form.is_valid()
    wanted = filing.request.POST.get("do", "")
    status = _kept(filing, form)
    if status == 200 and wanted == "later":
        return HttpResponseRedirect(filing.to())
    if status == 200 and not wanted.startswith("more-"):
        form.judge(filing)
        if not form.errors:
            return HttpResponseRedirect(_next(filing))
        status = 422
    if wanted.startswith("more-"):
        form.quiet()
    elsewhere = _elsewhere(filing, form) if status == 409 else []
    # What the other device wrote is on this page now, so the next sending counts as having seen it.
    return _shown(filing, template, status, form=form, elsewhere=elsewhere, **context)


def _shown(filing: Filing, template: str, status: int = 200, **context: Any) -> HttpResponse:
    place = place_of(filing, filing.request.path)
    return filing.page(template, status, at=place, seen=filing.draft.seen, **context)


def _again(filing: Filing, make: Make) -> Any:
    """The form with what was typed before; what was wrong with it is said again."""
    form = make(None)
    if form.begun and form.is_valid():
        form.judge(filing)
    return form


def seen_in(filing: Filing) -> int | None:
    """The number of the draft's last write when the page was shown."""
    text = filing.request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def then_of(filing: Filing) -> str:
    """`check` for a page that was opened from the check page, to return there."""
    given = filing.request.POST if filing.posted else filing.request.GET
    return "check" if given.get("then") == "check" else ""


def _kept(filing: Filing, form: Any) -> int:
    """Write it down; the status of the page when that could not be."""
    if filing.stale:
        return 403
    try:
        filing.write(form.part(filing.typed), seen_in(filing))
    except Refused as refused:
        form.add_error(None, str(refused))
        return 409 if refused.refusal.code == "typed_elsewhere" else 422
    return 200


def _next(filing: Filing) -> str:
    """The page after this one, by the order as it is now: an answer may have added or taken pages."""
    if then_of(filing):
        return filing.to("check")
    return place_of(filing, filing.request.path).after


def _elsewhere(filing: Filing, form: forms.BaseForm) -> list[tuple[str, str]]:
    """Label and value of what another device wrote into the fields of this page meanwhile."""
    there = getattr(form, "there", None)
    return there(filing.typed) if there else []
