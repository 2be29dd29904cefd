"""The plan of the story: who comes when, for what, and what is special about it. Pure, and all by dice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random

from motcua.kernel.clock import at_local, local, local_day
from motcua.procedures.rules import Channel
from motcua.workdays.rules import WorkCalendar

from .cast import NEIGHBOUR, WARD
from .trades import BY_CASE, BY_CODE, ERRANDS, ONLINE_HANDS, Errand, Hand

# How many dossiers a day brings for each person who comes through the door, online ones counted: Mondays
# most, Fridays least. Most who come only ask, hand in what is missing, or fetch a result.
SHARES = (0.18, 0.145, 0.125, 0.135, 0.115, 0.08, 0.08)
_NEIGHBOURS_A_DAY = 3
# What citizens themselves typed is played page by page for the last days only: what is filed is the same, and
# the draft behind it leaves nothing that would still be seen after some days.
_DRAFTED_DAYS = 4


class Twist(StrEnum):
    """What is special about one dossier."""

    PLAIN = "plain"
    MISSING = "missing"  # a paper is missing at filing, and is brought
    NEVER_BROUGHT = "never_brought"  # a paper is missing at filing, and never comes
    REFUSED = "refused"  # not for this commune
    RECALLED = "recalled"  # passed on too early, taken back
    SENT_BACK = "sent_back"  # the specialist sends it back to the desk
    DESK_REQUEST = "desk_request"  # the specialist asks for papers through the desk; they come
    DESK_WAITING = "desk_waiting"  # the same, and they have not come
    REASSIGNED = "reassigned"
    APOLOGY = "apology"
    OBLIGATION = "obligation"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    NO = "no"  # refused on the merits
    FORGOTTEN = "forgotten"  # lies too long
    SET_ASIDE = "set_aside"  # entered twice by mistake
    LYING = "lying"  # lies with the specialist up to now
    UNTOUCHED = "untouched"  # filed online, nobody has looked at it
    UNCOLLECTED = "uncollected"
    CORRECTED = "corrected"  # the applicant has a new telephone number
    RATED = "rated"  # whoever had it says how it was
    ON_SHOW = "on_show"  # the one that the front page offers to follow: its applicant has something to mend
    ASLEEP = "asleep"  # begun online, and nobody went on with it
    HALF_WAY = "half_way"  # begun with a helper; a paper is to be fetched from home
    AT_CHECK = "at_check"  # all is filled in, and waits to be read once more
    PREPARED = "prepared"  # prepared with a guide for the counter, and not taken in yet


T = Twist
UNFILED = frozenset({T.ASLEEP, T.HALF_WAY, T.AT_CHECK, T.PREPARED})
# Per thousand; the rest is plain. Same-day business leaves little room for adventures.
_QUICK = {
    T.RECALLED: 6,
    T.SENT_BACK: 8,
    T.WITHDRAWN: 3,
    T.NO: 4,
    T.MISSING: 6,
    T.CORRECTED: 5,
    T.UNCOLLECTED: 20,
}
_USUAL = {
    T.MISSING: 55,
    T.NEVER_BROUGHT: 16,
    T.REFUSED: 22,
    T.RECALLED: 14,
    T.SENT_BACK: 28,
    T.DESK_REQUEST: 42,
    T.DESK_WAITING: 12,
    T.REASSIGNED: 16,
    T.APOLOGY: 18,
    T.WITHDRAWN: 14,
    T.STOPPED: 8,
    T.NO: 24,
    T.FORGOTTEN: 18,
    T.SET_ASIDE: 4,
    T.CORRECTED: 14,
    T.UNCOLLECTED: 40,
}
# These happen for certain, on the first day of the story, whatever the dice say.
_CERTAIN = (
    (T.MISSING, "1.004873"),
    (T.NEVER_BROUGHT, "1.004873"),
    (T.RECALLED, "1.004873"),
    (T.SENT_BACK, "1.004859"),
    (T.DESK_REQUEST, "1.001612"),
    (T.DESK_WAITING, "1.001776"),
    (T.REASSIGNED, "1.004884"),
    (T.APOLOGY, "1.004884"),
    (T.OBLIGATION, "1.012753"),
    (T.OBLIGATION, "1.012753"),
    (T.WITHDRAWN, "1.004873"),
    (T.STOPPED, "1.012796"),
    (T.NO, "1.004859"),
    (T.FORGOTTEN, "2.000908"),
    (T.SET_ASIDE, "1.001193"),
    (T.UNCOLLECTED, "2.000815"),
    (T.LYING, "1.014027"),
    (T.LYING, "1.012796"),
    (T.PLAIN, "1.001193"),
    (T.PLAIN, "2.000815"),
)
_CERTAIN_ONLINE = (
    (T.REFUSED, "1.004884", Hand.OWN),
    (T.MISSING, "1.004873", Hand.OWN),
    (T.DESK_REQUEST, "1.001193", Hand.OWN),
    (T.WITHDRAWN, "1.004873", Hand.OWN),
    (T.CORRECTED, "1.001612", Hand.OWN),
    (T.RATED, "2.000635", Hand.OWN),
    (T.PLAIN, "1.001193", Hand.RELATIVE),
    (T.PLAIN, "1.004873", Hand.GUIDE),
    (T.RATED, "1.004859", Hand.YOUTH),
    (T.PLAIN, "1.014027", Hand.POST),
)


@dataclass(frozen=True)
class Visit:
    """One dossier to be: its running number, when it comes in, for what, where, how, typed by whom, and with
    which twist. `by_draft`: it is filled in page by page here, and filed from that."""

    number: int
    at: datetime
    errand: Errand
    channel: Channel
    twist: Twist
    place: str
    seed: str
    hand: Hand = Hand.OWN
    by_draft: bool = False
    brisk: bool = False  # everything about it goes fast, so that a short story holds it whole


def dice(seed: str) -> Random:
    """Dice that fall the same way for the same seed. They decide a story, nothing secret."""
    return Random(seed)  # noqa: S311


def plan(calendar: WorkCalendar, days: list[date], until: datetime, busiest: int, seed: int) -> list[Visit]:
    """All visits of these working days before `until`, in order of time, numbered from 1."""
    found = [visit for day in days for visit in _of_day(calendar, day, busiest, seed)]
    found += [*_certain(calendar, days[0], seed), *_last_hours(calendar, until, seed)]
    found += _still_open(calendar, days, until, seed)
    coming = sorted((one for one in found if one.at <= until), key=lambda one: (one.at, one.seed))
    lately = at_local(days[-min(_DRAFTED_DAYS, len(days))])
    return [
        replace(one, number=number, by_draft=_by_draft(one, lately))
        for number, one in enumerate(coming, start=1)
    ]


def _by_draft(visit: Visit, lately: datetime) -> bool:
    if visit.channel is Channel.COUNTER and visit.twist is not T.PREPARED:
        return False
    helped = visit.hand is not Hand.OWN
    return helped or visit.twist in UNFILED or (visit.at >= lately and visit.twist is not T.UNTOUCHED)


def working_days(calendar: WorkCalendar, until: datetime, weeks: int) -> list[date]:
    """The last working days up to that of `until`, five for each week, however many holidays lie between."""
    found: list[date] = []
    day = local_day(until)
    while len(found) < 5 * weeks:
        if calendar.is_working_day(day):
            found.append(day)
        day -= timedelta(days=1)
    return found[::-1]


def _of_day(calendar: WorkCalendar, day: date, busiest: int, seed: int) -> Iterator[Visit]:
    mood = dice(f"{seed}/{day}").uniform(0.88, 1.0)
    wanted = round(busiest * SHARES[day.weekday()] * mood)
    for index in range(wanted):
        yield _visit(calendar, day, f"{seed}/{day}/{index}", WARD)
    for index in range(min(_NEIGHBOURS_A_DAY, wanted)):
        yield _visit(calendar, day, f"{seed}/{day}/n{index}", NEIGHBOUR)


def _visit(calendar: WorkCalendar, day: date, seed: str, place: str) -> Visit:
    drawn = dice(f"{seed}/visit")
    errand = drawn.choices(ERRANDS, [one.weight for one in ERRANDS])[0]
    channel = _channel(drawn, errand)
    twist = _twist(drawn, errand, channel) if place == WARD else Twist.PLAIN
    hand = _hand(drawn, channel) if place == WARD else Hand.OWN
    at_home = channel is Channel.ONLINE and hand is not Hand.GUIDE
    at = _online_hour(drawn, day) if at_home else _office_hour(drawn, calendar, day)
    return Visit(0, at, errand, channel, twist, place, seed, hand)


def _hand(drawn: Random, channel: Channel) -> Hand:
    if channel is Channel.POST:
        return Hand.POST
    share = list(ONLINE_HANDS.values())
    return drawn.choices(list(ONLINE_HANDS), share)[0] if channel is Channel.ONLINE else Hand.OWN


def _channel(drawn: Random, errand: Errand) -> Channel:
    share = drawn.random()
    if share < errand.online:
        return Channel.ONLINE
    return Channel.POST if share < errand.online + errand.post else Channel.COUNTER


def _twist(drawn: Random, errand: Errand, channel: Channel) -> Twist:
    if errand.code == "1.012753" and drawn.random() < 0.35:
        return Twist.OBLIGATION
    table = _QUICK if errand.quick else _USUAL
    left = drawn.randrange(1000)
    for twist, share in table.items():
        left -= share
        if left < 0:
            return Twist.PLAIN if twist is T.REFUSED and channel is Channel.COUNTER else twist
    return Twist.PLAIN


def _office_hour(drawn: Random, calendar: WorkCalendar, day: date) -> datetime:
    """Most come between eight and ten, a second wave after two; nobody in the last quarter of an hour."""
    spans = calendar.spans(day)
    span = spans[0] if drawn.random() < 0.63 else spans[-1]
    start, end = at_local(day, span[0]), at_local(day, span[1])
    return start + (end - start - timedelta(minutes=15)) * drawn.betavariate(1.7, 2.6)


def _online_hour(drawn: Random, day: date) -> datetime:
    return at_local(day, time(6)) + timedelta(minutes=960) * drawn.betavariate(1.6, 1.9)


def _certain(calendar: WorkCalendar, day: date, seed: int) -> Iterator[Visit]:
    opening = calendar.next_working_moment(at_local(day))
    at_counter = [(twist, code, Channel.COUNTER, Hand.OWN) for twist, code in _CERTAIN]
    online = [(twist, code, _channel_of(hand), hand) for twist, code, hand in _CERTAIN_ONLINE]
    for index, (twist, code, channel, hand) in enumerate([*at_counter, *online]):
        at = calendar.add_working_time(opening, timedelta(minutes=3 + 2 * index))
        named = f"{seed}/certain/{index}"
        yield Visit(0, at, BY_CODE[code], channel, twist, WARD, named, hand, brisk=True)


def _channel_of(hand: Hand) -> Channel:
    return Channel.POST if hand is Hand.POST else Channel.ONLINE


def _last_hours(calendar: WorkCalendar, until: datetime, seed: int) -> Iterator[Visit]:
    """What makes the present lively: some due within the hour, some just filed online."""
    soon = calendar.next_working_moment(until)
    for index, minutes in enumerate((14, 27, 41, 52)):
        goal = soon + timedelta(minutes=minutes)
        at = _same_clock_before(calendar, goal)
        yield Visit(0, at, BY_CODE["2.000908"], Channel.COUNTER, T.LYING, WARD, f"{seed}/due/{index}")
    slower = 1 if calendar.is_working_time(until) else 9  # at night and on holidays fewer people file
    for index, minutes in enumerate((4, 11, 23, 38, 55, 76)):
        at = until - slower * timedelta(minutes=minutes)
        code = ("1.001193", "1.004873", "1.001612")[index % 3]
        yield Visit(0, at, BY_CODE[code], Channel.ONLINE, T.UNTOUCHED, WARD, f"{seed}/new/{index}")


def _still_open(calendar: WorkCalendar, days: list[date], until: datetime, seed: int) -> Iterator[Visit]:
    """What waits for a citizen now: a request to mend something, and drafts that are not filed."""
    before, last = days[-2], _last_moment_at_work(calendar, days, until)
    planned = (
        (T.ON_SHOW, "1.001193.02", Hand.OWN, calendar.next_working_moment(at_local(before))),
        (T.ASLEEP, "1.014027", Hand.OWN, at_local(days[0], time(20, 10))),
        (T.HALF_WAY, "1.014027", Hand.POST, at_local(before, time(15, 25))),
        (T.AT_CHECK, "1.001193.02", Hand.OWN, until - timedelta(minutes=46)),
        (T.PREPARED, "2.000815-1", Hand.GUIDE, last - timedelta(minutes=31)),
    )
    for twist, case, hand, at in planned:
        channel = Channel.COUNTER if twist is T.PREPARED else _channel_of(hand)
        yield Visit(0, at, BY_CASE[case], channel, twist, WARD, f"{seed}/open/{twist}", hand, brisk=True)


def _last_moment_at_work(calendar: WorkCalendar, days: list[date], until: datetime) -> datetime:
    """The last moment at which the desks were open for at least an hour before it."""
    for day in reversed(days):
        for start, end in reversed(calendar.spans(day)):
            if at_local(day, start) + timedelta(hours=1) <= until:
                return min(until, at_local(day, end))
    return until


def _same_clock_before(calendar: WorkCalendar, goal: datetime) -> datetime:
    """The same clock time on the working day before: one working day ends there."""
    here = local(goal)
    day = here.date() - timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return calendar.next_working_moment(at_local(day, here.time()))
