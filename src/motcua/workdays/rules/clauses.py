"""The clauses an explanation is made of: receipt, limit, special days on the way, due date."""

from bisect import bisect_left, bisect_right
from datetime import date, time
from decimal import Decimal

from motcua.kernel.words import gettext_noop as _

from .calendar import WorkCalendar, datetime_of
from .days import DayKind, SpecialDay
from .explanation import Sentence
from .hours import written
from .limits import Limit, LimitUnit
from .timeline import Moment

# The names the shipped calendar uses, so that they are translated; other names are shown as they were typed.
DAY_NAMES = (
    _("New Year's Day"),
    _("Lunar New Year"),
    _("Hùng Kings' Commemoration Day"),
    _("Reunification Day"),
    _("Labour Day"),
    _("National Day"),
    _("Vietnam Culture Day"),
)

_LIMITS = {
    LimitUnit.WORKING_DAY: (_("1 working day"), _("{amount} working days")),
    LimitUnit.CALENDAR_DAY: (_("1 calendar day"), _("{amount} calendar days")),
    LimitUnit.MONTH: (_("1 month"), _("{amount} months")),
    LimitUnit.HOUR: (_("1 working hour"), _("{amount} working hours")),
}

# (one day, several days) by kind of day, confirmed or not; make-up days come alone in practice.
_SPECIAL = {
    (DayKind.HOLIDAY, True): (
        _("{first_day} is a holiday ({name})"),
        _("{first_day} to {last_day} are holidays ({name})"),
    ),
    (DayKind.HOLIDAY, False): (
        _("{first_day} is a holiday ({name}), not yet confirmed"),
        _("{first_day} to {last_day} are holidays ({name}), not yet confirmed"),
    ),
    (DayKind.COMPENSATION, True): (
        _("{first_day} is a day off in lieu ({name})"),
        _("{first_day} to {last_day} are days off in lieu ({name})"),
    ),
    (DayKind.COMPENSATION, False): (
        _("{first_day} is a day off in lieu ({name}), not yet confirmed"),
        _("{first_day} to {last_day} are days off in lieu ({name}), not yet confirmed"),
    ),
    (DayKind.MAKE_UP, True): (
        _("{first_day} is a make-up working day ({name}) and counts"),
        _("{first_day} to {last_day} are make-up working days ({name}) and count"),
    ),
    (DayKind.MAKE_UP, False): (
        _("{first_day} is a make-up working day ({name}) and counts, not yet confirmed"),
        _("{first_day} to {last_day} are make-up working days ({name}) and count, not yet confirmed"),
    ),
    (DayKind.WORKING, True): (
        _("{first_day} has its own hours ({name})"),
        _("{first_day} to {last_day} have their own hours ({name})"),
    ),
    (DayKind.WORKING, False): (
        _("{first_day} has its own hours ({name}), not yet confirmed"),
        _("{first_day} to {last_day} have their own hours ({name}), not yet confirmed"),
    ),
}
_UNKNOWN_YEAR = _("the holidays of {years} are not known yet, so only the usual days off were left out")
_ACROSS_A_WEEKEND = 4


def received(at: Moment, start: Moment) -> Sentence:
    """When it was received and, outside working hours, from when it counts."""
    if at == start:
        return Sentence(_("received {received_at}"), {"received_at": stored(at)})
    return Sentence(
        _("received {received_at}, outside working hours, so counted from {start_at}"),
        {"received_at": stored(at), "start_at": stored(start)},
    )


def completed(at: Moment, start: Moment) -> Sentence:
    """The supplement was completed and the whole limit begins again."""
    if at == start:
        return Sentence(
            _("supplement completed {completed_at}, so counted afresh"),
            {"completed_at": stored(at)},
        )
    return Sentence(
        _("supplement completed {completed_at}, outside working hours, so counted afresh from {start_at}"),
        {"completed_at": stored(at), "start_at": stored(start)},
    )


def limited(limit: Limit) -> Sentence:
    """The limit in words."""
    one, many = _LIMITS[limit.unit]
    if limit.amount == 1:
        return Sentence(one)
    return Sentence(many, {"amount": plain(limit.amount)})


def same_day(cutoff: time | None) -> Sentence:
    """Due the same day; or, with the cut-off that was missed, the next working day."""
    if cutoff is None:
        return Sentence(_("result the same working day"))
    return Sentence(
        _("received at or after {cutoff}, so the result comes the next working day"),
        {"cutoff": written(cutoff)},
    )


def due_at(due: Moment) -> Sentence:
    return Sentence(_("due {due_at}"), {"due_at": stored(due)})


def now_due_at(due: Moment) -> Sentence:
    """The due date that replaces one named before."""
    return Sentence(_("now due {due_at}"), {"due_at": stored(due)})


def moved(day: int) -> Sentence:
    """A calendar period that ends on a day off ends on the next working day."""
    return Sentence(
        _("the last day, {last_day}, is a day off, so the next working day"),
        {"last_day": date.fromordinal(day).isoformat()},
    )


def special_days(calendar: WorkCalendar, first: int, last: int) -> list[Sentence]:
    """The days from `first` to `last` (numbers, both included) that are not like their weekday, by name;
    then the years of which nothing is known."""
    numbers, rules = calendar.changed_days
    found = range(bisect_left(numbers, first), bisect_right(numbers, last))
    sentences = _grouped([(numbers[index], rules[index]) for index in found])
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    unknown = [year for year in years if year not in calendar.known_years]
    if unknown:
        text = str(unknown[0]) if len(unknown) == 1 else f"{unknown[0]}–{unknown[-1]}"
        sentences.append(Sentence(_UNKNOWN_YEAR, {"years": text}))
    return sentences


def stored(moment: Moment) -> str:
    """A moment as explanations keep it: local clock, to the minute."""
    return datetime_of(moment).replace(tzinfo=None).isoformat(timespec="minutes")


def plain(amount: Decimal) -> str:
    """`3`, `17.5`: without a superfluous zero."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(days: list[tuple[int, SpecialDay]]) -> list[Sentence]:
    """Neighbouring days of one name become one clause: five days of Lunar New Year are one holiday."""
    groups: list[tuple[int, int, SpecialDay]] = []
    for day, rule in days:
        if groups and day - groups[-1][1] <= _ACROSS_A_WEEKEND and _alike(groups[-1][2], rule):
            groups[-1] = groups[-1][0], day, rule
        else:
            groups.append((day, day, rule))
    return [_special(*group) for group in groups]


def _alike(one: SpecialDay, other: SpecialDay) -> bool:
    return (one.kind, one.name, one.verified) == (other.kind, other.name, other.verified)


def _special(first: int, last: int, rule: SpecialDay) -> Sentence:
    one, several = _SPECIAL[rule.kind, rule.verified]
    params = {"first_day": date.fromordinal(first).isoformat(), "name": rule.name}
    if first == last:
        return Sentence(one, params)
    return Sentence(several, {**params, "last_day": date.fromordinal(last).isoformat()})
