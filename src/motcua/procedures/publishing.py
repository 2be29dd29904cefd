"""How contents become versions, one or thousands at a time. A part of `actions`; nobody else calls it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from motcua.kernel.ids import reference_id

from .models import Doubt, Procedure, ProcedureVersion
from .rules import Level, ProcedureContent
from .rules.search import searchable

BATCH = 400
SOURCE_LENGTH = 200
DOUBT_LENGTH = 300


@dataclass(frozen=True)
class Latest:
    """The newest version of a procedure, as far as publishing must know it."""

    id: UUID
    number: int
    begins: date
    ends: date | None
    content_hash: str
    curated: bool
    source: str


@dataclass
class Outcome:
    """What became of the contents, by code."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {name: len(codes) for name, codes in vars(self).items()}

    @property
    def wrote(self) -> bool:
        return bool(self.new or self.changed)


Replaces = Callable[[Latest, ProcedureContent], bool]
FirstDay = Callable[[ProcedureContent], date]


def latest_by_code() -> dict[str, Latest]:
    """The newest version of every procedure."""
    rows = ProcedureVersion.objects.order_by("procedure", "number").values_list(
        "procedure__code", "pk", "number", "in_force_from", "in_force_to", "content_hash", "curated", "source"
    )
    return {row[0]: Latest(*row[1:]) for row in rows.iterator(chunk_size=2000)}


def publish_all(
    contents: Iterable[ProcedureContent], *, day: date, first_day: FirstDay, replaces: Replaces, at: datetime
) -> Outcome:
    """Publish what is new or changed. A first version begins on `first_day`, a later one on `day`, or the
    day after its predecessor began, so that every version is in force for at least a day. `replaces` may keep
    the present version. Call it inside the action's transaction."""
    outcome, present = Outcome(), latest_by_code()
    made: list[ProcedureVersion] = []
    closing: dict[date, list[UUID]] = defaultdict(list)
    for content in contents:
        latest, digest = present.get(content.code), content.content_hash()
        if latest is None:
            outcome.new.append(content.code)
            made.append(_version(content, digest, 1, first_day(content), at))
        elif latest.content_hash == digest and latest.ends is None:
            outcome.unchanged.append(content.code)
        elif not replaces(latest, content):
            outcome.kept.append(content.code)
        else:
            outcome.changed.append(content.code)
            begins = max(day, latest.ends or latest.begins + timedelta(days=1))
            made.append(_version(content, digest, latest.number + 1, begins, at))
            if latest.ends is None:
                closing[begins].append(latest.id)
    _write(made, set(outcome.new), closing)
    return outcome


def _write(made: list[ProcedureVersion], new: set[str], closing: dict[date, list[UUID]]) -> None:
    procedures = (version.procedure for version in made if version.procedure.code in new)
    # One that somebody has begun to work on is there already, by the same identity.
    Procedure.objects.bulk_create(procedures, batch_size=BATCH, ignore_conflicts=True)
    for ends, ids in closing.items():
        for start in range(0, len(ids), BATCH):
            ProcedureVersion.objects.filter(pk__in=ids[start : start + BATCH]).update(in_force_to=ends)
    ProcedureVersion.objects.bulk_create(made, batch_size=BATCH)
    doubted = (doubt for version in made for doubt in doubts_of(version))
    Doubt.objects.bulk_create(doubted, batch_size=BATCH)


def doubts_of(version: ProcedureVersion) -> list[Doubt]:
    """The rows of a version's doubts. A hub and its nodes know each by the same identity."""
    texts = dict.fromkeys(text[:DOUBT_LENGTH] for text in version.doubts)
    return [
        Doubt(id=reference_id("doubt", str(version.pk), text), version=version, text=text) for text in texts
    ]


def _version(
    content: ProcedureContent, digest: str, number: int, begins: date, at: datetime
) -> ProcedureVersion:
    """The row of a version. Its identity comes from its code, number and facts, so that a hub and its nodes
    that load the same catalogue know it by the same one."""
    stored = content.to_json()
    return ProcedureVersion(
        id=reference_id("procedure-version", content.code, str(number), digest),
        procedure=Procedure(id=reference_id("procedure", content.code), code=content.code, created=at),
        number=number,
        in_force_from=begins,
        name=content.name,
        search_text=searchable(content),
        field_code=content.field_code,
        field_name=content.field_name,
        commune=Level.COMMUNE in content.levels,
        province=Level.PROVINCE in content.levels,
        ministry=Level.MINISTRY in content.levels,
        performer=content.performer.value,
        scope=content.scope,
        online_level=content.online_level.value,
        non_boundary=content.non_boundary,
        curated=content.curated,
        content=stored,
        content_hash=digest,
        doubts=list(content.doubts),
        source=content.source[:SOURCE_LENGTH],
        published_at=at,
    )
