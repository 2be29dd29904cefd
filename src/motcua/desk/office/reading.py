"""How what a procedure says is told to an officer. Nothing unknown is told as free, or as certain."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from motcua.kernel.words import gettext_noop, translate
from motcua.pages.words import dong
from motcua.procedures.rules import (
    Channel,
    Collect,
    FeeKind,
    FeeRule,
    Known,
    Level,
    OnlineLevel,
    Performer,
    ProcedureContent,
    ReturnChannel,
    RouteStep,
    StepRole,
    StepTier,
    step_name,
)
from motcua.workdays.rules import Limit, LimitUnit, SupplementMode

CHANNELS = {
    Channel.COUNTER: gettext_noop("At the counter"),
    Channel.ONLINE: gettext_noop("Online"),
    Channel.POST: gettext_noop("By post"),
}
RETURNS = {
    ReturnChannel.COUNTER: gettext_noop("At the counter"),
    ReturnChannel.ONLINE: gettext_noop("Online"),
    ReturnChannel.POST: gettext_noop("By post"),
}
LEVELS = {
    Level.COMMUNE: gettext_noop("commune level"),
    Level.PROVINCE: gettext_noop("province"),
    Level.MINISTRY: gettext_noop("ministry"),
    Level.OTHER: gettext_noop("other bodies"),
}
ONLINE = {
    OnlineLevel.FULL: gettext_noop("Fully online"),
    OnlineLevel.PARTIAL: gettext_noop("Partly online"),
    OnlineLevel.INFORMATION_ONLY: gettext_noop("Online information only"),
}
PERFORMERS = {
    Performer.COMMITTEE: gettext_noop("People's Committee"),
    Performer.POLICE: gettext_noop("Police"),
    Performer.MILITARY: gettext_noop("Military command"),
    Performer.BRANCH: gettext_noop("Branch of a vertical service"),
    Performer.UNKNOWN: gettext_noop("Not stated"),
}
ROLES = {
    StepRole.RECEPTIONIST: gettext_noop("Receptionist"),
    StepRole.SPECIALIST: gettext_noop("Specialist"),
    StepRole.LEADER: gettext_noop("Leader"),
    StepRole.CLERK: gettext_noop("Clerk"),
    StepRole.RETURN_DESK: gettext_noop("Return desk"),
}
TIERS = {
    StepTier.COMMUNE: gettext_noop("commune level"),
    StepTier.PROVINCE: gettext_noop("province"),
    StepTier.DEPARTMENT: gettext_noop("provincial department"),
    StepTier.BRANCH: gettext_noop("branch of a vertical service"),
    StepTier.OUTSIDE: gettext_noop("outside the administration"),
}
KINDS = {
    FeeKind.FEE: gettext_noop("Fee"),
    FeeKind.CHARGE: gettext_noop("Charge"),
    FeeKind.PRICE: gettext_noop("Service price"),
}
COLLECTED = {
    Collect.BEFORE: gettext_noop("Before acceptance"),
    Collect.AFTER: gettext_noop("When the result is returned"),
    Collect.EXEMPT: gettext_noop("Exempt"),
}
PER = {
    "copy": gettext_noop("for each copy"),
    "page": gettext_noop("for each page"),
    "case": gettext_noop("for each case"),
}
SUPPLEMENTS = {
    SupplementMode.ADD: gettext_noop("After a supplement the time that was left goes on."),
    SupplementMode.RESTART: gettext_noop("After a supplement the whole limit begins again."),
}


@dataclass(frozen=True)
class Told:
    """A procedure in words: `common` papers and fees of all cases, where there are several; each case with
    its limits, papers, fees and route; the rest as pairs."""

    summary: list[tuple[str, str]]
    common: dict[str, Any] | None
    cases: list[dict[str, Any]]
    doubts: list[str]


def told(content: ProcedureContent) -> Told:
    """Everything a page shows of a version, in the reader's language."""
    channels = content.channels or tuple(Channel)
    return Told(
        summary=_summary(content),
        common=_common(content, channels),
        cases=[_case(content, case, channels) for case in content.cases],
        doubts=[translate(doubt) for doubt in content.doubts],
    )


def limit_words(limit: Limit | None) -> str:
    """`3 working days`; without a limit, that no date is promised."""
    if limit is None:
        return _("No limit stated: no date is promised")
    if limit.unit is LimitUnit.SAME_DAY:
        return _same_day(limit)
    one, many = _UNITS[limit.unit]
    return translate(one) if limit.amount == 1 else translate(many).format(amount=_decimal(limit.amount))


# The same sentences as those of the explanation of a due date.
_UNITS = {
    LimitUnit.WORKING_DAY: (gettext_noop("1 working day"), gettext_noop("{amount} working days")),
    LimitUnit.CALENDAR_DAY: (gettext_noop("1 calendar day"), gettext_noop("{amount} calendar days")),
    LimitUnit.MONTH: (gettext_noop("1 month"), gettext_noop("{amount} months")),
    LimitUnit.HOUR: (gettext_noop("1 working hour"), gettext_noop("{amount} working hours")),
}


def _same_day(limit: Limit) -> str:
    if limit.cutoff is None:
        return _("The same working day")
    words = _("The same working day; received from %(clock)s on, the next working day")
    return words % {"clock": f"{limit.cutoff:%H:%M}"}


