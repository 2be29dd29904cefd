"""The parts of an intake: who the people are, the checklist, the fees, the terms it is found under."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from motcua.applicants import actions as applicants
from motcua.applicants.models import Answers, Applicant
from motcua.applicants.rules import Filing, PersonWritten, search_terms
from motcua.fees.actions import Asked, ask
from motcua.fees.rules import Collect, FeeKind
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content
from motcua.procedures.rules import ProcedureContent
from motcua.rows import insert_values

from ..models import Dossier, DossierPaper
from ..permissions import why_not_competent, why_not_received
from ..rules import Digitised, Intake, PaperState
from .writing import Doing


@dataclass(frozen=True)
class People:
    owner: Applicant
    representative: Applicant | None
    answers: Answers | None

    def stand_behind(self, dossier: Dossier) -> None:
        """Let the dossier know them, so that nobody looks them up."""
        dossier.owner = self.owner
        if self.representative:
            dossier.representative = self.representative
        if self.answers:
            dossier.answers = self.answers


def check_intake(intake: Intake, at: datetime) -> None:
    """Raise `Refused` for the first thing that is wrong with a filing as a whole."""
    procedure = content(intake.version)
    procedure.case(intake.case)
    refuse_if(_why_not_born(intake.owner.born, local_day(at)))
    refuse_if(_why_no_representative(intake))
    refuse_if(_why_sets(intake))
    refuse_if(why_not_received(intake, local_day(at)))
    refuse_if(why_not_competent(intake, local_day(at)))
    if intake.answers is not None:
        refuse_if(why_not_answers(procedure, dict(intake.answers)))


def why_papers_missing(intake: Intake) -> Refusal | None:
    """Whether a required paper is neither brought nor replaced by data (the guide's and receiver's check)."""
    there = {paper.key for paper in intake.papers if paper.state is not PaperState.MISSING}
    required = content(intake.version).papers_for(intake.case)
    missing = [paper.name for paper in required if paper.required and paper.key not in there]
    if not missing:
        return None
    text = gettext_noop("Still missing: {papers}. Ask for a supplement instead, or tick what was brought.")
    return Refusal("papers_missing", text, {"papers": "; ".join(missing)})


def why_not_answers(procedure: ProcedureContent, stated: dict[str, Any]) -> Refusal | None:
    """Whether what was stated fits the procedure's form; the sentence names the field."""
    if procedure.form is None:
        return None
    validator = Draft202012Validator(procedure.form, format_checker=FormatChecker())
    for wrong in sorted(validator.iter_errors(stated), key=lambda one: list(map(str, one.path))):
        field = wrong.schema.get("title") or ".".join(map(str, wrong.absolute_path)) or "?"
        text = gettext_noop("Look at “{field}” on the form: it is missing or not written as it should be.")
        return Refusal("bad_answers", text, {"field": field})
    return None


def record_people(intake: Intake, doing: Doing) -> People:
    """Write down the owner, whoever brings the dossier, and what was stated on the form."""
    owner = _written(intake.owner, intake, doing)
    other = _written(intake.representative, intake, doing) if intake.representative else None
    return People(owner, other, _answers(intake, doing))


def _written(person: PersonWritten, intake: Intake, doing: Doing) -> Applicant:
    return applicants.write_down(person=person, written_in=intake.served_by, by=doing.by, at=doing.at)


def add_parts(dossier: Dossier, intake: Intake, doing: Doing) -> None:
    """The checklist and the amounts asked for."""
    papers = [
        (
            *(dossier.pk, position, paper.key, paper.name[:500], paper.state.value),
            *(paper.originals, paper.copies, paper.scan),
            (Digitised.SCANNED if paper.scan else Digitised.NO).value,
        )
        for position, paper in enumerate(intake.papers, start=1)
    ]
    insert_values(DossierPaper, _PAPER, papers)
    if intake.fees:
        items = [
            Asked(FeeKind(fee.kind), fee.label[:250], fee.amount, Collect(fee.collect), fee.code)
            for fee in intake.fees
        ]
        ask(subject=dossier.pk, items=items, by=doing.by, at=doing.at)


_PAPER = ("dossier_id", "position", "key", "name", "state", "originals", "copies", "scan_id", "digitised")


def let_be_found(dossier: Dossier, doing: Doing) -> None:
    """Enter the terms under which the units concerned find this dossier."""
    people = [one for one in (dossier.owner, dossier.representative) if one]
    numbers = [number for one in people for number in (one.id_number, one.phone)]
    terms = search_terms(names=[one.name for one in people], numbers=[*numbers, dossier.code or ""])
    units = {dossier.served_by_id, dossier.competent_id}
    applicants.let_be_found(subject=dossier.pk, units=units, terms=terms, by=doing.by, at=doing.at)


def _answers(intake: Intake, doing: Doing) -> Answers | None:
    if intake.answers is None:
        return None
    form_hash = content(intake.version).content_hash()
    stated = dict(intake.answers)
    return applicants.record_answers(stated=stated, form_hash=form_hash, by=doing.by, at=doing.at)


def _why_not_born(born: date | None, today: date) -> Refusal | None:
    if born and not date(1890, 1, 1) <= born <= today:
        return Refusal("impossible_birth", gettext_noop("This day of birth cannot be right. Correct it."))
    return None


def _why_no_representative(intake: Intake) -> Refusal | None:
    if (intake.filing is Filing.OWNER) != (intake.representative is None):
        return Refusal("no_representative", gettext_noop("Write down who brings the dossier for its owner."))
    return None


def _why_sets(intake: Intake) -> Refusal | None:
    if not 1 <= intake.sets <= 99:
        return Refusal("bad_sets", gettext_noop("The number of sets must be between 1 and 99. Correct it."))
    return None
