"""Adapter: one row of the public reference set (`procedures.jsonl`, flat, `name_vi` …) into content."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from motcua.workdays.rules import Limit, LimitUnit

from ..content import NATIONAL, Case, ProcedureContent
from ..parts import FeeRule, Named, PaperRequirement, TimeLimits
from ..vocabulary import Channel, FeeKind, Level, OnlineLevel, Performer
from . import doubts
from .cleaning import clean, common_and_cases, heading, names_the_district, paper_doubts, paper_key
from .fees import fee_doubts, fee_rule, joined
from .limits import by_channel, limit_of, longest

CHANNELS = {"in_person": Channel.COUNTER, "online": Channel.ONLINE, "postal": Channel.POST}
UNITS: dict[str, LimitUnit | str] = {
    "ngày làm việc": LimitUnit.WORKING_DAY,
    "ngày": LimitUnit.CALENDAR_DAY,
    "giờ": LimitUnit.HOUR,
    "tháng": LimitUnit.MONTH,
    "năm": "year",
}
PERFORMERS = {
    "ubnd": Performer.COMMITTEE,
    "police": Performer.POLICE,
    "military": Performer.MILITARY,
}
# This shape names fields without their codes; these are known, and the same in the portal's own shape.
FIELD_CODES = {
    "Hộ tịch": "G15-TP07",
    "Chứng thực": "G15-TP03",
    "Đất đai": "G13-TN02",
    "Đăng ký, quản lý cư trú": "G01-CA05",
    "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)": "G05-KD10",
}
KINDS = {"phí": FeeKind.FEE, "lệ phí": FeeKind.CHARGE, "giá": FeeKind.PRICE}

_CHANNEL = r"(?:in_person|online|postal)"
_LIMIT = re.compile(rf"(?:({_CHANNEL}): )?([\d.,]+)(?: (ngày làm việc|ngày|giờ|tháng|năm))?")
_FEE_PIECE = re.compile(rf"(?:^|; )(?={_CHANNEL}(?:/{_CHANNEL})*: )")
_FEE = re.compile(
    rf"({_CHANNEL}(?:/{_CHANNEL})*): (phí|lệ phí|giá)(?: ([\d.]+) đồng(?!\S))?\s*(.*)", re.DOTALL
)


def fits(row: Mapping[str, Any]) -> bool:
    """Whether a row has this shape."""
    return "name_vi" in row


def content_of(row: Mapping[str, Any]) -> ProcedureContent:
    """The content of one row. Raises KeyError, TypeError or ValueError for a row of another shape."""
    channels = tuple(CHANNELS[name] for name in row.get("channels") or ())
    limits, limit_doubts = _limits(row)
    fees, doubted_fees = _fees(row, channels or tuple(Channel))
    common, cases, paper_doubts = _papers(row)
    found = (*limit_doubts, *doubted_fees, *paper_doubts, *_other_doubts(row, channels))
    return ProcedureContent(
        **_identity(row),
        cases=cases,
        channels=channels or (Channel.COUNTER,),
        online_level=_online_level(row, channels),
        limits=limits,
        limits_note=clean(row.get("time_limit_note")),
        fees=fees,
        papers=common,
        results=tuple(Named("", clean(name)) for name in row.get("result") or () if clean(name)),
        legal_basis=_legal_basis(row),
        conditions=clean(row.get("conditions")),
        steps_text=tuple(filter(None, map(clean, row.get("steps") or ()))),
        doubts=tuple(dict.fromkeys(found)),
    )


def _identity(row: Mapping[str, Any]) -> dict[str, Any]:
    body = row.get("commune_body")
    return {
        "code": row["code"].strip(),
        "name": clean(row["name_vi"]),
        "field_code": FIELD_CODES.get(clean(row.get("field_vi")), ""),
        "field_name": clean(row.get("field_vi")),
        "levels": tuple(Level(level) for level in row.get("level") or ()),
        "performer": PERFORMERS.get(body, Performer.BRANCH) if body else Performer.UNKNOWN,
        "scope": row.get("scope") or NATIONAL,
        "non_boundary": bool(row.get("any_locality")),
        "subjects": tuple(map(clean, row.get("subjects") or ())),
        "executing": clean(row.get("agency")),
        "authority": clean(row.get("authority")),
        "issued_by": clean(row.get("issuing_body")),
        "decision_no": clean(row.get("decision_no")),
        "decision_date": clean(row.get("decision_date")),
        "source": " ".join([*(row.get("source") or ()), clean(row.get("snapshot"))]),
    }


def _legal_basis(row: Mapping[str, Any]) -> tuple[Named, ...]:
    found = (Named(clean(law.get("no")), clean(law.get("title"))) for law in row.get("legal_basis") or ())
    return tuple(dict.fromkeys(law for law in found if law.code or law.name))


def _online_level(row: Mapping[str, Any], channels: tuple[Channel, ...]) -> OnlineLevel:
    if row.get("full_online"):
        return OnlineLevel.FULL
    return OnlineLevel.PARTIAL if Channel.ONLINE in channels else OnlineLevel.INFORMATION_ONLY


def _limits(row: Mapping[str, Any]) -> tuple[TimeLimits, list[str]]:
    text = clean(row.get("time_limit_text"))
    pieces = [piece for piece in text.split("; ") if piece]
    found = [parsed for piece in pieces if (parsed := _limit(piece))]
    named = [(channel, limit) for channel, limit in found if channel]
    common = {limit for channel, limit in found if not channel}
    limits, varied = by_channel(named)
    if common and not named:
        limits, varied = TimeLimits.same(longest(common)), len(common) > 1
    unusable = [doubts.LIMIT_WITHOUT_UNIT] if len(found) < len(pieces) else []
    missing = [doubts.NO_LIMIT] if not found else []
    return limits, [*missing, *unusable, *([doubts.LIMITS_VARY] if varied else [])]


def _limit(piece: str) -> tuple[Channel | None, Limit] | None:
    match = _LIMIT.fullmatch(piece)
    limit = limit_of(match[2], UNITS.get(match[3] or "")) if match else None
    return (CHANNELS.get(match[1] or ""), limit) if match and limit else None


def _fees(row: Mapping[str, Any], channels: tuple[Channel, ...]) -> tuple[tuple[FeeRule, ...], list[str]]:
    text = clean(row.get("fee_text"))
    pieces = [piece for piece in _FEE_PIECE.split(text) if piece]
    fees = joined((fee for piece in pieces for fee in _fee(piece)), channels)
    return fees, fee_doubts(fees)


def _fee(piece: str) -> Iterator[FeeRule]:
    match = _FEE.fullmatch(piece)
    if not match:
        yield fee_rule(FeeKind.FEE, None, "" if _is_bare_zero(piece) else piece)
        return
    amount = int(match[3].replace(".", "")) if match[3] else None
    words = match[4].strip()
    for channel in match[1].split("/"):
        yield fee_rule(KINDS[match[2]], amount, words.strip("()").strip(), channel=CHANNELS[channel])


def _is_bare_zero(piece: str) -> bool:
    return bool(re.fullmatch(r"\W*(?:phí|lệ phí)?\W*(?:0|không)\W*đồng\W*", piece.lower()))


def _papers(row: Mapping[str, Any]) -> tuple[tuple[PaperRequirement, ...], tuple[Case, ...], list[str]]:
    papers = [paper for paper in row.get("documents") or () if not paper.get("note")]
    taken: set[str] = set()
    groups: dict[str, list[PaperRequirement]] = {}
    for paper in papers:
        if heading(paper.get("name")):
            groups.setdefault(heading(paper.get("case")), []).append(_paper(paper, taken))
    common, cases = common_and_cases(row["code"].strip(), groups)
    found = paper_doubts(paper for members in groups.values() for paper in members)
    return common, cases, found + ([doubts.CASES_FROM_HEADINGS] if len(cases) > 1 else [])


def _paper(paper: Mapping[str, Any], taken: set[str]) -> PaperRequirement:
    name = heading(paper["name"])
    return PaperRequirement(
        key=paper_key(name, taken),
        name=name,
        originals=int(paper.get("original") or 0),
        copies=int(paper.get("copy") or 0),
        form=clean(paper.get("form")),
        group=heading(paper.get("case")),
    )


def _other_doubts(row: Mapping[str, Any], channels: tuple[Channel, ...]) -> Iterator[str]:
    texts = [str(row.get(name) or "") for name in ("agency", "authority", "conditions")]
    if names_the_district([*texts, *(str(paper.get("name")) for paper in row.get("documents") or ())]):
        yield doubts.DISTRICT
    if row.get("maybe_abolished"):
        yield doubts.MAYBE_ABOLISHED
    if row.get("truncated"):
        yield doubts.SHORTENED
    if not channels:
        yield doubts.NO_CHANNEL
