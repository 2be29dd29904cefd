from datetime import date

from django.utils.translation import gettext_noop as _

from motcua.kernel.refusal import Refusal

from .models import ProcedureVersion


def why_not_publish(latest: ProcedureVersion | None, in_force_from: date) -> Refusal | None:
    """A new version begins after the newest one did, so that no day is left without exactly one."""
    if latest is not None and in_force_from <= latest.in_force_from:
        return Refusal(
            "version_not_newer",
            _("A version is in force from {day} already. Choose a later day."),
            {"day": f"{latest.in_force_from:%d/%m/%Y}"},
        )
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