def fee_words(fee: FeeRule) -> str:
    """How much is to be paid: a sum only if one is stated, and free only if the source says so."""
    if fee.known is Known.STATED and fee.amount is not None:
        return _with_rate(fee)
    if fee.is_free:
        return _("Free: the source says so")
    if fee.known is Known.SET_BY_PROVINCE:
        return _("Set by the province: look up its resolution")
    return _("Not known: ask before you answer the applicant")


def _with_rate(fee: FeeRule) -> str:
    rate = fee.rate
    if rate is None:
        return dong(fee.amount)
    words = [f"{dong(fee.amount)} {translate(PER.get(rate.per, rate.per))}"]
    if rate.first and rate.later_amount is not None:
        later = _("from number %(n)d on %(sum)s each")
        words.append(later % {"n": rate.first + 1, "sum": dong(rate.later_amount)})
    if rate.most is not None:
        words.append(_("at most %(sum)s") % {"sum": dong(rate.most)})
    return "; ".join(words)


def _summary(content: ProcedureContent) -> list[tuple[str, str]]:
    pairs = [
        (_("Field"), content.field_name),
        (_("Level"), ", ".join(translate(LEVELS[level]) for level in content.levels)),
        (_("Carried out by"), content.executing or translate(PERFORMERS[content.performer])),
        (_("Who may ask"), ", ".join(content.subjects)),
        (_("Filing"), ", ".join(translate(CHANNELS[channel]) for channel in content.channels)),
        (_("Online level"), translate(ONLINE[content.online_level])),
        (_("Non-boundary"), _boundary(content)),
        (_("Result"), "; ".join(_named(result) for result in content.results)),
        (_("Result is returned"), ", ".join(translate(RETURNS[one]) for one in content.return_channels)),
        (_("Supplement"), translate(SUPPLEMENTS[content.supplement_mode])),
        (_("Announced by"), " · ".join(filter(None, (content.issued_by, content.decision_no)))),
    ]
    return [(key, value or _("Not stated")) for key, value in pairs]


def _boundary(content: ProcedureContent) -> str:
    if content.non_boundary:
        return _("Yes: received at any centre of the province")
    return _("Not stated: received where the competent body is")


def _named(result: Any) -> str:
    return f"{result.name} ({result.code})" if result.name and result.code else result.name or result.code


def _common(content: ProcedureContent, channels: tuple[Channel, ...]) -> dict[str, Any] | None:
    if len(content.cases) == 1:
        return None
    shared = () if any(case.fees for case in content.cases) else content.fees
    return {"papers": _groups(content.papers), "fees": _fees(shared, channels)}


def _case(content: ProcedureContent, case: Any, channels: tuple[Channel, ...]) -> dict[str, Any]:
    alone = len(content.cases) == 1
    own_fees = alone or any(one.fees for one in content.cases)
    return {
        "code": case.code,
        "name": case.name,
        "limits": _rows(channels, lambda one: limit_words(content.limit_for(case.code, one))),
        "papers": _groups(content.papers_for(case.code) if alone else case.papers),
        "fees": _fees(case.fees or content.fees if own_fees else (), channels),
        "steps": [_step(step) for step in content.route_for(case.code, Channel.COUNTER)],
    }


def _rows(channels: tuple[Channel, ...], word: Any) -> list[tuple[str, str]]:
    """One row for each way of filing; one for all of them when they do not differ."""
    rows = [(translate(CHANNELS[channel]), word(channel)) for channel in channels]
    if len({words for _channel, words in rows}) == 1:
        return [(_("All ways of filing"), rows[0][1])]
    return rows


def _groups(papers: Any) -> list[dict[str, Any]]:
    groups: dict[str, list[Any]] = {}
    for paper in papers:
        groups.setdefault(paper.group, []).append({"paper": paper, "number": _number(paper)})
    return [{"name": name, "papers": listed} for name, listed in groups.items()]


def _number(paper: Any) -> str:
    parts = []
    if paper.originals:
        parts.append(_("originals: %(n)d") % {"n": paper.originals})
    if paper.copies:
        parts.append(_("copies: %(n)d") % {"n": paper.copies})
    return ", ".join(parts) or _("number not stated")


def _fees(fees: tuple[FeeRule, ...], channels: tuple[Channel, ...]) -> list[dict[str, Any]]:
    """Each fee once, with the ways of filing it holds for."""
    found = {
        fee: [translate(CHANNELS[one]) for one in channels if fee.channel in (None, one)] for fee in fees
    }
    return [
        {
            "fee": fee,
            "kind": translate(KINDS[fee.kind]),
            "channels": _("All ways of filing") if len(ways) == len(channels) else ", ".join(ways),
            "words": fee_words(fee),
            "unsure": fee.known in (Known.UNKNOWN, Known.SET_BY_PROVINCE) and not fee.is_free,
            "collected": "" if fee.is_free else translate(COLLECTED[fee.collect]),
        }
        for fee, ways in found.items()
        if ways
    ]


def _step(step: RouteStep) -> dict[str, Any]:
    return {
        "name": step_name(step.name),
        "role": translate(ROLES[step.role]),
        "tier": translate(TIERS[step.tier]),
        "unit": step.unit_hint,
        "counter": _hours(step.hours_counter),
        "online": _hours(step.hours_online),
    }


def _hours(hours: Decimal) -> str:
    return _decimal(hours) if hours else "–"


def _decimal(value: Decimal) -> str:
    """`17,5` or `17.5`, as the language of the page writes it, without a superfluous zero."""
    return number_format(Decimal(f"{value.normalize():f}"))
