from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id
from motcua.procedures.rules import Channel

from .rules import Consent, HelpKind, PaperHere


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> Self:
        """Neither filed nor given up."""
        return self.filter(ended_at=None)

    def of(self, account: UUID) -> Self:
        return self.filter(account=account)

    def helped_by(self, account: UUID) -> Self:
        return self.filter(helper=account)


class Draft(models.Model):
    """What somebody has begun to file. No personal data: what is typed lies on `sheet`, in `applicants`.

    `seen` counts the writes, so that of two devices each knows what it has not read. `key_hash` is that of
    the secret with which the draft is opened; the secret itself is kept nowhere.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=9, unique=True)
    key_hash = models.CharField(max_length=64)
    seen = models.PositiveIntegerField(default=1)

    version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    competent = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Channel])
    sheet = models.ForeignKey(
        "applicants.Sheet", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    account = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    helper = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    helper_post = models.ForeignKey(
        "staff.Post", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    help_kind = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.name) for one in HelpKind]
    )
    helped_seconds = models.PositiveIntegerField(default=0)
    consent_at = models.DateTimeField(null=True, blank=True)
    consent_how = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.name) for one in Consent]
    )
    consent_words = models.CharField(max_length=1000, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_words = models.CharField(max_length=1000, blank=True)

    opened_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    filed = models.OneToOneField(
        "dossiers.Dossier", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(filed=None) | Q(ended_at__isnull=False),
                name="draft_filed_is_ended",
                violation_error_message=_("A draft that was filed is ended."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(sheet=None),
                name="draft_ended_keeps_no_sheet",
                violation_error_message=_("What was typed is shredded when a draft is filed or given up."),
            ),
            models.CheckConstraint(
                condition=Q(helper=None, helper_post=None)
                | Q(helper__isnull=False, helper_post__isnull=False),
                name="draft_helper_has_post",
                violation_error_message=_("Whoever helps as an officer does so in a post."),
            ),
            models.CheckConstraint(
                condition=Q(consent_at=None, consent_how="")
                | (Q(consent_at__isnull=False) & ~Q(consent_how="")),
                name="draft_consent_has_its_way",
                violation_error_message=_("Write down how the person agreed, together with when."),
            ),
        ]
        indexes = [
            models.Index(fields=["touched_at"], condition=Q(filed=None), name="draft_to_forget"),
            models.Index(
                fields=["unit", "touched_at"],
                condition=Q(ended_at=None, channel=Channel.COUNTER.value),
                name="draft_prepared",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class DraftPaper(models.Model):
    """What was said of a paper of the procedure: its pages are here, the state holds it, it comes later."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="papers", db_index=False)
    key = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=[(one.value, one.name) for one in PaperHere])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "key"],
                name="draft_paper_once",
                violation_error_message=_("This paper is in the draft already. Look at the page again."),
            )
        ]

    def __str__(self) -> str:
        return self.key


class DraftPage(models.Model):
    """One file among the pages of a paper, in its place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="pages", db_index=False)
    key = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["draft", "key", "position"], name="draft_page_place")]

    def __str__(self) -> str:
        return f"{self.key} {self.position}"
