"""Days and moments as people say them: today, tomorrow, Friday; with the date when it is further away."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.kernel.clock import local_day
from motcua.pages.words import clock, day

_NEAR = {-1: gettext_noop("yesterday"), 0: gettext_noop("today"), 1: gettext_noop("tomorrow")}
_WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
_WEEK = 7


def day_said(moment: datetime, at: datetime) -> str:
    """`today`, `tomorrow`, `Friday`; from a week away on `Friday 04/12/2026`."""
    on = local_day(moment)
    ahead = (on - local_day(at)).days
    if ahead in _NEAR:
        return _(_NEAR[ahead])
    return _weekday(on) if abs(ahead) < _WEEK else f"{_weekday(on)} {day(on)}"


def moment_said(moment: datetime, at: datetime) -> str:
    """`Friday 10:20`."""
    return _("%(day)s %(clock)s") % {"day": day_said(moment, at), "clock": clock(moment)}


def since_said(moment: datetime, at: datetime) -> str:
    """`Tuesday`, and for today `today 9:05`: what is old needs no clock."""
    return moment_said(moment, at) if local_day(moment) == local_day(at) else day_said(moment, at)


def _weekday(on: date) -> str:
    return _(_WEEKDAYS[on.weekday()])
