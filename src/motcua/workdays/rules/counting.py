"""On which moment a time limit ends: at acceptance, after supplements, after an extension.

The day of receipt is not counted (Civil Code 2015, article 147), but its clock is kept: received Tuesday
10:20, three working days, due Friday 10:20.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop as _

from . import clauses
from .calendar import WorkCalendar, datetime_of, moment_of
from .explanation import Explanation, Sentence
from .hours import DAY, SECOND, clock_of
from .limits import CIVIL, Limit, LimitUnit, Pause, SupplementMode
from .timeline import Moment
from .told import BadCase

_HOUR = 3600 * SECOND
FIRST_YEAR, LAST_YEAR = 1980, 2200


@dataclass(frozen=True)
class Due:
    """When the result is due, and how that came about."""

    at: datetime
    explanation: Explanation


def due(calendar: WorkCalendar, accepted_at: datetime, limit: Limit) -> Due:
    """When a dossier accepted then is due. Raises BadCase for a year nobody counts in.

    - working days: the same clock on the N-th working day after the start; a clock outside that day's hours
      becomes the next opening of that day or, after its end (a half day), its closing time;
    - a fraction of a working day: that share of the day's own hours, whole days first; what passes the end
      of one day is the same share of the next (with days of equal length: fraction × hours of a day);
    - hours: working hours, jumping over lunch, nights and days off;
    - calendar days and months: the civil calendar (month ends clamp) and, ending on a day off, the next
      working day at the same clock;
    - same day: closing time of that working day, of the next one when the start is at or after the cut-off.
    """
    accepted = _moment(accepted_at)
    start = calendar.timeline.next_open(accepted)
    return _counted(calendar, accepted, start, limit, clauses.received(accepted, start))


def due_after_pauses(
    calendar: WorkCalendar,
    accepted_at: datetime,
    limit: Limit,
    pauses: Sequence[Pause],
    mode: SupplementMode,
) -> Due:
    """When it is due after supplements were asked for and completed. Raises BadCase for pauses that overlap,
    are out of order, begin before the acceptance, or are not completed."""
    check_pauses(accepted_at, pauses)
    if not pauses:
        return due(calendar, accepted_at, limit)
    if mode is SupplementMode.RESTART:
        return _restarted(calendar, pauses[-1].end or accepted_at, limit)
    found = due(calendar, accepted_at, limit)
    for pause in pauses:
        later = resume(calendar, found.at, pause.start, pause.end or pause.start, limit.unit)
        found = Due(later.at, found.explanation + later.explanation)
    return found


def resume(
    calendar: WorkCalendar,
    due_at: datetime,
    paused_at: datetime,
    resumed_at: datetime,
    unit: LimitUnit = LimitUnit.WORKING_DAY,
) -> Due:
    """The due date after one completed pause, never earlier than before.

    Working time that remained at the pause is counted again from its end; civil limits (calendar days,
    months) get the elapsed time added. A date that had already passed when the pause began stays as it was.
    """
    paused, resumed, before = _moment(paused_at), _moment(resumed_at), _moment(due_at)
    if resumed < paused:
        raise BadCase(_("A supplement was completed before it was asked for: correct the pause."))
    if paused >= before:
        said = Sentence(
            _("a supplement asked for {paused_at}, after the due date, changes nothing: due {due_at}"),
            {"paused_at": clauses.stored(paused), "due_at": clauses.stored(before)},
        )
        return Due(datetime_of(before), Explanation((said,)))
    if unit in CIVIL:
        end = _settled(calendar, _plus(before, _minus(resumed, paused)))
    else:
        end = _remaining_from(calendar, before, paused, resumed)
    said = Sentence(
        _("clock stopped from {paused_at} to {resumed_at} for a supplement"),
        {"paused_at": clauses.stored(paused), "resumed_at": clauses.stored(resumed)},
    )
    special = clauses.special_days(calendar, before[0] + 1, end[0]) if end[0] > before[0] else []
    return Due(datetime_of(end), Explanation((said, *special, clauses.now_due_at(end))))


def why_not_extend(calendar: WorkCalendar, due_at: datetime, new_due_at: datetime) -> Refusal | None:
    """Whether a new date may be promised: later than the old one, and at a time when the office works."""
    if new_due_at <= due_at:
        return Refusal("not_later", _("The new date must lie after the present one: choose a later date."))
    if not calendar.is_working_time(new_due_at):
        return Refusal(
            "not_working_time", _("The office is closed at the new date: choose a time in its working hours.")
        )
    return None


def extend(calendar: WorkCalendar, due_at: datetime, new_due_at: datetime) -> Due:
    """The new date with its explanation. Raises BadCase where `why_not_extend` has a reason."""
    refusal = why_not_extend(calendar, due_at, new_due_at)
    if refusal is not None:
        raise BadCase(refusal.text, **refusal.params)
    old, new = _moment(due_at), _moment(new_due_at)
    params = {"old_at": clauses.stored(old), "due_at": clauses.stored(new)}
    said = Sentence(_("extended from {old_at}: due {due_at}"), params)
    return Due(datetime_of(new), Explanation((said,)))


def check_pauses(accepted_at: datetime, pauses: Iterable[Pause]) -> None:
    """Raises BadCase with a sentence for the first pause that cannot have been."""
    earliest = accepted_at
    for index, pause in enumerate(pauses):
        if pause.end is None:
            raise BadCase(_("A supplement is not completed yet: the due date is known when it is."))
        if pause.end < pause.start:
            raise BadCase(_("A supplement was completed before it was asked for: correct the pause."))
        if pause.start < earliest:
            raise BadCase(
                _("A pause begins before the acceptance: correct one of the two.")
                if index == 0
                else _("The pauses overlap or are out of order: write them one after the other.")
            )
        earliest = pause.end


def _restarted(calendar: WorkCalendar, completed_at: datetime, limit: Limit) -> Due:
    completed = _moment(completed_at)
    start = calendar.timeline.next_open(completed)
    return _counted(calendar, completed, start, limit, clauses.completed(completed, start))


def _counted(calendar: WorkCalendar, begun: Moment, start: Moment, limit: Limit, opening: Sentence) -> Due:
    """The limit counted from a working moment, told from its opening clause to the due date."""
    if limit.unit in CIVIL:
        end, said = _civil_end(calendar, begun, start, limit)
    else:
        end, words = _working_end(calendar, start, limit)
        said = [words, *clauses.special_days(calendar, begun[0], end[0])]
    return Due(datetime_of(end), Explanation((opening, *dict.fromkeys(said), clauses.due_at(end))))


def _working_end(calendar: WorkCalendar, start: Moment, limit: Limit) -> tuple[Moment, Sentence]:
    """The end of a limit in working time, and the clause that names the limit."""
    if limit.unit is LimitUnit.SAME_DAY:
        return _same_day(calendar, start, limit)
    if limit.unit is LimitUnit.WORKING_DAY:
        end = _working_days(calendar, start, limit)
    else:
        end = calendar.timeline.add(start, int(limit.amount * _HOUR))
    return _closed(calendar, end, limit), clauses.limited(limit)


def _civil_end(
    calendar: WorkCalendar, begun: Moment, start: Moment, limit: Limit
) -> tuple[Moment, list[Sentence]]:
    """The end of calendar days or months. They run through holidays, so only days that moved the start or
    the end are named."""
    last = _civil(start, limit)
    end = _closed(calendar, _settled(calendar, last), limit)
    said = [*clauses.special_days(calendar, begun[0], start[0]), clauses.limited(limit)]
    if end[0] != last[0]:
        said.append(clauses.moved(last[0]))
    return end, [*said, *clauses.special_days(calendar, last[0], end[0])]


def _closed(calendar: WorkCalendar, end: Moment, limit: Limit) -> Moment:
    return (end[0], calendar.timeline.hours(end[0]).closing) if limit.end_of_day else end


def _same_day(calendar: WorkCalendar, start: Moment, limit: Limit) -> tuple[Moment, Sentence]:
    day, clock = start
    missed = limit.cutoff is not None and clock >= clock_of(limit.cutoff)
    if missed:
        day = calendar.timeline.working_day_after(day)
    return (day, calendar.timeline.hours(day).closing), clauses.same_day(limit.cutoff if missed else None)


def _working_days(calendar: WorkCalendar, start: Moment, limit: Limit) -> Moment:
    timeline = calendar.timeline
    day, clock = start
    whole = int(limit.amount)
    if whole:
        day = timeline.working_day_after(day, whole)
        clock = timeline.hours(day).fit(clock)
    share = limit.amount - whole
    if not share:
        return day, clock
    hours = timeline.hours(day)
    left = hours.total - hours.worked_by(clock)
    if share * hours.total <= left:
        return timeline.add((day, clock), int(share * hours.total))
    beyond = share - left / Decimal(hours.total)
    day = timeline.working_day_after(day)
    hours = timeline.hours(day)
    return day, hours.clock_after(int(beyond * hours.total))


def _civil(start: Moment, limit: Limit) -> Moment:
    day, clock = start
    if limit.unit is LimitUnit.CALENDAR_DAY:
        return day + int(limit.amount), clock
    begun = date.fromordinal(day)
    years, month = divmod(begun.month - 1 + int(limit.amount), 12)
    year = begun.year + years
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(begun.day, last)).toordinal(), clock


def _settled(calendar: WorkCalendar, end: Moment) -> Moment:
    """The end itself, moved to the next working day from a day off, its clock within the hours."""
    day, clock = end
    if not calendar.timeline.hours(day):
        day = calendar.timeline.working_day_after(day)
    return day, calendar.timeline.hours(day).fit(clock)


def _remaining_from(calendar: WorkCalendar, before: Moment, paused: Moment, resumed: Moment) -> Moment:
    timeline = calendar.timeline
    remaining = timeline.between(paused, before)
    start = timeline.next_open(resumed)
    if remaining <= 0:
        return max(before, start)
    end = timeline.add(start, remaining)
    at_opening = timeline.hours(before[0]).opens_at(before[1])
    return max(before, timeline.next_open(end) if at_opening else end)


def _moment(at: datetime) -> Moment:
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise BadCase(
            _("The year {year} is out of reach: write a date between {first} and {last}."),
            year=at.year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return moment_of(at)


def _plus(moment: Moment, elapsed: int) -> Moment:
    days, clock = divmod(moment[1] + elapsed, DAY)
    return moment[0] + days, clock


def _minus(later: Moment, earlier: Moment) -> int:
    return (later[0] - earlier[0]) * DAY + later[1] - earlier[1]
