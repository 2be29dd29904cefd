from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.actor import ActorKind
from motcua.kernel.ids import new_id

from .rules import Link


class FactQuerySet(models.QuerySet["Fact"]):
    """Facts are appended and read; nothing else."""

    def about(self, subject_kind: str, subject: Any) -> "FactQuerySet":
        return self.filter(subject_kind=subject_kind, subject=subject).order_by("number")

    def update(self, **_values: Any) -> NoReturn:
        raise TypeError("a fact is never edited")

    def delete(self) -> NoReturn:
        raise TypeError("a fact is never deleted")


class Fact(models.Model):
    """One thing that happened. `subject` is the id of a dossier, a procedure, a staff account …"""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    by_kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ActorKind])
    by_account = models.UUIDField(null=True)
    by_post = models.UUIDField(null=True)
    by_instead_of = models.UUIDField(null=True)
    unit = models.UUIDField(null=True)
    unit_path = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = FactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "number"],
                name="fact_number_once_per_subject",
                violation_error_message=_("Somebody else acted at the same moment. Look again, then repeat."),
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="fact_number_from_one",
                violation_error_message=_("The facts of a subject are counted from one."),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "at"], name="fact_kind_at"),
            models.Index(fields=["unit_path", "at"], name="fact_unit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} #{self.number}"

    @property
    def link(self) -> Link:
        """What this fact states, as it enters its hash."""
        return Link(self.subject, self.number, self.kind, self.at, self.by, self.data, self.previous)

    @property
    def by(self) -> dict[str, str]:
        """Who did it, as identifiers; empty ones left out."""
        stated = {
            "kind": self.by_kind,
            "account": self.by_account,
            "post": self.by_post,
            "instead_of": self.by_instead_of,
            "unit": self.unit,
            "unit_path": self.unit_path,
        }
        return {name: str(value) for name, value in stated.items() if value}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a fact is never edited")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a fact is never deleted")
