"""Filling in a draft page by page, alone or with a helper, up to the dossier that it becomes."""

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from motcua.applicants.rules import PersonWritten
from motcua.drafts import actions
from motcua.drafts.queries import papers_of
from motcua.drafts.rules import Citizen, Consent, HelpKind, PaperHere
from motcua.files.actions import store

from . import reasons, scans
from .applying import Applying
from .filings import missing_paper
from .scene import Story
from .told import Part
from .trades import Hand
from .visits import Twist as T

if TYPE_CHECKING:
    from motcua.dossiers.rules import Intake
    from motcua.drafts.models import Draft
    from motcua.drafts.queries import PaperPage
    from motcua.kernel.actor import ActsInUnit


class Drafting(Applying):
    """One filing at the screen: each page a write, each write a few minutes."""

    draft: "Draft"

    def drafted(self) -> Part:
        """The draft from its first page to the dossier; False where somebody leaves it before."""
        brought, twist = self.intake(), self.visit.twist
        self._begin()
        if self.draft.helper_id:
            yield from self._page()
            self._agree(self.dice.choice((Consent.SPOKEN, Consent.SPOKEN, Consent.SIGNED)), reasons.HELPED)
        yield from self._page()
        self._write(_people(brought))
        if twist is T.ASLEEP:
            return False
        yield from self._page()
        self._write(_stated(brought))
        if twist is T.HALF_WAY:
            return False
        yield from self._page()
        self._bring_papers()
        return (yield from self._read_out())

    def _read_out(self) -> Part:
        """The check page: read once more, agreed to, filed."""
        if self.visit.twist is T.AT_CHECK:
            self.scene.show("draft", self.draft.pk)
            return False
        yield from self._page()
        self._agree(Consent.STATEMENT, reasons.TRUE)
        if self.visit.twist is T.PREPARED:
            return False
        self.dossier = actions.file_draft(draft=self.draft, by=self._by, at=self.scene.at)
        self.scene.place(self.dossier, self.visit.place)
        return True

    @property
    def _by(self) -> "ActsInUnit":
        helper = self.scene.stage.helper(self.visit.hand, self._second_desk)
        return helper or Citizen()

    def _begin(self) -> None:
        stage, visit = self.scene.stage, self.visit
        self._second_desk = self.dice.random() < 0.4 and not visit.brisk
        helper = stage.helper(visit.hand, self._second_desk)
        self.draft = actions.begin(
            version=stage.versions[visit.errand.code],
            unit=stage.units[visit.place],
            case=visit.errand.case,
            channel=visit.channel,
            helper=helper,
            help_kind=HelpKind.RELATIVE.value if visit.hand is Hand.RELATIVE else "",
            by=helper or Citizen(),
            at=self.scene.at,
        ).draft

    def _page(self) -> Story:
        """A page takes a while; a helper's time is counted."""
        seconds = self.dice.randrange(60, 280)
        yield self.scene.at + timedelta(seconds=seconds)
        if self.draft.helper_id:
            actions.count_help(draft=self.draft, seconds=seconds, at=self.scene.at)

    def _agree(self, how: Consent, words: str) -> None:
        actions.agree(draft=self.draft, how=how.value, words=words, by=self._by, at=self.scene.at)

    def _write(self, part: dict[str, Any]) -> None:
        actions.write(draft=self.draft, part=part, by=self._by, at=self.scene.at)

    def _bring_papers(self) -> None:
        """Each required paper photographed, or taken from the office's data, or promised for later."""
        lacking = missing_paper(self.procedure, self.visit.errand.case) if self.lacks_paper else None
        for page in papers_of(self.draft):
            if not page.required or page.filled_in:
                continue
            if lacking and page.paper.key == lacking.key and page.may_come_later:
                self._say(page, PaperHere.LATER)
            elif page.may_be_replaced and self.dice.random() < 0.7:
                self._say(page, PaperHere.REPLACED)
            else:
                self._photograph(page)

    def _say(self, page: "PaperPage", state: PaperHere) -> None:
        key = page.paper.key
        actions.say_of_paper(draft=self.draft, key=key, state=state, by=self._by, at=self.scene.at)

    def _photograph(self, page: "PaperPage") -> None:
        upload = scans.picture() if self.dice.random() < 0.06 else scans.page(page.paper.name)
        file = store(upload=upload, subject=self.draft.pk, by=self._by, at=self.scene.at)
        actions.add_page(draft=self.draft, key=page.paper.key, file=file, by=self._by, at=self.scene.at)


def _people(brought: "Intake") -> dict[str, Any]:
    """Who it is about and who brings it, as the pages ask for it."""
    part: dict[str, Any] = {"owner": _person(brought.owner), "filing": brought.filing}
    if brought.representative:
        part |= {"representative": _person(brought.representative), "relation": brought.relation}
    return part


def _person(person: PersonWritten) -> dict[str, Any]:
    return {name: value for name, value in asdict(person).items() if value not in (None, "")}


def _stated(brought: "Intake") -> dict[str, Any]:
    part: dict[str, Any] = {"return_by": brought.return_by}
    return part | ({"answers": dict(brought.answers)} if brought.answers else {})
