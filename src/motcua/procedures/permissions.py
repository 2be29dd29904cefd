from datetime import date
from uuid import UUID

from django.utils.translation import gettext_noop as _

from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal
from motcua.rows import first_of
from motcua.staff.rules import Hat, Permission
from motcua.units.models import Unit
from motcua.units.queries import unit
from motcua.units.rules import AUTHORITIES, Tier

from .models import ProcedureVersion
from .rules import ProcedureContent, competence, taken_in


def why_not_publish(latest: ProcedureVersion | None, in_force_from: date) -> Refusal | None:
    """A new version begins after the newest one did, so that no day is left without exactly one."""
    if latest is not None and in_force_from <= latest.in_force_from:
        return Refusal(
            "version_not_newer",
            _("A version is in force from {day} already. Choose a later day."),
            {"day": f"{latest.in_force_from:%d/%m/%Y}"},
        )
    if latest is not None and latest.in_force_to is not None and in_force_from < latest.in_force_to:
        text = _("The procedure ends on {day}. Choose that day or a later one, or take the end back first.")
        return Refusal("ends_later", text, {"day": f"{latest.in_force_to:%d/%m/%Y}"})
    return None


def why_not_end(newest: ProcedureVersion, day: date, today: date) -> Refusal | None:
    """Whether a procedure may end without a successor from a day on: today or later, after its newest version
    began, and not twice."""
    if newest.in_force_to is not None:
        text = _("The procedure ends on {day} already.")
        return Refusal("ended_already", text, {"day": f"{newest.in_force_to:%d/%m/%Y}"})
    if day < today:
        return Refusal("past_day", _("Choose today or a later day: what was filed before stays filed."))
    if day <= newest.in_force_from:
        text = _("Version {number} is in force from {day}. Choose a later day.")
        params = {"number": newest.number, "day": f"{newest.in_force_from:%d/%m/%Y}"}
        return Refusal("ends_before_it_begins", text, params)
    return None


def why_not_take_end_back(newest: ProcedureVersion, today: date) -> Refusal | None:
    """Whether the end of a procedure can be taken back: as long as it has not come."""
    if newest.in_force_to is None:
        return Refusal("not_ending", _("No end is set for this procedure."))
    if newest.in_force_to <= today:
        text = _("The procedure has ended. To bring it back, publish a working copy of it.")
        return Refusal("ended_already", text)
    return None


def why_not_decide(
    procedure: ProcedureContent, case: str, served_path: str, competent: Unit, on: date
) -> Refusal | None:
    """Whether a unit may decide what the unit of `served_path` received of this case on that day."""
    rule, params = competence(procedure, case), {"unit": competent.name}
    if not rule.reaches(served_path, competent.path, Tier(competent.tier)):
        text = _("{unit} does not decide this procedure when it is received here. Choose another body.")
        return Refusal("not_competent", text, params)
    if not competent.span.holds(on):
        text = _("{unit} does not exist on that day. Choose the body that took its place.")
        return Refusal("competent_gone", text, params)
    return None


def why_not_take_in(procedure: ProcedureContent, version: UUID, served: UUID, on: date) -> Refusal | None:
    """Whether a unit takes in dossiers of this procedure on a day: it offers it, or any centre must."""
    if procedure.non_boundary:
        return None
    tier, listed = _listing(served, version, on) or (Tier.COUNTRY, False)
    if taken_in(procedure, tier, listed=listed):
        return None
    text = _(
        "{unit} does not take in “{procedure}”. Choose a unit that offers it, or ask there where to file it."
    )
    params = {"unit": unit(served).name, "procedure": procedure.plain_name or procedure.name}
    return Refusal("not_offered", text, params)


_LISTED = """
    SELECT a.tier, EXISTS (SELECT 1 FROM procedures_offering o WHERE o.unit_id = a.id), EXISTS (
        SELECT 1 FROM procedures_offering o WHERE o.unit_id = a.id
            AND o.procedure_id = (SELECT v.procedure_id FROM procedures_procedureversion v WHERE v.id = %s)
            AND o.valid_from <= %s AND (o.valid_to IS NULL OR o.valid_to > %s)
    )
    FROM units_unit u
    JOIN units_unit a ON a.id = CASE WHEN u.tier IN (%s, %s, %s, %s) THEN u.id ELSE u.parent_id END
    WHERE u.id = %s
"""
_DECIDING = sorted(tier.value for tier in AUTHORITIES)


def _listing(served: UUID, version_id: UUID, on: date) -> tuple[Tier, bool | None] | None:
    """The tier of the body that receives at a unit, and whether its own list names the procedure of a version
    on that day (None: it keeps no list), in one small query. None for a unit that receives nothing."""
    row = first_of(_LISTED, [version_id, on, on, *_DECIDING, served])
    return (Tier(row[0]), bool(row[2]) if row[1] else None) if row else None


def why_not_import(rows: int, bad: int, *, skip_bad: bool) -> Refusal | None:
    """A file goes in whole or not at all, unless one asks to leave bad rows out."""
    if rows and rows == bad:
        return Refusal("nothing_readable", _("No row of the file could be read. Nothing was written."))
    if bad and not skip_bad:
        return Refusal(
            "bad_rows",
            _("{bad} of {rows} rows are unreadable: nothing was written. Correct them or use --skip-bad."),
            {"bad": bad, "rows": rows},
        )
    return None


def why_not_keep(by: ActsInUnit) -> Refusal | None:
    """Whether somebody may work on the catalogue; the program itself may."""
    if not isinstance(by, Hat) or by.may(Permission.MANAGE_CATALOGUE):
        return None
    text = _("Your post does not keep the catalogue of procedures. Ask the administrator.")
    return Refusal("not_keeper", text)
