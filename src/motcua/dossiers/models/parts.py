from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id
from motcua.procedures.rules import ReturnChannel

from ..rules import STARS, Digitised, Holder, Mark, PaperState, read_marks
from .dossier import Dossier


class Step(models.Model):
    """One step of the route as planned when the dossier was accepted, and how it went: the five clear."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steps", db_index=False)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20)
    tier = models.CharField(max_length=20)
    effect = models.CharField(max_length=300, blank=True)
    officer = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    due_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "position"],
                name="step_position_once",
                violation_error_message=_("This dossier already has a step at that place of its route."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at__isnull=False),
                name="step_started_before_ended",
                violation_error_message=_("A step must begin before it ends."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.name}"


class Holding(models.Model):
    """Who held the dossier from when to when. At most one stretch is open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="holdings")
    holder = models.CharField(max_length=16, choices=[(one.value, one.name) for one in Holder])
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    step = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    step_due_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(closed_at=None),
                name="holding_one_open",
                violation_error_message=_("A dossier is in one place at a time."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=models.F("opened_at")),
                name="holding_closed_after_opened",
                violation_error_message=_("A dossier cannot be passed on before it came."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.opened_at}"


class DossierPaper(models.Model):
    """One line of the checklist: what was to be brought and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers", db_index=False)
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=500)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=[(one.value, one.name) for one in PaperState])
    digitised = models.CharField(
        max_length=1, default=Digitised.NO, choices=[(one.value, one.name) for one in Digitised]
    )
    scan = models.ForeignKey(
        "files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "position"],
                name="dossier_paper_position_once",
                violation_error_message=_("Two papers cannot stand on the same line."),
            ),
            models.CheckConstraint(
                condition=~Q(digitised=Digitised.SCANNED.value) | Q(scan__isnull=False),
                name="dossier_paper_scanned_has_scan",
                violation_error_message=_("A scanned paper needs its scan."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def mark_key(self) -> str:
        """What a mark on this paper is called: papers beyond the procedure's list have no key."""
        return self.key or f"line-{self.position}"


class SupplementRequest(models.Model):
    """One request for papers (Form 02): what is missing or wrong, why, and until when.

    `papers` are the names printed on the form; `marks` say the same to the program, so that the applicant
    mends just that.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="supplements")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=1000)
    papers = models.JSONField(default=list)
    marks = models.JSONField(default=list)
    mode = models.CharField(max_length=8)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer_by = models.DateTimeField(null=True, blank=True)
    supplied_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "number"],
                name="supplement_number_once",
                violation_error_message=_("This request for papers was already made."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(closed_at=None),
                name="supplement_one_open",
                violation_error_message=_(
                    "Papers are already being asked for. Wait for them, or close that request."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def marked(self) -> tuple[Mark, ...]:
        """What is to be mended; nothing for a request of the time before there were marks."""
        return read_marks(self.marks)


class Result(models.Model):
    """What a dossier led to: the paper that was signed, and who took it home."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="result")
    granted = models.BooleanField(default=True)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file = models.ForeignKey(
        "files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_by = models.CharField(
        max_length=8, blank=True, choices=[(one.value, one.name) for one in ReturnChannel]
    )
    received_by = models.ForeignKey(
        "applicants.Applicant", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_relation = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.title


class Rating(models.Model):
    """What the applicant thought of the service, once. Free words are personal: `sheet` names where
    `applicants` keeps them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="rating")
    stars = models.PositiveSmallIntegerField()
    ticks = models.JSONField(default=list, blank=True)
    sheet = models.UUIDField(null=True, blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__in=STARS),
                name="rating_one_to_five_stars",
                violation_error_message=_("Choose from one to five stars."),
            ),
        ]

    def __str__(self) -> str:
        return "★" * self.stars
