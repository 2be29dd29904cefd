"""A procedure told to people: what it costs, how long it takes, by when they have it, where it is done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.pages.words import dong
from motcua.procedures.rules import Channel, FeeRule, Known, OnlineLevel, Performer, ProcedureContent
from motcua.workdays.rules import Limit, LimitUnit, WorkCalendar
from motcua.workdays.rules import due as due_after

_FILE_NAME = re.compile(r"\.(docx?|xlsx?|pdf|rtf|odt)\b", re.IGNORECASE)
_FIELD_CODE = re.compile(r"\s*\([A-Z]\d\d-[^)]*\)$")


@dataclass(frozen=True)
class Cost:
    """One thing to pay, in words. An amount that is not known is never called free."""

    name: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class Channelled:
    """What holds for some ways of filing."""

    channels: str
    costs: tuple[Cost, ...]


@dataclass(frozen=True)
class Time:
    """How long one case takes, and when somebody who files now has the result; `opens` is when they can file,
    while the counter is closed."""

    case: str
    name: str
    words: str
    by: datetime | None
    opens: datetime | None = None


def costs(content: ProcedureContent, case: str | None) -> list[Channelled]:
    """What is to be paid, for each way of filing; ways that cost the same together."""
    together: dict[tuple[Cost, ...], list[Channel]] = {}
    for channel in content.channels or (Channel.COUNTER,):
        paid = tuple(_cost(fee) for fee in content.fees_for(case, channel)) or (_unknown(),)
        together.setdefault(paid, []).append(channel)
    single = len(together) == 1
    return [Channelled("" if single else _ways(channels), paid) for paid, channels in together.items()]


def _cost(fee: FeeRule) -> Cost:
    if fee.is_free:
        return Cost(fee.name, _("Nothing to pay"), fee.note_for_people)
    if fee.known is Known.STATED:
        return Cost(fee.name, _amount(fee), fee.note_for_people)
    if fee.known is Known.SET_BY_PROVINCE:
        return Cost(fee.name, _("Your province sets the amount. Ask at the counter."), fee.note_for_people)
    return Cost(fee.name, _("Not known here. Ask at the counter before you file."))


def _unknown() -> Cost:
    return Cost(_("Fees"), _("Not known here. Ask at the counter before you file."))


def _amount(fee: FeeRule) -> str:
    each = {"page": _("%(sum)s a page"), "copy": _("%(sum)s a copy")}.get(fee.rate.per if fee.rate else "")
    return (each or "%(sum)s") % {"sum": dong(fee.amount)}


def ways(content: ProcedureContent) -> str:
    """How it may be filed: `Online, by post, at the counter`."""
    first, *more = [way_name(channel) for channel in content.channels or (Channel.COUNTER,)]
    return ", ".join([first, *(name[:1].lower() + name[1:] for name in more)])


def forms(content: ProcedureContent) -> list[str]:
    """The forms to fill in, by what people call them. A bare file name, as catalogues have, tells nobody
    anything."""
    named = {paper.form for paper in content.papers if paper.form}
    return sorted(name for name in named if not _FILE_NAME.search(name))


def results(content: ProcedureContent) -> list[str]:
    """What comes out of it, without the full stops of the catalogue."""
    return [(result.name or result.code).rstrip(" .;,") for result in content.results]


def field_name(name: str) -> str:
    """A field as people read it: the catalogue's own codes at its end are left out."""
    plain = _FIELD_CODE.sub("", name)
    return plain[:1].upper() + plain[1:]


def way_name(channel: Channel) -> str:
    """How a dossier is filed, in words."""
    return {
        Channel.COUNTER: _("At the counter"),
        Channel.ONLINE: _("Online"),
        Channel.POST: _("By post"),
    }[channel]


def _ways(channels: Iterable[Channel]) -> str:
    return ", ".join(way_name(channel) for channel in channels)


def times(content: ProcedureContent, calendar: WorkCalendar, at: datetime) -> list[Time]:
    """How long each case takes at the counter, with the day for somebody who files now."""
    return [time_of(content, case.code, calendar, at) for case in content.cases]


def time_of(content: ProcedureContent, case: str, calendar: WorkCalendar, at: datetime) -> Time:
    """How long one case takes; without a promised limit neither words nor a day."""
    limit = content.limit_for(case, Channel.COUNTER)
    name = content.case(case).name
    if limit is None:
        return Time(case, name, "", None)
    opens = calendar.next_working_moment(at)
    by = due_after(calendar, at, limit).at
    return Time(case, name, limit_words(limit), by, None if opens == at else opens)


def limit_words(limit: Limit) -> str:
    """`3 working days`, `the same day, when filed before 15:00`."""
    if limit.unit is LimitUnit.SAME_DAY:
        if limit.cutoff:
            return _("the same day, when filed before %(clock)s") % {"clock": f"{limit.cutoff:%H:%M}"}
        return _("the same day")
    amount = f"{limit.amount.normalize():f}"
    number = max(1, int(limit.amount))
    words = {
        LimitUnit.WORKING_DAY: ngettext("%(n)s working day", "%(n)s working days", number),
        LimitUnit.CALENDAR_DAY: ngettext("%(n)s day", "%(n)s days", number),
        LimitUnit.MONTH: ngettext("%(n)s month", "%(n)s months", number),
        LimitUnit.HOUR: ngettext("%(n)s working hour", "%(n)s working hours", number),
    }[limit.unit]
    return words % {"n": amount}


def goes_online(content: ProcedureContent) -> bool:
    """Whether it may be filed on the internet."""
    return Channel.ONLINE in content.channels and content.online_level != OnlineLevel.INFORMATION_ONLY


def online_words(content: ProcedureContent) -> str:
    """How far one gets without leaving home."""
    if not goes_online(content):
        return _("This cannot be done online. Come to the counter.")
    if content.online_level is OnlineLevel.FULL:
        return _("You can do all of it online, from filing to the result.")
    return _("You can file online. You come once, to show originals or to fetch the result.")


def doer_words(performer: Performer) -> str:
    """Who at the commune does it, where that is not the committee."""
    return {
        Performer.POLICE: _("The police of the commune do this. Ask at the centre for their desk."),
        Performer.MILITARY: _("The military command of the commune does this. Ask at the centre."),
        Performer.BRANCH: _("A branch office of the province does this. Ask at the centre where it sits."),
    }.get(performer, "")
