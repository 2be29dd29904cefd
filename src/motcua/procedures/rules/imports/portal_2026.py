"""Adapter: a procedure as the national portal's interface of 2026 gives it (`executionMethods` …).

Known traps of that shape, all met here: counts as texts, dates as epoch milliseconds, `required` false
everywhere, quantity 0 with unit OTHER on the method while the case has the true limit, a case code twice.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from motcua.kernel.clock import local_day
from motcua.kernel.text import fold
from motcua.workdays.rules import Limit, LimitUnit

from ..content import NATIONAL, Case, ProcedureContent
from ..parts import FeeRule, Named, PaperRequirement, TimeLimits
from ..vocabulary import Channel, FeeKind, Level, OnlineLevel, ReturnChannel
from . import doubts
from .cleaning import (
    clean,
    common_and_cases,
    heading,
    is_remark_group,
    names_the_district,
    paper_doubts,
    paper_key,
)
from .fees import fee_doubts, fee_rule, joined
from .limits import by_channel, limit_of, number

CHANNELS = {"DIRECT": Channel.COUNTER, "ONLINE": Channel.ONLINE, "POSTAL": Channel.POST}
UNITS: dict[str, LimitUnit | str] = {
    "WORKING_DAY": LimitUnit.WORKING_DAY,
    "DAY": LimitUnit.CALENDAR_DAY,
    "HOUR": LimitUnit.HOUR,
    "MONTH": LimitUnit.MONTH,
    "YEAR": "year",
}
KINDS = {"FEE": FeeKind.FEE, "SERVICE_FEE": FeeKind.CHARGE, "PRICE_LEVEL": FeeKind.PRICE}
RETURNS = {
    "AT_SUBMISSION_PLACE": ReturnChannel.COUNTER,
    "AT_HOME": ReturnChannel.POST,
    "ONLINE": ReturnChannel.ONLINE,
}
LEVELS = {
    "isWard": Level.COMMUNE,
    "isProvince": Level.PROVINCE,
    "isMinistry": Level.MINISTRY,
    "isOtherAgency": Level.OTHER,
}


def fits(row: Mapping[str, Any]) -> bool:
    """Whether an object has this shape, with or without its `detail` wrapping."""
    return isinstance(row.get("detail"), Mapping) or "executionMethods" in row


def content_of(row: Mapping[str, Any]) -> ProcedureContent:
    """The content of one portal object. Raises KeyError, TypeError or ValueError for another shape."""
    detail = row["detail"] if isinstance(row.get("detail"), Mapping) else row
    methods = detail.get("executionMethods") or []
    channels = tuple(dict.fromkeys(CHANNELS[method["submissionMethod"]] for method in methods))
    limits, varied = by_channel(_method_limits(methods))
    fees = joined(_fees(methods), channels)
    code = clean(detail.get("code") or row.get("code"))
    common, cases, found = _papers_and_cases(code, detail, limits)
    found += ([doubts.LIMITS_VARY] if varied else []) + fee_doubts(fees)
    return ProcedureContent(
        **_identity(code, detail),
        **_lists(detail),
        cases=cases,
        channels=channels or (Channel.COUNTER,),
        online_level=_online_level(detail, channels),
        limits=limits,
        limits_note=" ".join(dict.fromkeys(clean(method.get("description")) for method in methods)).strip(),
        fees=fees,
        papers=common,
        doubts=tuple(dict.fromkeys([*found, *_other_doubts(detail, limits, cases)])),
    )


def _identity(code: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    field = detail.get("category") or next(iter(detail.get("categoriesDetails") or ()), None) or {}
    own = detail.get("type") == "SPECIFIC"
    proposal = detail.get("procedureProposal") or {}
    return {
        "code": code,
        "name": clean(detail.get("name")),
        "field_code": clean(field.get("code")),
        "field_name": clean(field.get("name")),
        "levels": tuple(level for flag, level in LEVELS.items() if detail.get(flag)),
        "scope": f"province:{clean(detail.get('departmentPromulgateName'))}" if own else NATIONAL,
        "non_boundary": bool(detail.get("isNonTerritorial")),
        "executing": _agencies(detail, "Executing"),
        "authority": _agencies(detail, "Authority"),
        "issued_by": clean(detail.get("departmentPromulgateName")),
        "decision_no": clean(detail.get("decisionNo") or proposal.get("proposalNumber")),
        "decision_date": _day(proposal.get("decisionDate")),
        "conditions": clean(detail.get("requirementsAndConditions")),
        "source": "portal-2026",
    }


def _lists(detail: Mapping[str, Any]) -> dict[str, Any]:
    steps = detail.get("executionSteps") or ()
    texts = (f"{clean(step.get('name'))} {clean(step.get('description'))}".strip() for step in steps)
    return {
        "subjects": tuple(clean(item.get("name")) for item in detail.get("subjectTypesDetails") or ()),
        "results": _named(detail.get("resultsDetails")),
        "legal_basis": _named(detail.get("legalBasisesDetails")),
        "steps_text": tuple(filter(None, texts)),
        "return_channels": tuple(dict.fromkeys(_returns(detail.get("returningMethods")))),
    }


def _agencies(detail: Mapping[str, Any], role: str) -> str:
    groups = (*(detail.get(f"departments{role}") or ()), *(detail.get(f"unitGroups{role}") or ()))
    return "; ".join(filter(None, (clean(group.get("name")) for group in groups)))


def _day(milliseconds: Any) -> str:
    """The Vietnamese day of an epoch in milliseconds, as ISO 8601."""
    if not milliseconds:
        return ""
    return local_day(datetime.fromtimestamp(int(milliseconds) / 1000, tz=UTC)).isoformat()


def _named(items: Any) -> tuple[Named, ...]:
    found = (Named(clean(item.get("code")), clean(item.get("name"))) for item in items or ())
    return tuple(dict.fromkeys(item for item in found if item.code or item.name))


def _returns(given: Any) -> Iterator[ReturnChannel]:
    """The ways of returning, wherever they stand inside the list of filing types."""
    if isinstance(given, Mapping):
        given = [value for value in given.values() if not isinstance(value, str)]
    for item in given or ():
        if isinstance(item, str) and item in RETURNS:
            yield RETURNS[item]
        elif isinstance(item, Mapping | list):
            yield from _returns(item)


def _online_level(detail: Mapping[str, Any], channels: tuple[Channel, ...]) -> OnlineLevel:
    if detail.get("isFullProcess"):
        return OnlineLevel.FULL
    return OnlineLevel.PARTIAL if Channel.ONLINE in channels else OnlineLevel.INFORMATION_ONLY


def _method_limits(methods: list[Mapping[str, Any]]) -> Iterator[tuple[Channel, Limit]]:
    for method in methods:
        limit = limit_of(method.get("processingTime"), UNITS.get(str(method.get("processingTimeUnit"))))
        if limit:
            yield CHANNELS[method["submissionMethod"]], limit


def _fees(methods: list[Mapping[str, Any]]) -> Iterator[FeeRule]:
    for method in methods:
        for fee in method.get("fees") or ():
            amount = number(fee.get("value"))
            yield fee_rule(
                KINDS.get(str(fee.get("type")), FeeKind.FEE),
                int(amount) if amount else None,
                clean(fee.get("description")),
                channel=CHANNELS[method["submissionMethod"]],
                code=clean(fee.get("code")),
            )


def _papers_and_cases(
    code: str, detail: Mapping[str, Any], limits: TimeLimits
) -> tuple[tuple[PaperRequirement, ...], tuple[Case, ...], list[str]]:
    taken: set[str] = set()
    groups = _groups(detail, taken)
    listed = [paper for members in groups.values() for paper in members]
    announced, found = _cases(detail, taken, limits)
    if len(announced) > 1:
        return *_shared_out(groups, announced), found + paper_doubts(listed)
    common, cases = common_and_cases(code, groups)
    found += [doubts.CASES_FROM_HEADINGS] if len(cases) > 1 else []
    if announced:
        own = announced[0].limits
        cases = (announced[0],) if len(cases) == 1 else tuple(_with_limits(case, own) for case in cases)
    return common, cases, found + paper_doubts(listed)


def _shared_out(
    groups: Mapping[str, list[PaperRequirement]], cases: list[Case]
) -> tuple[tuple[PaperRequirement, ...], tuple[Case, ...]]:
    """Papers under a heading that is a case's name go to that case; the others are common to all."""
    names = [fold(case.name) for case in cases]
    named = {name for name in names if names.count(name) == 1}
    common = [paper for name, members in groups.items() if fold(name) not in named for paper in members]
    own = {fold(name): tuple(members) for name, members in groups.items() if fold(name) in named}
    filled = (
        Case(case.code, case.name, case.papers + own.get(fold(case.name), ()), case.limits) for case in cases
    )
    return tuple(common), tuple(filled)


