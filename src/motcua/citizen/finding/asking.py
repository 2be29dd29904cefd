"""Two or three questions lead to the right case and the exact papers. The answers stand in the address."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.pages.packing import packed
from motcua.procedures.rules import Option, Question, Way, follow
from motcua.staff.entrance import public

from . import telling
from .procedure import Shown, about, shown_to

LONGEST = 60


@public
@packed
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """The next question, or the list of papers when all are answered."""
    shown = shown_to(request, code)
    cases = [case.code for case in shown.content.cases]
    given = {name: value[:LONGEST] for name, value in request.GET.items() if isinstance(value, str)}
    way = follow(shown.content.questions(), cases, given)
    if way.ask is None:
        return render(request, "citizen/finding/answer.html", _answer(shown, way))
    context = _question(shown, way, way.ask) | {"missing": given.get("at") == way.ask.key}
    return render(request, "citizen/finding/question.html", context)


def _question(shown: Shown, way: Way, asked: Question) -> dict[str, Any]:
    before = way.answered[:-1]
    return {
        "entry": shown.entry,
        "question": asked,
        "text": words(asked, "text") or _("Which of these is yours?"),
        "hint": words(asked, "hint"),
        "options": [(one.key, words(one, "text"), words(one, "hint")) for one in asked.options],
        "given": [(one.key, option.key) for one, option in way.answered],
        "number": len(way.answered) + 1,
        "back": address(shown, before) if way.answered else _page_of(shown),
    }


def _answer(shown: Shown, way: Way) -> dict[str, Any]:
    content = shown.content
    link = settings.SITE + address(shown, way.answered)
    said = [
        {
            "question": words(asked, "text") or _("Your case"),
            "answer": words(option, "text"),
            "change": address(shown, way.answered[:number]),
        }
        for number, (asked, option) in enumerate(way.answered)
    ]
    return about(shown) | {
        "said": said,
        "advice": [text for _asked, option in way.answered if (text := words(option, "advice"))],
        "papers": way.papers(content.papers_for(way.case)),
        "case": content.case(way.case),
        "time": telling.time_of(content, way.case, shown.calendar, shown.at),
        "costs": telling.costs(content, way.case),
        "filing": shown.filing(way.case),
        "link": link,
        "qr": qr(link),
    }


def words(part: Question | Option, name: str) -> str:
    """A text of the guide in the language of the page, Vietnamese where there is no English."""
    english = getattr(part, f"{name}_en") if get_language() == "en" else ""
    return str(english or getattr(part, name))


def address(shown: Shown, answered: Any) -> str:
    """Where these answers lead; only the answers stand in it, nothing about the person."""
    page = reverse("citizen:find-ask", args=[shown.entry.code])
    given = urlencode([(asked.key, option.key) for asked, option in answered])
    return f"{page}?{given}" if given else page


def _page_of(shown: Shown) -> str:
    return reverse("citizen:find-procedure", args=[shown.entry.code])


@lru_cache(maxsize=512)
def qr(link: str) -> SafeString:
    """The address as a square code, drawn in the page itself."""
    drawn = segno.make_qr(link).svg_inline(border=2, omitsize=True, svgclass="mp-qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn from modules, holds no text
