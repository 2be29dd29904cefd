from datetime import date
from functools import reduce
from operator import or_
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id

from .fields import PathField
from .rules import KINDS, CodeSystem, Span, Tier, UnitKind

_TIERS = [(tier.value, tier.value) for tier in Tier]
_KINDS = [(kind.value, kind.value) for kind in UnitKind]
_SYSTEMS = [(system.value, system.value) for system in CodeSystem]

_FITTING = reduce(
    or_, (Q(tier=tier.value, kind__in=sorted(kind.value for kind in kinds)) for tier, kinds in KINDS.items())
)
_ENDS_AFTER_IT_BEGINS = [
    models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
        name="%(class)s_ends_after_it_begins",
        violation_error_message=_("The last day must come after the first. Correct one of the two dates."),
    ),
]

Row = TypeVar("Row", bound="Dated")


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold from one day up to another."""

    def in_force(self, on: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)

    def overlapping(self, span: Span) -> Self:
        begun = self if span.end is None else self.filter(valid_from__lt=span.end)
        return begun.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=span.start))


class UnitQuerySet(DatedQuerySet["Unit"]):
    def within(self, scope_path: str) -> Self:
        return self.filter(path__within=scope_path)

    def of_tier(self, tier: Tier) -> Self:
        return self.filter(tier=tier.value)


class Dated(models.Model):
    """Holds from `valid_from` up to, not including, `valid_to`; without an end it still holds."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def span(self) -> Span:
        return Span(self.valid_from, self.valid_to)


class Unit(Dated):
    """One body of the state. `name` and `kind` are those in force when the row was last written.

    What a document of an earlier day must say is `queries.name_on` and `queries.code_of`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    path = PathField(unique=True, editable=False)
    tier = models.CharField(max_length=12, choices=_TIERS)
    kind = models.CharField(max_length=16, choices=_KINDS)
    name = models.CharField(max_length=200)
    calendar = models.ForeignKey("workdays.Calendar", on_delete=models.PROTECT, null=True, related_name="+")

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            *_ENDS_AFTER_IT_BEGINS,
            models.CheckConstraint(
                condition=Q(tier="country", parent__isnull=True)
                | (~Q(tier="country") & Q(parent__isnull=False)),
                name="unit_only_the_country_has_no_parent",
                violation_error_message=_("Every unit but the country belongs to another. Choose that unit."),
            ),
            models.CheckConstraint(
                condition=Q(path__endswith="/"),
                name="unit_path_ends_with_a_slash",
                violation_error_message=_("The path of a unit ends with a slash."),
            ),
            models.CheckConstraint(
                condition=_FITTING,
                name="unit_kind_fits_its_tier",
                violation_error_message=_("A unit of this tier cannot be of that kind. Choose another kind."),
            ),
        ]
        indexes = [models.Index(fields=["tier", "path"], name="unit_tier_path")]

    def __str__(self) -> str:
        return self.name


class UnitName(Dated):
    """What a unit was called, and as what kind, for a time. Its names follow each other without a gap."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=_KINDS)
    folded = models.CharField(max_length=200, editable=False)
    source = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["UnitName"].as_manager()

    class Meta:
        constraints = [
            *_ENDS_AFTER_IT_BEGINS,
            models.UniqueConstraint(
                fields=["unit", "valid_from"],
                name="unitname_one_new_name_a_day",
                violation_error_message=_("This unit already has a name from that day. Choose another day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitCode(Dated):
    """A code that a unit carries for a time. Another unit may carry the same code at another time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="codes")
    system = models.CharField(max_length=12, choices=_SYSTEMS)
    code = models.CharField(max_length=40)

    objects = DatedQuerySet["UnitCode"].as_manager()

    class Meta:
        constraints = [
            *_ENDS_AFTER_IT_BEGINS,
            models.UniqueConstraint(
                fields=["system", "code", "valid_from"],
                name="unitcode_one_unit_from_a_day",
                violation_error_message=_("This code is already carried from that day. Choose another code."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ServicePoint(Dated):
    """A place with counters where a unit receives people; a commune may have several (Huế: 166 for 40)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="service_points")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    calendar = models.ForeignKey("workdays.Calendar", on_delete=models.PROTECT, null=True, related_name="+")

    objects = DatedQuerySet["ServicePoint"].as_manager()

    class Meta:
        constraints = [
            *_ENDS_AFTER_IT_BEGINS,
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(valid_to__isnull=True),
                name="servicepoint_named_once_in_its_unit",
                violation_error_message=_(
                    "The unit has a service point of that name already. Choose another."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name
