"""How times, spans, sums and numbers of people are written for a reader, in the language of the page."""

from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from motcua.kernel.clock import local

_ON_WEEKDAY = (
    gettext_noop("%(clock)s Monday %(day)s"),
    gettext_noop("%(clock)s Tuesday %(day)s"),
    gettext_noop("%(clock)s Wednesday %(day)s"),
    gettext_noop("%(clock)s Thursday %(day)s"),
    gettext_noop("%(clock)s Friday %(day)s"),
    gettext_noop("%(clock)s Saturday %(day)s"),
    gettext_noop("%(clock)s Sunday %(day)s"),
)
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def clock(at: datetime | None) -> str:
    """`10:20` on a Vietnamese clock; nothing for nothing."""
    return f"{local(at):%H:%M}" if at else ""


def day(on: date | datetime | None) -> str:
    """`24/11/2026`, the day in Việt Nam; nothing for nothing."""
    if on is None or on == "":
        return ""
    return f"{local(on) if isinstance(on, datetime) else on:%d/%m/%Y}"


def moment(at: datetime | None) -> str:
    """`10:20 Tuesday 24/11/2026`, as slips and letters write it."""
    if not at:
        return ""
    return _(_ON_WEEKDAY[local(at).weekday()]) % {"clock": clock(at), "day": day(at)}


def since(at: datetime | None, now: datetime) -> str:
    """How far `at` lies from `now`, in the largest unit that fits: `2 hours ago`, `in 3 days`."""
    if not at:
        return ""
    seconds = int((now - at).total_seconds())
    if abs(seconds) < _MINUTE:
        return _("just now")
    return _ago(seconds) if seconds > 0 else _ahead(-seconds)


def _ago(seconds: int) -> str:
    if seconds < _HOUR:
        number = seconds // _MINUTE
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", number) % {"n": number}
    if seconds < _DAY:
        number = seconds // _HOUR
        return ngettext("%(n)d hour ago", "%(n)d hours ago", number) % {"n": number}
    number = seconds // _DAY
    return ngettext("%(n)d day ago", "%(n)d days ago", number) % {"n": number}


def _ahead(seconds: int) -> str:
    if seconds < _HOUR:
        number = seconds // _MINUTE
        return ngettext("in %(n)d minute", "in %(n)d minutes", number) % {"n": number}
    if seconds < _DAY:
        number = seconds // _HOUR
        return ngettext("in %(n)d hour", "in %(n)d hours", number) % {"n": number}
    number = seconds // _DAY
    return ngettext("in %(n)d day", "in %(n)d days", number) % {"n": number}


def duration(span: timedelta | float | None, day_hours: float = 8) -> str:
    """Working seconds as `1 day 3 h`: a day is `day_hours` of work; two units at most, rounded down."""
    if span is None or span == "":
        return ""
    seconds = int(span.total_seconds() if isinstance(span, timedelta) else span)
    days, rest = divmod(seconds, int(float(day_hours) * _HOUR))
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    parts = [
        (days, ngettext("%(n)d day", "%(n)d days", days)),
        (hours, _("%(n)d h")),
        (minutes, _("%(n)d min")),
    ]
    shown = [text % {"n": number} for number, text in parts if number][:2]
    return " ".join(shown) or _("%(n)d min") % {"n": 0}


def dong(amount: int | str | None) -> str:
    """`8.000 đồng` in Vietnamese, `8,000 đồng` in English. An unknown sum is nothing, never zero."""
    if amount is None or amount == "":
        return ""
    separator = "." if (get_language() or "vi").startswith("vi") else ","
    return f"{int(amount):,}".replace(",", separator) + " đồng"


def masked_id(number: str | None) -> str:
    """The first three and last four characters of an identity number; short ones are hidden but for two."""
    text = str(number or "")
    if len(text) < 9:
        return "•" * max(len(text) - 2, 0) + text[-2:]
    return text[:3] + "•" * (len(text) - 7) + text[-4:]
