"""What every part of a dossier's life needs: who acts, how long it takes, what is paid."""

from collections.abc import Generator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motcua.dossiers import actions
from motcua.drafts.rules import Citizen
from motcua.fees.queries import payments_of
from motcua.fees.rules import Collect, PaymentMethod, PaymentState
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, StepRole
from motcua.staff.rules import Hat

from . import scans
from .cast import SLOW
from .filings import intake
from .scene import Scene
from .visits import Twist, Visit, dice

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

# A part of a story: it pauses like a story and answers whether the dossier goes on.
Part = Generator[datetime, None, bool]


class Told:
    """One dossier, the dice that decide its life, and the officers around it."""

    dossier: "Dossier"

    def __init__(self, scene: Scene, visit: Visit) -> None:
        self.scene, self.visit = scene, visit
        self.dice = dice(visit.seed)
        stage = scene.stage
        self.procedure = content(stage.versions[visit.errand.code])
        route = self.procedure.route_for(visit.errand.case, visit.channel)
        self.last_step = sum(step.role is not StepRole.RETURN_DESK for step in route)
        self.desk = stage.desk(visit.place, self.procedure.field_key, self.dice.random() < 0.4)

    def do(self, action: Any, by: Any, **more: Any) -> None:
        """Let somebody act on this dossier now."""
        self.scene.do(action, self.dossier, by, **more)

    def intake(self) -> Any:
        """What the visitor brings."""
        return intake(self.scene.stage, self.visit, self.dice)

    def filer(self) -> Any:
        """Who files: the citizen at home, the desk for paper."""
        return Citizen() if self.visit.channel is Channel.ONLINE else self.desk

    def holder(self, otherwise: Hat | None = None) -> Hat:
        """Whoever has the dossier by name; else the one given, or the desk."""
        return self.scene.stage.holder(self.dossier.officer_id, otherwise or self.desk)

    def has(self, hat: Hat) -> bool:
        """Whether this officer has the dossier."""
        return hat.account == self.dossier.officer_id

    @property
    def lacks_paper(self) -> bool:
        """Whether a paper is missing when it is filed."""
        return self.visit.twist in (Twist.MISSING, Twist.NEVER_BROUGHT)

    @property
    def pace(self) -> tuple[float, float]:
        """Which share of a step's time its officer takes."""
        if self.visit.brisk:
            return (0.005, 0.02)
        if self.visit.errand.quick:
            return (0.03, 0.3)
        slow = self.scene.stage.username(self.dossier.officer_id) == SLOW
        return (0.8, 2.6) if slow else (0.12, 0.85)

    def worked(self, pace: tuple[float, float]) -> datetime:
        """When whoever has it now is done: a share of the time of the step, at least some minutes."""
        hours = self.scene.working_hours_until(self.dossier.step_due_at) * self.dice.uniform(*pace)
        return self.scene.after(hours=max(hours, self.dice.uniform(0.05, 0.4)))

    def scan(self) -> None:
        """Now and then the first paper is scanned."""
        if self.dice.random() < 0.07:
            paper = self.dossier.papers.order_by("position").first()
            upload = scans.picture() if self.dice.random() < 0.3 else scans.page(paper.name if paper else "")
            if paper:
                self.do(actions.attach_scan, self.desk, paper=paper, upload=upload)

    def pay(self, method: PaymentMethod, only: Collect | None = None) -> None:
        """Pay what is asked for at this moment, or all that is left."""
        for request in payments_of(self.dossier.pk):
            if request.state == PaymentState.WAITING and only in (None, request.collect):
                number = f"BL-{self.visit.number:05}"
                self.do(
                    actions.take_payment, self.desk, request=request, method=method, receipt_number=number
                )
