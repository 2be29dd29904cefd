"""Tidying that both outside shapes need: text copied from word processors, keys, district words."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from motcua.kernel.text import fold, tidy

from ..content import Case
from ..parts import PaperRequirement
from . import doubts

_BULLET = re.compile(r"^(?:[-+*•–]|\(?[a-zđ0-9]{1,2}[.)]|\d+\.\d+\.?|\(\d+(?:\.\d+)*\))\s+")
_COMPRISES = re.compile(r"[,;]?\s*(?:thành phần hồ sơ|hồ sơ)?\s*\b(?:bao gồm|gồm có|gồm)$", re.IGNORECASE)
_GROUP_WORDS = (
    "giay to phai", "giay to nop", "giay to xuat trinh", "luu y", "thanh phan ho so", "ho so gom",
    "ho so bao gom", "cac giay to", "xuat trinh", "tai lieu", "ho so nop", "nop ho so", "bao gom", "khi nop",
    "mot trong cac giay to", "ho so cua nguoi",
)  # fmt: skip


def clean(value: Any) -> str:
    """A tidy text of whatever a source holds in a text field; "" for nothing."""
    return tidy(str(value)) if value not in (None, "") else ""


def heading(value: Any) -> str:
    """A heading or name without its bullet, numbering, closing colon and “gồm” (comprises)."""
    text = clean(value)
    while (shorter := _BULLET.sub("", text)) != text:
        text = shorter
    text = text.rstrip(" :;.")
    if text.lower().endswith(("gồm", "gồm có")):
        text = _COMPRISES.sub("", text).rstrip(" :;.,")
    return text


def paper_key(name: str, taken: set[str]) -> str:
    """A key made from the paper's name, so that it survives a new order of the list; made unique."""
    key = base = "p" + hashlib.sha256(name.lower().encode()).hexdigest()[:8]
    count = 1
    while key in taken:
        count += 1
        key = f"{base}-{count}"
    taken.add(key)
    return key


def is_mere_group(name: str) -> bool:
    """Whether a heading only says how papers are handed in, rather than naming a case."""
    folded = fold(name)
    return not folded or any(folded.startswith(words) for words in _GROUP_WORDS)


def is_remark_group(name: str) -> bool:
    """Whether what stands under a heading are remarks, not papers."""
    return fold(name).startswith(("luu y", "ghi chu"))


def names_the_district(texts: Iterable[str]) -> bool:
    """Whether a text still names the level of government abolished on 1 July 2025."""
    return any("cấp huyện" in text.lower() for text in texts)


def common_and_cases(
    code: str, groups: Mapping[str, list[PaperRequirement]]
) -> tuple[tuple[PaperRequirement, ...], tuple[Case, ...]]:
    """The papers that all need, and a case for each heading that names one (when there are several).

    Such a case has no announced code: it is counted (`1.004194-1`). Without any, there is one case, and its
    code is the procedure's."""
    real = [name for name in groups if not is_mere_group(name)]
    named = real if len(real) > 1 else []
    common = tuple(paper for name, members in groups.items() if name not in named for paper in members)
    cases = (Case(f"{code}-{i}", name, _ungrouped(groups[name])) for i, name in enumerate(named, 1))
    return common, tuple(cases) or (Case(code),)


def _ungrouped(papers: Iterable[PaperRequirement]) -> tuple[PaperRequirement, ...]:
    return tuple(replace(paper, group="") for paper in papers)


def paper_doubts(papers: Iterable[PaperRequirement]) -> list[str]:
    """What must be doubted: no papers at all, or one without a number."""
    listed = list(papers)
    countless = any(not (paper.originals or paper.copies) for paper in listed)
    return ([] if listed else [doubts.NO_PAPERS]) + ([doubts.NO_QUANTITY] if countless else [])
