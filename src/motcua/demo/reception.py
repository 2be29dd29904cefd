"""The first part of a dossier's life: at the desk, up to the moment it is passed on."""

from typing import Any

from motcua.dossiers import actions
from motcua.dossiers.permissions import open_request
from motcua.dossiers.rules import PaperBrought
from motcua.fees.rules import Collect, PaymentMethod
from motcua.procedures.rules import Channel

from . import reasons
from .cast import ADMINISTRATOR, HEAD
from .drafting import Drafting
from .filings import missing_paper
from .scene import Story
from .told import Part
from .visits import UNFILED
from .visits import Twist as T


class Reception(Drafting):
    """Received or filed, accepted or not, asked for papers or not."""

    def reception(self) -> Part:
        if self.visit.twist in UNFILED:
            return (yield from self.drafted())
        direct = self.visit.channel is Channel.COUNTER and not self.lacks_paper
        if not (yield from self._received() if direct else self._filed()):
            return False
        self.scan()
        if self.visit.twist is T.SET_ASIDE:
            return (yield from self._set_aside())
        yield self.worked((0.03, 0.3))
        if self.visit.twist is T.WITHDRAWN and self.dice.random() < 0.4:
            return self.take_back()
        self.do(actions.forward, self.holder(self.desk))
        if self.visit.twist is T.RECALLED:
            yield from self._recalled()
        return True

    def _received(self) -> Part:
        self.dossier = self.scene.begin(actions.receive, self.intake(), self.desk, self.visit.place)
        self.pay(PaymentMethod.CASH, Collect.BEFORE)
        return True
        yield  # a part is a generator, even one that never waits

    def _filed(self) -> Part:
        if self.visit.by_draft:
            yield from self.drafted()
        else:
            self.dossier = self.scene.begin(actions.file, self.intake(), self.filer(), self.visit.place)
        if self.visit.twist is T.UNTOUCHED:
            return False
        yield self.scene.after(hours=self.dice.uniform(0.2, 1.5 if self.visit.brisk else 5.5))
        if self.visit.twist is T.REFUSED:
            self.do(actions.refuse, self.desk, reason=reasons.refused(self.dice))
            return False
        if self.lacks_paper and not (yield from self._ask_at_reception()):
            return False
        self.pay(PaymentMethod.TRANSFER, Collect.BEFORE)
        self.do(actions.accept, self.desk)
        return True

    def _ask_at_reception(self) -> Part:
        missing = missing_paper(self.procedure, self.visit.errand.case)
        self.do(actions.ask_supplement, self.desk, **self.demand(missing.key, missing.name))
        return (yield from self.supplement(self.visit.twist is T.MISSING))

    def demand(self, key: str, name: str) -> dict[str, Any]:
        """What is asked for: exact marks where the applicant mends them online, else the paper's name."""
        if self.online:
            return {"reason": reasons.MARKED, "papers": (), "marks": self.marks(key)}
        return {"reason": reasons.missing(self.dice), "papers": [name]}

    def supplement(self, comes: bool) -> Part:
        """Wait for what was asked for: it comes and work goes on, or it never does."""
        request = open_request(self.dossier)
        assert request
        if not comes:
            yield self.scene.after(hours=self.scene.working_hours_until(request.answer_by) + 2)
            head = self.scene.stage.hats[HEAD]
            self.do(actions.close_unsupplemented, head, reason=reasons.NOT_BROUGHT)
            return False
        yield self.scene.after(hours=self.dice.uniform(1, 3 if self.visit.brisk else 18))
        if self.online:
            self.mend()
        else:
            papers = [PaperBrought("", name, originals=1) for name in request.papers]
            self.do(actions.record_supplement, self.desk, papers=papers)
        yield self.scene.after(minutes=self.dice.uniform(4, 20 if self.visit.brisk else 260))
        self.do(actions.resume, self.desk)
        return True

    def _recalled(self) -> Story:
        yield self.scene.after(minutes=self.dice.uniform(2, 9))
        self.do(actions.recall, self.desk, reason=reasons.recalled(self.dice))
        yield self.scene.after(minutes=self.dice.uniform(5, 25))
        self.do(actions.forward, self.desk)

    def _set_aside(self) -> Part:
        yield self.scene.after(minutes=self.dice.uniform(5, 40))
        self.do(actions.set_aside, self.scene.stage.hats[ADMINISTRATOR], reason=reasons.TWICE)
        return False
