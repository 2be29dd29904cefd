"""The way to a draft: whoever began it here or resumed it, its signed-in owner, the officer who helps.

Everybody else is asked for code and telephone number, in the same words whether there is such a draft or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property, lru_cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from motcua.applicants.rules import Filing as Files
from motcua.drafts import actions, queries
from motcua.drafts.rules import Citizen, Filled, Problem, merged, plain, pledges, tidy_code
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.pages.questions import Part, parts_without
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, ProcedureContent
from motcua.staff.entrance import public
from motcua.staff.rules import Hat

from ..helping.bar import bar_of, consent_first, helper_of
from ..own.looking import account_of
from ..tracking.proof import private
from . import cookies

if TYPE_CHECKING:
    from motcua.drafts.models import Draft

Arguments = ParamSpec("Arguments")
FilingView = Callable[Concatenate["Filing", Arguments], HttpResponseBase]
_MOST_HELPED = 500


class Filing:
    """One person before one page of a draft."""

    def __init__(self, request: HttpRequest, draft: Draft, by: Citizen | Hat, at: datetime) -> None:
        self.request, self.draft, self.by, self.at = request, draft, by, at
        self.stale = False
        """Whether the form came from an earlier visit (its token is old): shown again, not written."""
        self.written = False

    @cached_property
    def procedure(self) -> ProcedureContent:
        return content(self.draft.version_id)

    @cached_property
    def typed(self) -> Mapping[str, Any]:
        return queries.typed(self.draft)

    @cached_property
    def state(self) -> Filled:
        """The draft as it was when it was first asked for; after a write, as it is then."""
        return queries.state_of(self.draft, None if self.written else self.typed)

    @cached_property
    def problems(self) -> list[Problem]:
        return queries.problems(self.draft, self.state)

    @cached_property
    def papers(self) -> list[queries.PaperPage]:
        return queries.papers_of(self.draft, self.state)

    @property
    def case(self) -> str:
        """The case that was chosen, or the only one; empty while one is to be chosen."""
        cases = [one.code for one in self.procedure.cases]
        chosen = str(self.typed.get("case") or "")
        return chosen if chosen in cases else cases[0] if len(cases) == 1 else ""

    @property
    def name(self) -> str:
        return self.procedure.plain_name or self.procedure.name

    @property
    def parts(self) -> list[Part]:
        """The pages of the form. Its pledge is no page: it stands in the statement at the end."""
        form = self.procedure.form
        return parts_without(form, pledges(form)) if form else []

    @property
    def posted(self) -> bool:
        return bool(self.request.method == "POST")

    @property
    def for_another(self) -> bool:
        """Whether somebody files for somebody else."""
        return self.typed.get("filing") not in (None, "", Files.OWNER)

    @property
    def for_counter(self) -> bool:
        """Whether this is prepared with a helper and handed in at the counter."""
        return self.draft.channel == Channel.COUNTER

    @property
    def check_page(self) -> str:
        return self.to("check")

    @property
    def contact_page(self) -> str:
        return self.to("contact")

    def write(self, part: Mapping[str, Any], seen: int | None) -> None:
        """Keep what was typed, right or wrong. Raises Refused."""
        actions.write(draft=self.draft, part=part, by=self.by, at=self.at, seen=seen)
        self.written = True
        self.__dict__.pop("state", None)
        self.typed = merged(self.typed, plain(part))

    def to(self, name: str = "draft", *more: Any) -> str:
        """The address of a page of this draft."""
        before, behind = _around(name, tuple(map(str, more)))
        return f"{before}{self.draft.code}{behind}"

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page of this draft, with what all of them show."""
        shown = {
            "filing": self,
            "draft": self.draft,
            "list_page": self.to(),
            "stale": self.stale,
            "help_bar": bar_of(self.request, self.draft),
            "place": {"name": self.draft.unit.name, "province": "", "first_doors": ()},
        }
        return render(self.request, f"citizen/filing/{template}.html", shown | context, status=status)


_CODE = "K7QF-2M9T"


@lru_cache(maxsize=1024)
def _around(name: str, more: tuple[str, ...]) -> tuple[str, str]:
    """The address of a page before and behind the code of the draft: a page names up to twenty of them."""
    before, _code, behind = reverse(f"citizen:file-{name}", args=[_CODE, *more]).partition(_CODE)
    return before, behind


def behind_draft(view: FilingView[Arguments]) -> Callable[..., HttpResponseBase]:
    """A page of an open draft. A filed one leads to what was filed; one whose procedure has changed, first to
    what changed."""
    return _guarded(view, follows=True)


def behind_any_draft(view: FilingView[Arguments]) -> Callable[..., HttpResponseBase]:
    """A page of a draft in whatever state it is."""
    return _guarded(view, follows=False)


def _guarded(view: FilingView[Arguments], *, follows: bool) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def entered(
        request: HttpRequest, code: str, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        filing = let_in(request, code)
        if filing is None or (filing.draft.ended_at and not filing.draft.filed_id):
            return private(HttpResponseRedirect(_resume(code)))
        elsewhere = consent_first(request, filing.draft) if isinstance(filing.by, Hat) else None
        elsewhere = elsewhere or (_follow(filing) if follows else None)
        answer = elsewhere or view(filing, *args, **kwargs)
        cookies.renew(request, answer)  # type: ignore[arg-type]
        return private(answer)  # type: ignore[arg-type]

    return public(csrf_exempt(sensitive_post_parameters()(entered)))


def let_in(request: HttpRequest, code: str) -> Filing | None:
    """The draft of this code for whoever may go on with it in this browser; None for everybody else."""
    called = tidy_code(code)
    if called is None:
        return None
    hat, account = helper_of(request), account_of(request)
    draft = _noted(request, called) or _own(account, called) or _helped(hat, called)
    if draft is None:
        return None
    by = hat if hat and hat.holds(draft.helper_id) else Citizen(account=account)
    filing = Filing(request, draft, by, now())
    filing.stale = filing.posted and _is_forged(request)
    return filing


def _noted(request: HttpRequest, code: str) -> Draft | None:
    noted = cookies.admitted(request).get(code)
    draft = queries.opened(noted) if noted else None
    return draft if draft and draft.code == code else None


def _own(account: UUID | None, code: str) -> Draft | None:
    mine = queries.drafts_of(account) if account else []
    return next((one for one in mine if one.code == code), None)


def _helped(hat: Hat | None, code: str) -> Draft | None:
    helped = queries.helped_by(hat, limit=_MOST_HELPED) if hat else []
    return next((one for one in helped if one.code == code), None)


def _follow(filing: Filing) -> HttpResponseRedirect | None:
    if filing.draft.filed_id:
        return HttpResponseRedirect(filing.to("done"))
    if filing.posted:
        return None  # what is typed is written down first; filing itself asks for the version again
    try:
        newer = queries.newer_version(filing.draft, filing.at)
    except Refused:
        return HttpResponseRedirect(filing.to("changed"))
    return HttpResponseRedirect(filing.to("changed")) if newer else None


def _resume(code: str) -> str:
    return f"{reverse('citizen:file-resume')}?{urlencode({'code': code[:20]})}"


class _Judge(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def _is_forged(request: HttpRequest) -> bool:
    """The library's own look at the token of a form. A form with an old one is not thrown away: it is shown
    again with all that was typed, to be sent once more."""
    judge = _Judge(_checked)
    return judge.process_view(request, _checked, (), {}) is not None


def _checked(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
