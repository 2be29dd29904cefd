"""Whether the tree of units may be changed so. Who may change it is a question for `staff`."""

from datetime import date

from django.db.models import Q

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

from .models import ServicePoint, Unit, UnitCode
from .rules import CODE_SHAPES, KIND_NAMES, KINDS, PARENTS, TIER_NAMES, CodeSystem, Span, Tier, UnitKind


def why_not_add_unit(
    *, parent: Unit | None, tier: Tier, kind: UnitKind, name: str, valid_from: date
) -> Refusal | None:
    """A unit needs a name, a kind of its tier, and a fitting parent that exists on its first day."""
    if not name.strip():
        return Refusal("unit_without_name", gettext_noop("Write the name of the unit."))
    if kind not in KINDS[tier]:
        return _kind_does_not_fit(tier, kind)
    if (parent is None) != (tier is Tier.COUNTRY) or (parent and Tier(parent.tier) not in PARENTS[tier]):
        return Refusal(
            "unit_below_wrong_tier",
            gettext_noop("A unit of the tier “{tier}” cannot belong there. Choose another parent unit."),
            {"tier": TIER_NAMES[tier]},
        )
    if parent and not parent.span.holds(valid_from):
        return Refusal(
            "unit_parent_not_in_force",
            gettext_noop("{unit} does not exist on {day}. Choose another day or another parent unit."),
            {"unit": parent.name, "day": f"{valid_from:%d/%m/%Y}"},
        )
    return None


def why_not_rename(*, unit: Unit, name: str, kind: UnitKind, valid_from: date, today: date) -> Refusal | None:
    """A new name or kind follows the last one, and is entered on the day it holds, not before."""
    if not name.strip():
        return Refusal("unit_without_name", gettext_noop("Write the name of the unit."))
    if kind not in KINDS[Tier(unit.tier)]:
        return _kind_does_not_fit(Tier(unit.tier), kind)
    if valid_from > today:
        return Refusal(
            "unit_name_in_future",
            gettext_noop("A new name is entered on the day it begins to hold. Come back on {day}."),
            {"day": f"{valid_from:%d/%m/%Y}"},
        )
    last = unit.names.order_by("-valid_from").values_list("valid_from", flat=True).first()
    if (last and valid_from <= last) or not unit.span.holds(valid_from):
        return Refusal(
            "unit_name_too_early",
            gettext_noop("{unit} has carried its name since {day}. Give a later day, while the unit exists."),
            {"unit": unit.name, "day": f"{last or unit.valid_from:%d/%m/%Y}"},
        )
    return None


def why_not_give_code(*, unit: Unit, system: CodeSystem, code: str, span: Span) -> Refusal | None:
    """A code has the shape of its system, and on any day one unit carries it, and a unit one code.

    An open code that the same unit has carried since an earlier day is no hindrance: the new one replaces it.
    """
    if not CODE_SHAPES[system].fullmatch(code):
        return Refusal(
            "code_malformed",
            gettext_noop("“{code}” is not such a code. Write it like 02215 (official) or H60.101 (agency)."),
            {"code": code},
        )
    if not unit.span.contains(span) and not (span.end is None and unit.span.holds(span.start)):
        return Refusal(
            "code_outside_unit",
            gettext_noop("{unit} does not exist on all of these days. Choose days on which it does."),
            {"unit": unit.name},
        )
    return _carried_by_another(unit, system, code, span) or _carries_another(unit, system, code, span)


def why_not_add_service_point(*, unit: Unit, name: str, valid_from: date) -> Refusal | None:
    """A service point has a name of its own within its unit, and opens while the unit exists."""
    if not name.strip():
        return Refusal("point_without_name", gettext_noop("Write the name of the service point."))
    if not unit.span.holds(valid_from):
        return Refusal(
            "point_outside_unit",
            gettext_noop("{unit} does not exist on {day}. Choose a day on which it does."),
            {"unit": unit.name, "day": f"{valid_from:%d/%m/%Y}"},
        )
    if ServicePoint.objects.filter(unit=unit, name=name, valid_to__isnull=True).exists():
        return Refusal(
            "point_named_twice",
            gettext_noop("{unit} already has the service point “{name}”. Choose another name."),
            {"unit": unit.name, "name": name},
        )
    return None


def _kind_does_not_fit(tier: Tier, kind: UnitKind) -> Refusal:
    return Refusal(
        "unit_kind_does_not_fit",
        gettext_noop("A unit of the tier “{tier}” cannot be of the kind “{kind}”. Choose another kind."),
        {"tier": TIER_NAMES[tier], "kind": KIND_NAMES[kind]},
    )


def _carried_by_another(unit: Unit, system: CodeSystem, code: str, span: Span) -> Refusal | None:
    others = UnitCode.objects.filter(system=system, code=code).exclude(unit=unit)
    other = others.overlapping(span).select_related("unit").first()
    return (
        None
        if other is None
        else Refusal(
            "code_carried_by_another",
            gettext_noop("{other} carries the code {code} on some of these days. Choose others."),
            {"other": other.unit.name, "code": code},
        )
    )


def _carries_another(unit: Unit, system: CodeSystem, code: str, span: Span) -> Refusal | None:
    own = UnitCode.objects.filter(unit=unit, system=system).overlapping(span)
    replaced = Q(valid_to__isnull=True, valid_from__lt=span.start) & ~Q(code=code)
    other = own.exclude(replaced).first()
    return (
        None
        if other is None
        else Refusal(
            "code_carried_already",
            gettext_noop("{unit} already carries the code {code} on some of these days. Choose later days."),
            {"unit": unit.name, "code": other.code},
        )
    )
