"""What applicants do themselves: mend what was marked, correct their number, withdraw, say how it was."""

from typing import TYPE_CHECKING, Any

from motcua.dossiers import actions
from motcua.dossiers.permissions import open_request
from motcua.dossiers.rules import AsApplicant, Mark, MarkKind, Timing, answer_at
from motcua.files.actions import store
from motcua.procedures.rules import Channel

from . import reasons, scans
from .answers import MARKABLE, corrected
from .scene import Story
from .told import Told
from .trades import RATED_AT_THE_COUNTER, RATED_ONLINE
from .visits import Twist

if TYPE_CHECKING:
    from motcua.files.models import StoredFile


class Applying(Told):
    """One applicant at the telephone, after the dossier has been filed."""

    @property
    def online(self) -> bool:
        """Whether it was filed online."""
        return self.visit.channel is Channel.ONLINE

    @property
    def applicant(self) -> AsApplicant:
        """Whoever shows code and telephone number."""
        dossier = self.dossier
        return AsApplicant(dossier.owner_id, dossier.served_by_id, dossier.served_by.path)

    def marks(self, paper: str) -> list[Mark]:
        """What an officer marks on a filing made online: this paper, and an answer where there is a form."""
        found = [Mark(MarkKind.PAPER, paper, reasons.missing(self.dice))]
        stated = self.dossier.answers.stated if self.dossier.answers else {}
        fields = [path for path in MARKABLE if answer_at(stated, path)]
        return found + [Mark(MarkKind.FIELD, path, reasons.wrong(path)) for path in fields[:1]]

    def mend(self) -> None:
        """Send what was marked, and nothing else."""
        request = open_request(self.dossier)
        assert request
        stated = self.dossier.answers.stated if self.dossier.answers else {}
        answers: dict[str, Any] = {}
        files: dict[str, StoredFile] = {}
        for mark in request.marked:
            if mark.kind is MarkKind.FIELD:
                answers[mark.key] = corrected(mark.key, answer_at(stated, mark.key), self.dice)
            else:
                files[mark.key] = self._photographed(mark.key)
        self.do(actions.supply, self.applicant, answers=answers or None, files=files)

    def _photographed(self, name: str) -> "StoredFile":
        upload = scans.picture() if self.dice.random() < 0.1 else scans.page(name)
        return store(upload=upload, subject=self.dossier.pk, by=self.applicant, at=self.scene.at)

    def correct(self) -> None:
        """A new telephone number, that nobody else of the story has."""
        phone = f"090000{5000 + self.visit.number:04}"
        self.do(actions.correct_contact, self.applicant, phone=phone)

    def take_back(self) -> bool:
        """The applicant wants it back: online by themselves, else by the desk; nothing follows."""
        brisk = self.visit.brisk or self.dice.random() < 0.7
        by = self.applicant if self.online and brisk else self.desk
        self.do(actions.withdraw, by, reason=reasons.withdrawn(self.dice))
        return False

    def say_how_it_was(self) -> Story:
        """Some rate the service within the next days; who waited too long says so."""
        share = RATED_ONLINE if self.online else RATED_AT_THE_COUNTER
        if self.visit.twist is not Twist.RATED and self.dice.randrange(100) >= share:
            return
        yield self.scene.after(hours=self.dice.uniform(0.2, 2 if self.visit.brisk else 14))
        late = self.dossier.timing(self.scene.at) is Timing.ENDED_LATE
        stars, ticks, words = reasons.rating(self.dice, late=late, online=self.online)
        given: dict[str, Any] = {"stars": stars, "ticks": ticks, "words": words}
        actions.rate(dossier=self.dossier, by=self.applicant, at=self.scene.at, **given)
