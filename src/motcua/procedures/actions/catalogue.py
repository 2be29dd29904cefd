from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop as _

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.clock import local_day
from motcua.kernel.ids import reference_id
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import translate
from motcua.units.models import Unit

from ..models import Offering, Procedure, ProcedureVersion
from ..permissions import why_not_import, why_not_publish
from ..publishing import Latest, Outcome, publish_all
from ..rules import ProcedureContent
from ..rules.imports import Row, read_catalogue
from ..starter import starter_contents

CATALOGUE = reference_id("procedures", "catalogue")
STARTER_FROM = date(2025, 7, 1)  # the day communes became the only local tier below the province
STARTER = "starter"
EARLIEST = date(2000, 1, 1)
KEPT = _(
    "This procedure was modelled completely by hand, so the row was left out. Compare both and use --replace."
)


@dataclass(frozen=True)
class Remark:
    """What an import has to say about one row: `error` (not read) or `doubt` (read, with a question)."""

    row: int
    code: str
    severity: str
    text: str | Refusal

    def to_json(self) -> dict[str, str | int]:
        """One line of the report, the sentence in the reader's language."""
        shown = str(self.text) if isinstance(self.text, Refusal) else translate(self.text)
        return {"row": self.row, "code": self.code, "severity": self.severity, "sentence": shown}


@dataclass(frozen=True)
class ImportReport:
    """How an import went; `outcome` is empty when it was refused."""

    rows: int
    outcome: Outcome
    remarks: list[Remark]

    def counts(self) -> dict[str, int]:
        refused = sum(remark.severity == "error" for remark in self.remarks)
        return {"rows": self.rows, **self.outcome.counts(), "refused": refused}


class CatalogueRefused(Refused):
    """A file of which nothing was written; `report` lists every bad row."""

    def __init__(self, refusal: Refusal, report: ImportReport) -> None:
        super().__init__(refusal)
        self.report = report


@transaction.atomic
def publish_version(
    *, content: ProcedureContent, in_force_from: date, by: ActsInUnit, at: datetime
) -> ProcedureVersion:
    """Publish a version of a procedure, closing the one before it. The same facts again change nothing.

    Raises Refused when the newest version does not begin earlier."""
    latest = ProcedureVersion.objects.filter(procedure__code=content.code).order_by("-number").first()
    if latest and latest.in_force_to is None and latest.content_hash == content.content_hash():
        return latest
    refuse_if(why_not_publish(latest, in_force_from))
    publish_all([content], day=in_force_from, first_day=lambda _: in_force_from, replaces=_always, at=at)
    made = ProcedureVersion.objects.filter(procedure__code=content.code).latest("number")
    append(
        subject_kind="procedure",
        subject=made.procedure_id,
        kind="procedure.version_published",
        by=by,
        at=at,
        data={
            "code": content.code,
            "number": made.number,
            "version": str(made.pk),
            "hash": made.content_hash,
            "in_force_from": made.in_force_from.isoformat(),
        },
    )
    return made


def import_catalogue(
    *,
    raw: bytes,
    by: ActsInUnit,
    at: datetime,
    in_force_from: date | None = None,
    skip_bad: bool = False,
    replace: bool = False,
    progress: Callable[[Row], object] = lambda _row: None,
) -> ImportReport:
    """Bring a catalogue file in: all of it or nothing (`CatalogueRefused` lists the bad rows).

    New versions are made only for what is new or changed; the same file again changes nothing. A first
    version is in force from its decision's date, a later one from `in_force_from` (default: the day of `at`).
    What was modelled by hand stays, with a doubt, unless `replace`."""
    rows = []
    for row in read_catalogue(raw):
        progress(row)
        rows.append(row)
    remarks = list(_remarks(rows))
    bad = sum(row.content is None for row in rows)
    refusal = why_not_import(len(rows), bad, skip_bad=skip_bad)
    if refusal:
        raise CatalogueRefused(refusal, ImportReport(len(rows), Outcome(), remarks))
    outcome = _import(rows, in_force_from, replace, by, at)
    kept = set(outcome.kept)
    remarks += [Remark(row.number, row.code, "doubt", KEPT) for row in rows if row.code in kept]
    return ImportReport(len(rows), outcome, remarks)


