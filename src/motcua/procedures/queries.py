from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.db.models.functions import Length
from django.utils.translation import gettext_noop as _

from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.text import fold
from motcua.rows import first_of
from motcua.units.models import Unit
from motcua.units.queries import authority_of, within
from motcua.units.rules import Tier, province_path

from .models import Offering, ProcedureVersion, VersionQuerySet
from .rules import Competence, ProcedureContent, field_key
from .rules.search import terms

KEPT_CONTENTS = 512
_UNKNOWN_VERSION = Refusal(
    "unknown_version", _("This version of the procedure is not here. Choose the procedure again.")
)
BY_TIER = {Tier.COMMUNE: Q(commune=True), Tier.PROVINCE: Q(province=True)}


@dataclass(frozen=True)
class Field:
    """A field (lĩnh vực) of the catalogue and how many procedures it holds."""

    code: str
    name: str
    procedures: int

    @property
    def key(self) -> str:
        """What posts write down to be named for this field."""
        return field_key(self.code, self.name)


def version(version_id: UUID) -> ProcedureVersion:
    """One version with its procedure, without the large content. Refuses an unknown one."""
    found = _listed().filter(pk=version_id).first()
    if found is None:
        raise Refused(
            Refusal(
                "unknown_version", _("This version of the procedure is not here. Choose the procedure again.")
            )
        )
    return found


@lru_cache(maxsize=KEPT_CONTENTS)
def content(version_id: UUID) -> ProcedureContent:
    """What a version says. Kept in memory: a published version never changes."""
    stored = ProcedureVersion.objects.filter(pk=version_id).values_list("content", flat=True).first()
    if stored is None:
        raise Refused(
            Refusal(
                "unknown_version", _("This version of the procedure is not here. Choose the procedure again.")
            )
        )
    return ProcedureContent.from_json(stored)


def version_in_force(code: str, on: date) -> ProcedureVersion:
    """The version of a procedure in force on a day. Refuses an unknown code, and a day without one."""
    found = _listed().in_force(on).filter(procedure__code=code.strip()).first()
    if found is None:
        raise Refused(_not_in_force(code.strip(), on))
    return found


_STANDING = """
    SELECT v.id FROM procedures_procedureversion v
    WHERE v.procedure_id = (SELECT o.procedure_id FROM procedures_procedureversion o WHERE o.id = %s)
        AND v.in_force_from <= %s AND (v.in_force_to IS NULL OR v.in_force_to > %s)
"""


_VERSION_ID = ProcedureVersion._meta.get_field("id")


def standing_for(version_id: UUID, on: date) -> UUID:
    """The version of the same procedure that is in force on a day, in one small query. Raises Refused as
    `version` and `version_in_force` do."""
    row = first_of(_STANDING, [version_id, on, on])
    if row is None:
        return version_in_force(version(version_id).procedure.code, on).pk
    found = _VERSION_ID.to_python(row[0])
    assert isinstance(found, UUID)
    return found


def _not_in_force(code: str, on: date) -> Refusal:
    if not ProcedureVersion.objects.filter(procedure__code=code).exists():
        return Refusal(
            "unknown_procedure",
            _("There is no procedure {code} in the catalogue. Check the code, or search by its name."),
            {"code": code},
        )
    return Refusal(
        "procedure_not_in_force",
        _("Procedure {code} is not in force on {day}. Search for the one that replaced it."),
        {"code": code, "day": f"{on:%d/%m/%Y}"},
    )


def versions_of(code: str) -> list[ProcedureVersion]:
    """All versions of a procedure, newest first, without content."""
    return list(_listed().filter(procedure__code=code).order_by("-number"))


def procedures_for(unit: Unit, on: date) -> VersionQuerySet:
    """The versions in force of what a unit offers that day, by name; a centre offers what its commune or
    province does. One that has listed nothing offers all that its tier carries out."""
    return _listed().in_force(on).filter(_offered_by(unit, on)).order_by("name", "pk")


def competent_units(rule: Competence, served_path: str, on: date) -> list[Unit]:
    """The bodies other than the receiving one among which its officer may choose from a list on that day, the
    province itself first. The communes that a rule allows are too many for a list: they are searched."""
    if not rule.tiers:
        return []
    near = within(province_path(served_path)).in_force(on).exclude(path=served_path)
    others = near.filter(tier__in=[tier.value for tier in rule.tiers]).order_by("-tier", "name")
    return [one for one in others if rule.reaches(served_path, one.path, Tier(one.tier))]


def search(text: str, on: date, unit: Unit | None = None, limit: int = 20) -> list[ProcedureVersion]:
    """Versions in force whose code, name, field or keywords hold all words of `text`, without regard to
    diacritics; abbreviations such as “ks” and “cccd” are understood. The best come first: the exact code,
    the whole text together, procedures modelled completely, short names. No text finds nothing."""
    words = terms(text)
    if not words:
        return []
    found = _listed().in_force(on)
    for spellings in words:
        found = found.filter(_any_of(spellings))
    if unit is not None:
        found = found.filter(_offered_by(unit, on))
    return list(
        found.annotate(rank=_rank(text)).order_by("rank", "-curated", "-commune", Length("name"), "pk")[
            :limit
        ]
    )


def fields(on: date) -> list[Field]:
    """The fields of the procedures in force on a day, by name."""
    counted = (
        ProcedureVersion.objects.in_force(on)
        .exclude(field_name="")
        .values_list("field_code", "field_name")
        .annotate(procedures=Count("pk"))
        .order_by("field_name", "field_code")
    )
    return [Field(code, name, number) for code, name, number in counted]


def in_field(field_name: str, on: date, unit: Unit | None = None) -> VersionQuerySet:
    """The versions in force of one field, by name."""
    found = _listed().in_force(on).filter(field_name=field_name)
    return (found if unit is None else found.filter(_offered_by(unit, on))).order_by("name", "pk")


def _listed() -> VersionQuerySet:
    return ProcedureVersion.objects.without_content().select_related("procedure")


def _any_of(spellings: tuple[str, ...]) -> Q:
    wanted = Q()
    for spelling in spellings:
        wanted |= Q(search_text__contains=f" {spelling}")
    return wanted


def _rank(text: str) -> Case:
    typed = fold(text)
    return Case(
        When(procedure__code=typed, then=Value(0)),
        When(search_text__contains=f" {typed}", curated=True, then=Value(1)),
        When(search_text__contains=f" {typed}", then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def _offered_by(unit: Unit, on: date) -> Q:
    authority = authority_of(unit)
    listed = Offering.objects.filter(unit=authority)
    if not listed.exists():
        return BY_TIER.get(Tier(authority.tier), Q())
    return Q(procedure__in=listed.in_force(on).values("procedure"))
