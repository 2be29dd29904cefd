"""The plain forms of acts: nothing to type, a reason, an officer, a new date."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.permissions import next_step
from motcua.dossiers.queries import least_loaded
from motcua.dossiers.rules import Holder
from motcua.kernel.clock import at_local, local, local_day
from motcua.pages.words import moment
from motcua.procedures.rules import step_name
from motcua.units.queries import calendar_of
from motcua.workdays.rules import Limit, LimitUnit, due

from ..fields import DayField, ReasonField
from ..officers import Officer
from .scene import Scene

FURTHEST = timedelta(days=730)
_SUGGESTED = Limit(Decimal(2), LimitUnit.WORKING_DAY)


class ActForm(forms.Form):
    """The form of one act: what is typed becomes the arguments of the action."""

    template = "desk/work/acts/_plain.html"

    def __init__(self, *given: Any, scene: Scene, **more: Any) -> None:
        super().__init__(*given, **more)
        self.scene = scene
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and suggestions from the dossier."""

    @property
    def intro(self) -> str:
        """What the officer should know of this very dossier before acting; may be empty."""
        return ""

    def arguments(self) -> dict[str, Any]:
        """What the action is given beside the dossier, who and when. Only of a valid form."""
        return {}


class ReasonForm(ActForm):
    """A reason and nothing else."""

    reason = ReasonField()

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class ToldReasonForm(ReasonForm):
    """A reason that goes to the applicant in writing."""

    reason = ReasonField(
        help_text=gettext_lazy(
            "The applicant reads it on paper: say what is wrong, and what they can do about it."
        )
    )


class OfficerChoice(forms.ChoiceField):
    """One of the officers who may do the step, each with the load they carry."""

    officers: Sequence[Officer] = ()

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.RadioSelect, **given)

    def offer(self, officers: Sequence[Officer]) -> None:
        """Show these, with role and load beneath the name."""
        self.officers = officers
        self.choices = [(str(one.account), one.name) for one in officers]
        hints = {str(one.account): f"{one.role} · {one.words}" for one in officers}
        self.widget.option_hints = hints


class ForwardForm(ActForm):
    """To whom the dossier goes at its next step."""

    to_officer = OfficerChoice(label=gettext_lazy("Who does the next step"), required=False)

    def prepare(self) -> None:
        self.step = next_step(self.scene.dossier)
        role = self.step.role if self.step else ""
        able = self.scene.able(role) if role else []
        field = self.fields["to_officer"]
        assert isinstance(field, OfficerChoice)
        field.offer(able)
        if not able:
            del self.fields["to_officer"]
            return
        field.required = True
        suggested = least_loaded(self.scene.dossier, role, local_day(self.scene.at))
        self.initial.setdefault("to_officer", str(suggested))

    @property
    def intro(self) -> str:
        if self.step is None:
            return ""
        name = step_name(self.step.name)
        if "to_officer" not in self.fields:
            text = _(
                "Next: “%(step)s”. Nobody has a post for it today, so the dossier waits in the common list."
            )
            return text % {"step": name}
        if self.step.due_at:
            named = {"step": name, "due": moment(self.step.due_at)}
            return _("Next: “%(step)s”, to be done by %(due)s.") % named
        return _("Next: “%(step)s”.") % {"step": name}

    def arguments(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("to_officer")
        return {"to_officer": UUID(chosen) if chosen else None}


class ReassignForm(ReasonForm):
    """Another officer of the same step, and why."""

    field_order = ("to_officer", "reason")
    to_officer = OfficerChoice(
        label=gettext_lazy("Who gets it"),
        error_messages={"required": gettext_lazy("Choose the officer who gets it.")},
    )

    def prepare(self) -> None:
        dossier = self.scene.dossier
        role = "receptionist" if dossier.holder == Holder.RECEPTION else dossier.holder
        others = [one for one in self.scene.able(role) if one.account != dossier.officer_id]
        field = self.fields["to_officer"]
        assert isinstance(field, OfficerChoice)
        field.offer(others)

    @property
    def intro(self) -> str:
        field = self.fields["to_officer"]
        assert isinstance(field, OfficerChoice)
        return "" if field.officers else _("Nobody else has a post for this step and field today.")

    def arguments(self) -> dict[str, Any]:
        return {"to_officer": UUID(self.cleaned_data["to_officer"]), **super().arguments()}


class ExtendForm(ReasonForm):
    """A new date in working time, and the apology's reason. Two working days more are suggested."""

    field_order = ("day", "clock", "reason")
    template = "desk/work/acts/_extend.html"
    day = DayField(
        label=gettext_lazy("New date"), error_messages={"required": gettext_lazy("Write the new date.")}
    )
    clock = forms.TimeField(
        label=gettext_lazy("Time"),
        input_formats=["%H:%M", "%H.%M", "%Hh%M", "%Hh", "%H"],
        widget=forms.TimeInput(attrs={"inputmode": "numeric"}, format="%H:%M"),
        error_messages={
            "required": gettext_lazy("Write the time, such as 10:30."),
            "invalid": gettext_lazy("Write the time, such as 10:30."),
        },
    )
    reason = ReasonField(
        help_text=gettext_lazy("The applicant reads it on Form 04: say plainly why it takes longer.")
    )

    def prepare(self) -> None:
        dossier, at = self.scene.dossier, self.scene.at
        if dossier.due_at is None:
            return
        suggested = local(due(calendar_of(dossier.competent), max(dossier.due_at, at), _SUGGESTED).at)
        self.initial.setdefault("day", suggested.date())
        self.initial.setdefault("clock", suggested.time())

    @property
    def intro(self) -> str:
        dossier = self.scene.dossier
        if dossier.due_at is None or dossier.original_due_at is None:
            return ""
        if dossier.due_at != dossier.original_due_at:
            dates = {"now": moment(dossier.due_at), "first": moment(dossier.original_due_at)}
            return _("Promised now for %(now)s; first promised for %(first)s.") % dates
        return _("Promised for %(now)s.") % {"now": moment(dossier.due_at)}

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if abs(day - local_day(self.scene.at)) > FURTHEST:
            raise forms.ValidationError(_("This day is more than two years away. Choose a nearer one."))
        return day

    def arguments(self) -> dict[str, Any]:
        new = at_local(self.cleaned_data["day"], self.cleaned_data["clock"])
        return {"new_due_at": new, **super().arguments()}
