"""The life of one dossier, told as a generator: each act is a real action, each pause a working time."""

from typing import Any

from motcua.dossiers import actions
from motcua.drafts.rules import is_filled_in
from motcua.fees.rules import PaymentMethod
from motcua.kernel.clock import local_day
from motcua.procedures.rules import ReturnChannel

from . import reasons, scans
from .cast import CHAIRMAN, HEAD
from .filings import representative
from .reception import Reception
from .scene import Story
from .told import Part
from .visits import Twist as T


class Life(Reception):
    """One dossier from the visit to the returned result, or to wherever its twist leads."""

    def story(self) -> Story:
        """The whole life, part after part, as long as the dossier goes on."""
        for part in (self.reception, self._examination, self._signing, self._issuing):
            if not (yield from part()):
                return
        yield from self._return()

    # -- in process

    def _examination(self) -> Part:
        yield self.worked(self.pace)
        adventure = _ADVENTURES.get(self.visit.twist)
        if adventure and not (yield from adventure(self)):
            return False
        self.do(actions.forward, self.holder())
        return True

    def _lying(self) -> Part:
        return False
        yield

    def _sent_back(self) -> Part:
        self.do(actions.send_back, self.holder(), reason=reasons.sent_back(self.dice))
        yield self.scene.after(minutes=self.dice.uniform(10, 120))
        self.do(actions.forward, self.holder(self.desk))
        yield self.worked((0.1, 0.5))
        return True

    def _desk_request(self) -> Part:
        listed = self.procedure.papers_for(self.visit.errand.case)
        wanted = [paper for paper in listed if paper.required and not is_filled_in(self.procedure, paper)]
        chosen = self.dice.choice(wanted or listed)
        self.do(actions.propose_supplement, self.holder(), **self.demand(chosen.key, chosen.name))
        yield self.scene.after(minutes=self.dice.uniform(10, 90))
        self.do(actions.ask_supplement, self.desk)
        if self.visit.twist is T.ON_SHOW:
            self.scene.show("dossier", self.dossier.pk)
        if not (yield from self.supplement(self.visit.twist is T.DESK_REQUEST)):
            return False
        yield self.worked((0.1, 0.6))
        return True

    def _reassigned(self) -> Part:
        others = [hat for hat in self.scene.stage.specialists(self.dossier.field_code) if not self.has(hat)]
        if others:
            head, to = self.scene.stage.hats[HEAD], others[0].account
            self.do(actions.reassign, head, to_officer=to, reason=reasons.REASSIGNED)
            yield self.worked((0.2, 0.7))
        return True

    def _apology(self) -> Part:
        due_at = self.dossier.due_at
        if due_at is not None:
            new = self.scene.stage.calendar.add_working_time(due_at, reasons.MORE_TIME)
            leader = self.scene.stage.leader(self.visit.place)
            self.do(actions.extend, leader, new_due_at=new, reason=reasons.apology(self.dice))
            yield self.scene.after(hours=self.dice.uniform(2, 12))
        return True

    def _obligation(self) -> Part:
        self.do(actions.ask_obligation, self.holder(), reason=reasons.OBLIGATION)
        yield self.scene.after(hours=self.dice.uniform(20, 95))
        self.do(actions.resume, self.scene.stage.specialists(self.dossier.field_code)[0])
        yield self.worked((0.2, 0.6))
        return True

    def _stopped(self) -> Part:
        leader = self.scene.stage.leader(self.visit.place)
        self.do(actions.stop, leader, reason=reasons.stopped(self.dice))
        return False
        yield

    def _withdrawn(self) -> Part:
        return self.take_back()
        yield

    def _corrected(self) -> Part:
        self.correct()
        return True
        yield

    def _forgotten(self) -> Part:
        hours = self.scene.working_hours_until(self.dossier.due_at)
        yield self.scene.after(hours=hours + self.dice.uniform(1, 14))
        return True

    def _signing(self) -> Part:
        """The steps between examination and the last one; most routes have one, the signature."""
        while self.dossier.step < self.last_step:
            yield self.worked(self.pace)
            if self._lies_with_the_chairman():
                return False
            self.do(actions.forward, self.holder(self.scene.stage.leader(self.visit.place)))
        return True

    def _lies_with_the_chairman(self) -> bool:
        """While he is away his stand-in looks at most of it, and the rest waits until he is back."""
        his = self.scene.stage.username(self.dossier.officer_id) == CHAIRMAN
        return his and CHAIRMAN in self.scene.away and self.dice.random() < 0.22

    def _issuing(self) -> Part:
        yield self.worked((0.1, 0.6))
        clerk = self.scene.stage.clerk(self.visit.place)
        self.do(actions.finish, self.holder(clerk), result=self._result())
        yield self.scene.after(minutes=self.dice.uniform(3, 90))
        self.do(actions.hand_over, clerk)
        return True

    # -- the result

    def _return(self) -> Story:
        if self.visit.twist is T.UNCOLLECTED:
            return
        channel = ReturnChannel(self.dossier.return_by or "counter")
        slow = channel is not ReturnChannel.ONLINE and not self.visit.errand.quick
        yield self.scene.after(hours=self.dice.expovariate(1 / (5 if slow else 1.2)) + 0.1)
        self.pay(PaymentMethod.CASH)
        more: dict[str, Any] = {"channel": channel}
        if channel is ReturnChannel.COUNTER and self.dice.random() < 0.09:
            other = representative(self.scene.stage, self.visit, self.dice)
            more |= {"received_by": other, "relation": self.dice.choice(("Con", "Vợ", "Người được ủy quyền"))}
        self.do(actions.return_result, self.desk, **more)
        yield from self.say_how_it_was()

    def _result(self) -> actions.ResultWritten:
        granted = self.visit.twist is not T.NO
        results = self.procedure.results
        title = results[0].name if granted and results else reasons.ANSWER
        return actions.ResultWritten(
            title=title,
            granted=granted,
            number=f"{self.visit.number}/{self.scene.at:%Y}",
            signed_on=local_day(self.scene.at),
            signed_by=self.scene.stage.leader(self.visit.place).account,
            scan=scans.page(title) if self.dice.random() < 0.05 else None,
        )


_ADVENTURES = {
    T.SENT_BACK: Life._sent_back,
    T.DESK_REQUEST: Life._desk_request,
    T.DESK_WAITING: Life._desk_request,
    T.REASSIGNED: Life._reassigned,
    T.APOLOGY: Life._apology,
    T.OBLIGATION: Life._obligation,
    T.WITHDRAWN: Life._withdrawn,
    T.CORRECTED: Life._corrected,
    T.ON_SHOW: Life._desk_request,
    T.STOPPED: Life._stopped,
    T.FORGOTTEN: Life._forgotten,
    T.LYING: Life._lying,
}
