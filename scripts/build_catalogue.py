"""Build `data/procedures/starter.jsonl` from the public reference set of procedures.

    python scripts/build_catalogue.py PATH/procedures.jsonl

Kept are national procedures of the commune's People's Committee whose papers and time limits are known and
whose text is up to date. Only facts are taken (names, papers, limits, fees, legal basis, results), shortened
where the source is long-winded. Those in `data/procedures/everyday` are modelled by hand and left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from motcua.procedures.rules import FeeRule, Level, PaperRequirement, Performer, ProcedureContent
from motcua.procedures.rules.imports import doubts, read_catalogue

TARGET = Path(__file__).resolve().parent.parent / "data" / "procedures"
MOST_PER_FIELD = 14
MOST_PAPERS, MOST_CASES, MOST_LAWS = 20, 6, 12
PAPER_LENGTH, TEXT_LENGTH, LAW_LENGTH = 280, 300, 240
SPOILING = {
    doubts.NO_LIMIT,
    doubts.LIMIT_WITHOUT_UNIT,
    doubts.NO_PAPERS,
    doubts.DISTRICT,
    doubts.MAYBE_ABOLISHED,
    doubts.SHORTENED,
    doubts.NO_CHANNEL,
}
REMARKS = (
    "trường hợp đã",
    "người nộp",
    "người tiếp nhận",
    "cơ quan tiếp nhận",
    "lưu ý",
    "ghi chú",
    "(*)",
    "ví dụ",
)
FIELD_ORDER = [field.name for field in fields(ProcedureContent)]


def main(source: Path) -> None:
    by_hand = {path.stem for path in (TARGET / "everyday").glob("*.json")}
    read = (row.content for row in read_catalogue(source.read_bytes()))
    good = (tidied for content in read if content and (tidied := candidate(content, by_hand)))
    chosen = sorted(spread(good), key=lambda content: (content.field_name, content.code))
    lines = [json.dumps(in_order(content), ensure_ascii=False) for content in chosen]
    (TARGET / "starter.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(chosen)} procedures in {len({content.field_name for content in chosen})} fields")


def candidate(content: ProcedureContent, by_hand: set[str]) -> ProcedureContent | None:
    """The tidied content of a procedure fit for the starter catalogue, or None."""
    committee = content.performer is Performer.COMMITTEE and Level.COMMUNE in content.levels
    if not committee or content.scope != "national" or content.code in by_hand:
        return None
    if SPOILING & set(content.doubts) or len(content.cases) > MOST_CASES:
        return None
    made = tidied(content)
    counts = [len(made.papers_for(case.code)) for case in made.cases]
    return made if min(counts) > 0 and max(counts) <= MOST_PAPERS else None


def spread(contents: Iterable[ProcedureContent]) -> Iterator[ProcedureContent]:
    """At most so many of each field, those with the fewest doubts and the shortest lists of papers first."""
    taken: Counter[str] = Counter()
    for content in sorted(contents, key=lambda item: (len(item.doubts), len(item.papers), item.code)):
        taken[content.field_name] += 1
        if taken[content.field_name] <= MOST_PER_FIELD:
            yield content


def tidied(content: ProcedureContent) -> ProcedureContent:
    """The facts without narrative, long texts cut at a word."""
    plain = content.name.removeprefix("Thủ tục ").strip()
    kept = [item for item in content.doubts if item != doubts.NO_QUANTITY]
    return replace(
        content,
        plain_name=shortened(plain[:1].upper() + plain[1:], 160),
        papers=real_papers(content.papers),
        cases=tuple(
            replace(case, name=shortened(case.name, 200), papers=real_papers(case.papers))
            for case in content.cases
        ),
        fees=tuple(short_fee(fee) for fee in content.fees),
        legal_basis=tuple(
            replace(law, name=shortened(law.name, LAW_LENGTH)) for law in content.legal_basis[:MOST_LAWS]
        ),
        conditions=content.conditions if len(content.conditions) <= TEXT_LENGTH else "",
        limits_note=content.limits_note if len(content.limits_note) <= TEXT_LENGTH else "",
        steps_text=(),
        source="starter; national portal 2026-07-18",
        doubts=tuple(kept),
    )


def real_papers(papers: Iterable[PaperRequirement]) -> tuple[PaperRequirement, ...]:
    """Papers with a number of originals or copies that are not remarks, each name once."""
    found = {
        paper.name: replace(
            paper, name=shortened(paper.name, PAPER_LENGTH), group=shortened(paper.group, 120)
        )
        for paper in papers
        if (paper.originals or paper.copies) and not paper.name.lower().startswith(REMARKS)
    }
    return tuple(found.values())


def short_fee(fee: FeeRule) -> FeeRule:
    return replace(fee, note=shortened(fee.note, TEXT_LENGTH))


def shortened(text: str, most: int) -> str:
    """The text, or its beginning up to a word and an ellipsis."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def in_order(content: ProcedureContent) -> dict[str, object]:
    stored = content.to_json()
    return {name: stored[name] for name in FIELD_ORDER if name in stored}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