@transaction.atomic
def _import(rows: list[Row], begins: date | None, replace: bool, by: ActsInUnit, at: datetime) -> Outcome:
    day = begins or local_day(at)
    outcome = publish_all(
        (row.content for row in rows if row.content),
        day=day,
        first_day=lambda content: begins or _decided(content, day),
        replaces=lambda latest, content: replace or content.curated or not latest.curated,
        at=at,
    )
    if outcome.wrote:
        _note("procedures.imported", outcome, by, at)
    return outcome


@transaction.atomic
def load_starter(
    *,
    at: datetime,
    by: ActsInUnit | None = None,
    in_force_from: date = STARTER_FROM,
    directory: Path | None = None,
) -> Outcome:
    """Bring the shipped starter catalogue in; again changes nothing.

    It fills gaps, renews what it brought itself, and replaces a bare import by a procedure modelled by hand;
    any other version of an installation stays."""
    outcome = publish_all(
        starter_contents(directory or settings.DATA / "procedures"),
        day=local_day(at),
        first_day=lambda _: in_force_from,
        replaces=_starter_replaces,
        at=at,
    )
    if outcome.wrote:
        _note("procedures.loaded", outcome, by or System(), at)
    return outcome


@transaction.atomic
def offer(
    *, unit: Unit, codes: Iterable[str], valid_from: date, by: ActsInUnit, at: datetime
) -> list[Offering]:
    """Let a unit offer procedures from a day on. Those it offers already are left; unknown codes refused."""
    wanted = list(dict.fromkeys(codes))
    # Number one: what is only being worked on has no version yet, and is offered by nobody.
    known = dict(Procedure.objects.filter(code__in=wanted, versions__number=1).values_list("code", "pk"))
    refuse_if(_why_not_known(wanted, known))
    present = set(Offering.objects.filter(unit=unit, valid_to=None).values_list("procedure", flat=True))
    new = [code for code in wanted if known[code] not in present]
    made = Offering.objects.bulk_create(
        Offering(unit=unit, procedure_id=known[code], valid_from=valid_from) for code in new
    )
    if made:
        _note_unit("unit.procedures_offered", unit, new, valid_from, by, at)
    return made


@transaction.atomic
def end_offer(*, unit: Unit, codes: Iterable[str], valid_to: date, by: ActsInUnit, at: datetime) -> int:
    """Let a unit no longer offer procedures from `valid_to` on; an offer that had not begun is removed."""
    wanted = list(dict.fromkeys(codes))
    offers = Offering.objects.filter(unit=unit, procedure__code__in=wanted, valid_to=None)
    removed, _kinds = offers.filter(valid_from__gte=valid_to).delete()
    ended = offers.update(valid_to=valid_to)
    if removed or ended:
        _note_unit("unit.procedures_withdrawn", unit, wanted, valid_to, by, at)
    return removed + ended


def _why_not_known(wanted: list[str], known: Mapping[str, object]) -> Refusal | None:
    missing = [code for code in wanted if code not in known]
    if not missing:
        return None
    text = _("The catalogue does not have: {codes}. Check the codes, or import a newer catalogue first.")
    return Refusal("unknown_procedure", text, {"codes": ", ".join(missing)})


def _remarks(rows: list[Row]) -> Iterator[Remark]:
    for row in rows:
        if row.refusal:
            yield Remark(row.number, row.code, "error", row.refusal)
        for doubt in row.content.doubts if row.content else ():
            yield Remark(row.number, row.code, "doubt", doubt)


def _always(_latest: Latest, _content: ProcedureContent) -> bool:
    return True


def _starter_replaces(latest: Latest, content: ProcedureContent) -> bool:
    return latest.source.startswith(STARTER) or (content.curated and not latest.curated)


def _decided(content: ProcedureContent, day: date) -> date:
    """The day of the announcing decision; the day of import where it is missing, odd or still to come."""
    try:
        decided = date.fromisoformat(content.decision_date)
    except ValueError:
        return day
    return decided if EARLIEST <= decided <= day else day


def _note(kind: str, outcome: Outcome, by: ActsInUnit, at: datetime) -> None:
    append(subject_kind="catalogue", subject=CATALOGUE, kind=kind, by=by, at=at, data=outcome.counts())


def _note_unit(kind: str, unit: Unit, codes: list[str], day: date, by: ActsInUnit, at: datetime) -> None:
    data = {"codes": codes, "day": day.isoformat()}
    append(subject_kind="unit", subject=unit.pk, kind=kind, by=by, at=at, data=data)
