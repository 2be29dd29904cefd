from datetime import UTC, datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.applicants.rules import Filing
from motcua.kernel.ids import new_id
from motcua.procedures.rules import Channel, ReturnChannel

from ..rules import (
    CLOCK,
    ENDED,
    OPEN,
    RUNNING,
    Clock,
    ClockFace,
    Delivery,
    Holder,
    Status,
    Supplement,
    Timing,
    timing,
)

# Sorts dossiers without any date behind all others; never shown.
FAR = datetime(2999, 1, 1, tzinfo=UTC)
# Before the first of them: asking for what is urgent since then leads a database to the indexes of open ones.
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)

_CODELESS = [Status.FILED.value, Status.REFUSED.value, Status.SUPPLEMENT_ASKED.value, Status.WITHDRAWN.value]


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Questions that read like sentences."""

    def present(self) -> Self:
        return self.filter(set_aside_at=None)

    def open(self) -> Self:
        """Not ended: said by the end, for the indexes of open dossiers hold those without one."""
        return self.filter(ended_at=None)

    def ended(self) -> Self:
        return self.filter(ended_at__isnull=False)

    def running(self) -> Self:
        return self.filter(status__in=[status.value for status in RUNNING])

    def overdue(self, at: datetime) -> Self:
        return self.running().filter(due_at__lt=at)

    def held_in(self, unit: UUID) -> Self:
        return self.filter(holder_unit=unit)

    def for_lists(self) -> Self:
        """What a line of a list shows, without the large columns: one query for a page."""
        joined = self.select_related("owner", "procedure_version__procedure", "officer", "holder_unit")
        return joined.defer("procedure_version__content", "procedure_version__doubts", "due_explained")


class Dossier(models.Model):
    """One dossier. Only `dossiers.actions` writes it; `version` counts the writes.

    `urgency_at` is the moment its clock runs towards (acceptance deadline, then due date), for sorting.
    Links have no index of their own (`db_index=False`) where nobody looks from their other end, or where one
    of the indexes below begins with them: each index is one more page to write with every dossier.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(_("dossier code"), max_length=40, null=True, unique=True)
    track_key = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)

    procedure_version = models.ForeignKey(
        "procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    case = models.CharField(max_length=40, blank=True)
    field_code = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Channel])

    served_by = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    service_point = models.ForeignKey(
        "units.ServicePoint",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    competent = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    residence = models.ForeignKey(
        "units.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    owner = models.ForeignKey("applicants.Applicant", on_delete=models.PROTECT, related_name="+")
    filing = models.CharField(max_length=12, choices=[(one.value, one.name) for one in Filing])
    representative = models.ForeignKey(
        "applicants.Applicant",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    relation = models.CharField(max_length=60, blank=True)
    answers = models.ForeignKey(
        "applicants.Answers", null=True, blank=True, on_delete=models.PROTECT, db_index=False
    )

    status = models.PositiveSmallIntegerField(choices=[(one.value, one.name) for one in Status])
    status_before = models.PositiveSmallIntegerField(null=True, blank=True)
    status_at = models.DateTimeField()
    supplement = models.CharField(
        max_length=10, default=Supplement.NONE, choices=[(one.value, one.name) for one in Supplement]
    )
    delivery = models.CharField(
        max_length=10, default=Delivery.NONE, choices=[(one.value, one.name) for one in Delivery]
    )

    holder = models.CharField(max_length=16, choices=[(one.value, one.name) for one in Holder])
    holder_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    step = models.PositiveSmallIntegerField(default=0)
    step_due_at = models.DateTimeField(null=True, blank=True)

    filed_at = models.DateTimeField()
    accept_by = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    original_due_at = models.DateTimeField(null=True, blank=True)
    due_explained = models.JSONField(default=list, blank=True)
    urgency_at = models.DateTimeField(default=FAR)
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    return_by = models.CharField(
        max_length=8, blank=True, choices=[(one.value, one.name) for one in ReturnChannel]
    )
    sets = models.PositiveSmallIntegerField(default=1)
    note = models.CharField(max_length=300, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__isnull=False, accepted_at__isnull=False) | Q(code=None, accepted_at=None),
                name="dossier_code_with_acceptance",
                violation_error_message=_(
                    "A dossier gets its code when it is accepted, not before and not later."
                ),
            ),
            models.CheckConstraint(
                condition=Q(code__isnull=False) | Q(status__in=_CODELESS),
                name="dossier_processed_only_accepted",
                violation_error_message=_("A dossier must be accepted before it can be processed."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False, status__in=[status.value for status in ENDED])
                | Q(ended_at=None, status__in=[status.value for status in OPEN]),
                name="dossier_ended_has_end",
                violation_error_message=_(
                    "A dossier that is ended has the time of its end, an open one has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(status=Status.RETURNED.value),
                name="dossier_returned_once",
                violation_error_message=_("Only a returned result has a time of return."),
            ),
            models.CheckConstraint(
                condition=Q(due_at=None, original_due_at=None)
                | Q(due_at__isnull=False, original_due_at__isnull=False),
                name="dossier_due_keeps_original",
                violation_error_message=_("The first promised date is always kept beside the present one."),
            ),
            models.CheckConstraint(
                condition=Q(filing=Filing.OWNER.value, representative=None)
                | (~Q(filing=Filing.OWNER.value) & Q(representative__isnull=False)),
                name="dossier_representative_named",
                violation_error_message=_("Write down who brings the dossier for its owner."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(accepted_at__gte=F("filed_at")),
                name="dossier_filed_before_accepted",
                violation_error_message=_("A dossier cannot be accepted before it was filed."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["officer", "urgency_at", "id"],
                condition=Q(ended_at=None),
                name="dossier_officer_open",
            ),
            models.Index(
                fields=["holder_unit", "urgency_at", "id"],
                condition=Q(ended_at=None),
                name="dossier_unit_open",
            ),
            models.Index(fields=["urgency_at", "id"], condition=Q(ended_at=None), name="dossier_open"),
            models.Index(
                fields=["holder_unit", "status", "ended_at", "id"],
                condition=Q(ended_at__isnull=False),
                name="dossier_unit_ended",
            ),
            models.Index(fields=["served_by", "accepted_at", "id"], name="dossier_served"),
            # The register asked for one status, and the inspector's, which spans the units: without these
            # a page of what is rare looks through all that was accepted in its days.
            models.Index(
                fields=["served_by", "status", "accepted_at", "id"],
                condition=Q(accepted_at__isnull=False),
                name="dossier_register_status",
            ),
            models.Index(
                fields=["accepted_at", "id"],
                condition=Q(accepted_at__isnull=False),
                name="dossier_accepted",
            ),
            models.Index(
                fields=["status", "accepted_at", "id"],
                condition=Q(accepted_at__isnull=False),
                name="dossier_accepted_status",
            ),
            models.Index(
                fields=["officer", "accepted_at", "id"],
                condition=Q(officer__isnull=False),
                name="dossier_register_officer",
            ),
            # Asked for a field, a procedure or a channel: from kind to kind (see `register_kinds`).
            # The status stands last so that the index alone answers; else PostgreSQL reads all those days.
            models.Index(
                fields=["served_by", "procedure_version", "channel", "accepted_at", "id", "status"],
                condition=Q(accepted_at__isnull=False, set_aside_at=None),
                name="dossier_register_kind",
            ),
            # Machines that walk through all of a unit, or one status of it, in the order of filing. What one
            # unit receives and another decides is rare, so the second holds few.
            models.Index(
                fields=["served_by", "status", "id"],
                condition=Q(set_aside_at=None),
                name="dossier_walk",
            ),
            models.Index(
                fields=["competent", "status", "id"],
                condition=Q(set_aside_at=None) & ~Q(competent=F("served_by")),
                name="dossier_walk_competent",
            ),
            # People who bring dossiers for others look for them, too.
            models.Index(
                fields=["representative"],
                condition=Q(representative__isnull=False),
                name="dossier_representative",
            ),
        ]

    def __str__(self) -> str:
        return self.code or str(self.pk)

    @property
    def current(self) -> Status:
        return Status(self.status)

    @property
    def clock(self) -> Clock:
        return CLOCK[self.current]

    def timing(self, at: datetime) -> Timing:
        """How it stands against its date at a moment; never stored."""
        return timing(ClockFace(self.current, self.due_at, self.accept_by, self.ended_at), at)


class CodeSeries(models.Model):
    """The running number of an agency's local day. Its row is locked while a code is taken."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=20)
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "day"],
                name="code_series_once_a_day",
                violation_error_message=_("This agency already has a series of codes for that day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.day}: {self.last}"
