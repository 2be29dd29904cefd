from datetime import date

from django.utils.translation import gettext_noop as _

from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal
from motcua.staff.rules import Hat, Permission
from motcua.units.models import Unit
from motcua.units.rules import Tier

from .models import ProcedureVersion
from .rules import ProcedureContent, competence


def why_not_publish(latest: ProcedureVersion | None, in_force_from: date) -> Refusal | None:
    """A new version begins after the newest one did, so that no day is left without exactly one."""
    if latest is not None and in_force_from <= latest.in_force_from:
        return Refusal(
            "version_not_newer",
            _("A version is in force from {day} already. Choose a later day."),
            {"day": f"{latest.in_force_from:%d/%m/%Y}"},
        )
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
