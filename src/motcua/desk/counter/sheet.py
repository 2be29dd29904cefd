"""The sheet: all forms of one intake page, filled from one set of typed values, and the filing they make."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.applicants.rules import Filing
from motcua.dossiers.rules import Intake, PaperBrought
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused
from motcua.procedures.rules import Channel, ProcedureContent, ReturnChannel
from motcua.staff.rules import Hat

from .answers import PREFIX, AnswersForm
from .fields import CounterForm
from .parts_forms import ExtraPaperForm, FeeForm, FilingForm, PaperForm
from .person_form import PersonForm, blank_person
from .placing import PointForm, decides_form

_EXTRA_PAPERS = 2
# Which field a refusal of the action is about; all others stand at the head of the page.
_FIELDS = {
    "impossible_birth": ("owner", "born"),
    "no_name": ("owner", "name"),
    "no_number": ("owner", "id_number"),
    "bad_phone": ("owner", "phone"),
    "no_representative": ("filer", "name"),
    "bad_sets": ("filing", "sets"),
    "no_reason": ("filing", "reason"),
    "no_papers": ("filing", "also"),
}


@dataclass(frozen=True)
class Desk:
    """Where and when somebody is served, and by which version of which procedure. `points` are the service
    points open that day, `remembered` the one at which the officer said to sit."""

    hat: Hat
    on: date
    version: UUID
    procedure: ProcedureContent
    points: list[Any]
    remembered: str = ""


class Sheet:
    """The forms over `data`, a mutable copy of what was typed; missing values get their usual ones."""

    def __init__(self, desk: Desk, data: QueryDict, more: str = "") -> None:
        self.desk = desk
        for name, value in _usual(desk.procedure).items():
            data.setdefault(name, value)
        self._data, self._more = data, more
        self.point = PointForm(data, desk.points, desk.remembered) if len(desk.points) > 1 else None
        self.filing = FilingForm(data, desk.procedure)
        self.owner = self._person("owner")
        case = self.filing.chosen_case
        self.decides = decides_form(data, desk.procedure, case, desk.hat, desk.on)
        self.papers = [PaperForm(data, paper) for paper in desk.procedure.papers_for(case)]
        self.extra = [ExtraPaperForm(data, prefix=f"extra-{number}") for number in range(_EXTRA_PAPERS)]
        self.fees = [FeeForm(data, rule) for rule in desk.procedure.fees_for(case, Channel.COUNTER)]

    @cached_property
    def filer(self) -> PersonForm:
        """Whoever brings the dossier; made when it counts or is shown, and judged only when it counts."""
        made = self._person("filer")
        if not self.filing.for_somebody:
            made.quiet()
        return made

    @cached_property
    def answers(self) -> AnswersForm | None:
        """The electronic form of the procedure, if it has one; made when begun or shown, for it is large."""
        schema = self.desk.procedure.form
        made = AnswersForm(self._data, schema, self._more) if schema else None
        if made and not self._answered:
            made.quiet()
        return made

    @cached_property
    def _answered(self) -> bool:
        """Whether anything was typed into the electronic form."""
        data, begin = self._data, f"{PREFIX}-"
        return any(key.startswith(begin) and any(map(str.strip, data.getlist(key))) for key in data)

    def _person(self, prefix: str) -> PersonForm:
        blank_person(self._data, prefix)
        return PersonForm(self._data, prefix=prefix, hat=self.desk.hat, on=self.desk.on)

    @property
    def forms(self) -> list[CounterForm]:
        """The forms that count, in the order of the page."""
        filer = self.filer if self.filing.for_somebody else None
        answers = self.answers if self._answered else None
        people = (self.point, self.filing, self.owner, filer, self.decides)
        every = (*people, *self.papers, *self.extra, *self.fees, answers)
        return [form for form in every if form is not None]

    def quiet(self) -> "Sheet":
        """Show what was typed without judging it."""
        for form in self.forms:
            form.quiet()
        return self

    def is_valid(self) -> bool:
        """Check every form, so that all errors are told at once."""
        checked = [form.is_valid() for form in self.forms]
        return all(checked)

    def intake(self) -> Intake:
        """The filing, from a sheet that was checked."""
        said = self.filing.cleaned_data
        for_somebody = said["filing"] is not Filing.OWNER
        return Intake(
            id=said["id"],
            version=self.desk.version,
            case=self.filing.chosen_case,
            owner=self.owner.written(),
            served_by=self.desk.hat.authority,
            competent=self.decides.competent() if self.decides else self.desk.hat.authority,
            service_point=self._service_point(),
            filing=said["filing"],
            representative=self.filer.written() if for_somebody else None,
            relation=said["relation"] if for_somebody else "",
            papers=tuple(line for line in self._lines() if line),
            answers=self.answers.entered() if self._answered and self.answers else None,
            fees=tuple(asked for form in self.fees if (asked := form.asked())),
            return_by=said["return_by"],
            sets=said["sets"],
            note=said["note"],
        )

    def _service_point(self) -> UUID | None:
        """The point chosen, or the only one there is."""
        at = self.point.chosen if self.point else next(iter(self.desk.points), None)
        return at.pk if at else None

    def _lines(self) -> list[PaperBrought | None]:
        return [*(form.line() for form in self.papers), *(form.line() for form in self.extra)]

    def lacking(self) -> list[str]:
        """The papers to ask for: those not there, and those named beside."""
        also = str(self.filing.cleaned_data["also"]).splitlines()
        lacking = [form.paper.name for form in self.papers if form.lacking]
        return lacking + [line.strip() for line in also if line.strip()]

    def tell(self, refused: Refused) -> None:
        """Put what the action refused beside the field it is about."""
        code = refused.refusal.code
        if code == "papers_missing":
            return self.tell_papers()
        part, name = _FIELDS.get(code, ("filing", None))
        form: CounterForm = getattr(self, part)
        form.add_error(name, str(refused))
        return None

    def tell_papers(self) -> None:
        """Say beside each required paper that it is not there."""
        for form in self.papers:
            if form.lacking and form.paper.required:
                form.add_error("brought", _("Required. Tick it when it is here, or ask for a supplement."))

    def all_brought(self, data: QueryDict) -> None:
        """Tick every paper that the procedure does not call optional."""
        for form in self.papers:
            if form.lacking:
                data[f"{form.prefix}-brought"] = "on"


def _usual(procedure: ProcedureContent) -> dict[str, str]:
    offered = procedure.return_channels or (ReturnChannel.COUNTER,)
    way = ReturnChannel.COUNTER if ReturnChannel.COUNTER in offered else offered[0]
    return {
        "id": str(new_id()),
        "case": procedure.cases[0].code,
        "filing": Filing.OWNER.value,
        "return_by": way.value,
        "sets": "1",
    }
