from datetime import date
from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id


class Procedure(models.Model):
    """A procedure as such: its code and nothing else. What it says is in its versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40)
    created = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="procedure_code_once",
                violation_error_message=_("This procedure code is in the catalogue already."),
            ),
            models.CheckConstraint(
                condition=~Q(code=""),
                name="procedure_has_code",
                violation_error_message=_("A procedure needs the code under which it was announced."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class VersionQuerySet(models.QuerySet["ProcedureVersion"]):
    def in_force(self, on: date) -> "VersionQuerySet":
        """Versions in force on a day: from the first day up to, not including, `in_force_to`."""
        return self.filter(Q(in_force_to__isnull=True) | Q(in_force_to__gt=on), in_force_from__lte=on)

    def open_ended(self) -> "VersionQuerySet":
        return self.filter(in_force_to__isnull=True)

    def without_content(self) -> "VersionQuerySet":
        """For lists: the large JSON columns stay in the database."""
        return self.defer("content", "doubts")

    def delete(self) -> NoReturn:
        raise TypeError("a published version is never deleted")


class ProcedureVersion(models.Model):
    """What a procedure says from one day up to, not including, another. Written once; only `in_force_to`
    is filled in later, when the next version begins."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    name = models.TextField()
    search_text = models.TextField()
    field_code = models.CharField(max_length=40, blank=True)
    field_name = models.CharField(max_length=300, blank=True)
    commune = models.BooleanField(default=False)
    province = models.BooleanField(default=False)
    ministry = models.BooleanField(default=False)
    performer = models.CharField(max_length=12)
    scope = models.CharField(max_length=100)
    online_level = models.CharField(max_length=20)
    non_boundary = models.BooleanField(default=False)
    curated = models.BooleanField(default=False)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    doubts = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"],
                name="procedure_version_number_once",
                violation_error_message=_(
                    "Somebody published a version of this procedure at the same moment. Look again."
                ),
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(in_force_to__isnull=True),
                name="procedure_version_one_open",
                violation_error_message=_(
                    "A procedure has only one version without an end. Close the older one first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gt=F("in_force_from")),
                name="procedure_version_ends_after_start",
                violation_error_message=_(
                    "A version is in force for at least one day. Choose a later last day."
                ),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="procedure_version_number_from_one",
                violation_error_message=_("The versions of a procedure are counted from one."),
            ),
        ]
        indexes = [
            models.Index(fields=["in_force_to", "in_force_from"], name="procedure_version_force"),
            models.Index(fields=["field_name"], name="procedure_version_field"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and set(kwargs.get("update_fields") or ["all"]) != {"in_force_to"}:
            raise TypeError("a published version is never edited; publish a new one")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("a published version is never deleted")


class OfferingQuerySet(models.QuerySet["Offering"]):
    def in_force(self, on: date) -> "OfferingQuerySet":
        """Offers that hold on a day: from the first up to, not including, `valid_to`."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


class Offering(models.Model):
    """That a unit offers a procedure to the public, from one day up to, not including, another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="offerings")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = OfferingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "procedure"],
                condition=Q(valid_to__isnull=True),
                name="offering_once_at_a_time",
                violation_error_message=_("This unit offers the procedure already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="offering_ends_after_start",
                violation_error_message=_("An offer lasts at least one day. Choose a later last day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.procedure_id}"