def _with_limits(case: Case, limits: TimeLimits | None) -> Case:
    return Case(case.code, case.name, case.papers, limits)


def _groups(detail: Mapping[str, Any], taken: set[str]) -> dict[str, list[PaperRequirement]]:
    given = [*(detail.get("executionCases") or ())]
    loose = detail.get("profileComponents")
    if loose:
        given.append({"name": "", "profileComponents": loose})
    says_required = any(part.get("required") for group in given for part in _components(group))
    groups: dict[str, list[PaperRequirement]] = {}
    for group in given:
        name = heading(group.get("name"))
        papers = [_paper(part, name, says_required, taken) for part in _components(group)]
        if papers and not is_remark_group(name):
            groups.setdefault(name, []).extend(papers)
    return groups


def _components(group: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [part for part in group.get("profileComponents") or () if heading(part.get("name"))]


def _paper(part: Mapping[str, Any], group: str, says_required: bool, taken: set[str]) -> PaperRequirement:
    """`required` is believed only where at least one paper of the procedure has it set."""
    name = heading(part["name"])
    attached = next(iter(part.get("attachments") or ()), None) or {}
    code = clean(part.get("code"))
    return PaperRequirement(
        key=paper_key(name, taken),
        name=name,
        originals=int(number(part.get("originalQty")) or 0),
        copies=int(number(part.get("copyQty")) or 0),
        required=bool(part.get("required")) if says_required else None,
        form=clean(attached.get("name") or attached.get("fileName")) if isinstance(attached, Mapping) else "",
        result_of=code if part.get("isProcessingResult") and code else None,
        group=group,
    )


def _cases(detail: Mapping[str, Any], taken: set[str], limits: TimeLimits) -> tuple[list[Case], list[str]]:
    given: dict[str, Mapping[str, Any]] = {}
    found: list[str] = []
    for case in detail.get("cases") or ():
        code = clean(case.get("code"))
        found += [doubts.REPEATED_CASE] if code in given else []
        given.setdefault(code, case)
    stated = {code: _case_limit(case) for code, case in given.items()}
    keep, disagree = _which(stated, limits)
    found += [doubts.LIMITS_DISAGREE] if disagree else []
    made = [
        Case(
            code=code,
            name=heading(case.get("name")),
            papers=tuple(_paper(part, "", False, taken) for part in _components(case)),
            limits=TimeLimits.same(stated[code]) if keep and stated[code] else None,
        )
        for code, case in given.items()
        if code
    ]
    return made, found


def _case_limit(case: Mapping[str, Any]) -> Limit | None:
    day = case.get("processingDay") or {}
    return limit_of(day.get("qty"), UNITS.get(str(day.get("type"))))


def _which(stated: Mapping[str, Limit | None], limits: TimeLimits) -> tuple[bool, bool]:
    """Whether the cases' own limits are kept, and whether they disagree with the channels'.

    They are, unless the channels differ among themselves and the cases do not: then the channels say more."""
    by_case = {limit for limit in stated.values() if limit}
    by_way = {limit for channel in Channel if (limit := limits.of(channel))}
    keep = bool(by_case) and not (len(by_way) > 1 and len(by_case) == 1)
    return keep, bool(by_case and by_way and by_case != by_way)


def _other_doubts(detail: Mapping[str, Any], limits: TimeLimits, cases: tuple[Case, ...]) -> Iterator[str]:
    if not limits and not any(case.limits for case in cases):
        yield doubts.NO_LIMIT
    if not detail.get("executionMethods"):
        yield doubts.NO_CHANNEL
    texts = [clean(detail.get("requirementsAndConditions")), _agencies(detail, "Executing")]
    if names_the_district([*texts, _agencies(detail, "Authority")]):
        yield doubts.DISTRICT
