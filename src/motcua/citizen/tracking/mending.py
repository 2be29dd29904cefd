"""Mending what an officer marked: only those fields and papers, each with what is wrong with it.

Files are kept as soon as they have come, so that a form sent back for another reason does not ask for them
again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.actions import supply
from motcua.dossiers.permissions import why_not_supply
from motcua.dossiers.queries.handovers import last_asked
from motcua.files.actions import bind, store
from motcua.files.queries import file as file_of
from motcua.files.rules import LARGEST, Upload
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused

from .days import moment_said
from .demands import Asked, demands_of
from .mend_forms import MendForm, PapersForm
from .proof import applicant_of, behind_proof, may_send_files, proven, typed_before
from .seen import seen_in

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from motcua.dossiers.models import Dossier
    from motcua.files.models import StoredFile

MOST_FILES = 20
_FILES = "tracked_files"


class Mending:
    """One applicant before one request: what is asked, what was typed, which files have come."""

    def __init__(self, request: HttpRequest, dossier: Dossier, code: str) -> None:
        self.request, self.dossier, self.code = request, dossier, code
        asked = last_asked(dossier)
        self.asked: list[Asked] = demands_of(dossier, asked) if asked else []
        self.answer_by = asked.answer_by if asked else None
        typed = request.POST if request.method == "POST" else _kept(request)
        self.answers = MendForm(dossier, self.asked, typed)
        self.papers = PapersForm(self.asked, typed)
        self.refusal = why_not_supply(dossier)

    @property
    def key(self) -> str:
        return str(self.dossier.pk)

    @property
    def at_hand(self) -> dict[str, list[StoredFile]]:
        """The files that have come for each paper."""
        kept: dict[str, list[str]] = self.request.session.get(_FILES, {}).get(self.key, {})
        found = {key: [file_of(UUID(one), self.dossier.pk) for one in ids] for key, ids in kept.items()}
        return {key: [one for one in files if one] for key, files in found.items()}

    def keep(self, ids: dict[str, list[str]]) -> None:
        """Remember which files have come; nothing at all forgets them."""
        every = {name: one for name, one in self.request.session.get(_FILES, {}).items() if name != self.key}
        self.request.session[_FILES] = every | ({self.key: ids} if ids else {})

    def take_files(self) -> None:
        """Store what was chosen now. What is wrong with a file is said at its paper."""
        kept = {key: [str(one.pk) for one in files] for key, files in self.at_hand.items()}
        for field, mark in self.papers.marks.items():
            for sent in self.request.FILES.getlist(field):
                try:
                    kept.setdefault(mark.key, []).append(self._stored(sent, len(kept.get(mark.key, ()))))
                except Refused as refused:
                    self.papers.add_error(field, str(refused))
        self.keep(kept)

    def _stored(self, sent: UploadedFile[Any], number: int) -> str:
        if number >= MOST_FILES or not may_send_files(self.request):
            raise Refused(Refusal("too_many_files", _("These are too many files. Bring the paper instead.")))
        upload = Upload(sent.name or "", sent.read(LARGEST + 1))
        by = applicant_of(self.dossier)
        return str(store(upload=upload, subject=self.dossier.pk, by=by, at=now()).pk)

    def look_for_missing(self) -> None:
        """Tell each marked paper without a file that one is wanted."""
        at_hand = self.at_hand
        for field, mark in self.papers.marks.items():
            if mark.listed and not at_hand.get(mark.key) and field not in self.papers.errors:
                self.papers.add_error(field, _("Add a photograph or a PDF of this paper."))

    def drop(self, field: str) -> None:
        """Forget the files of one paper: they were the wrong ones."""
        mark = self.papers.marks.get(field)
        kept = {key: [str(one.pk) for one in files] for key, files in self.at_hand.items()}
        self.keep({key: ids for key, ids in kept.items() if mark is None or key != mark.key})

    def send(self) -> None:
        """Bind the files of each paper and hand everything over. Raises Refused."""
        by, at = applicant_of(self.dossier), now()
        names = {mark.key: self.papers.fields[field].label for field, mark in self.papers.marks.items()}
        files = {
            key: bind(files=files, name=str(names[key]), subject=self.dossier.pk, by=by, at=at)
            for key, files in self.at_hand.items()
            if files and key in names
        }
        seen, answers = seen_in(self.request), self.answers.mended()
        supply(dossier=self.dossier, answers=answers, files=files, by=by, at=at, seen=seen)
        self.keep({})

    def page(self, status: int = 200) -> HttpResponse:
        at_hand = self.at_hand
        context: dict[str, Any] = {
            "mending": self,
            "dossier": self.dossier,
            "code": self.code,
            "refusal": self.refusal,
            "answers": self.answers,
            "papers": self.papers,
            "answer_by": moment_said(self.answer_by, now()) if self.answer_by else "",
            "lines": [
                (self.papers[name], at_hand.get(mark.key, [])) for name, mark in self.papers.marks.items()
            ],
            "here": "track",
        }
        return render(self.request, "citizen/tracking/mend.html", context, status=status)


@behind_proof
def mend(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    """GET: what is marked, and where to mend it. POST: take files and answers, and send them."""
    mending = Mending(request, dossier, code)
    if request.method != "POST" or mending.refusal:
        return mending.page(409 if request.method == "POST" else 200)
    mending.papers.is_valid()
    mending.take_files()
    asked_for = request.POST.get("do", "")
    if asked_for.startswith("drop-"):
        mending.drop(asked_for.removeprefix("drop-"))
    if asked_for:
        mending.answers.quiet()
        return mending.page(422 if mending.papers.errors else 200)
    mending.look_for_missing()
    if not mending.answers.is_valid() or mending.papers.errors:
        return mending.page(422)
    return _send(mending)


def _send(mending: Mending) -> HttpResponse:
    try:
        mending.send()
    except Refused as refused:
        return _again(mending, refused.refusal)
    messages.success(mending.request, _("Thank you, everything has come. The centre looks at it now."))
    return redirect("citizen:track-dossier", mending.code)


def _again(mending: Mending, refused: Refusal) -> HttpResponse:
    """The page with the reason and all that was typed; the dossier is read anew, so that the next try is
    made on how it is now."""
    dossier = proven(mending.request, mending.code)
    if dossier is None:
        return redirect("citizen:track")
    again = Mending(mending.request, dossier, mending.code)
    again.answers.is_valid()
    again.answers.add_error(None, str(refused))
    return again.page(409 if refused.code == "overtaken" else 422)


def _kept(request: HttpRequest) -> QueryDict | None:
    text = typed_before(request)
    return QueryDict(text) if text else None
