"""What those who keep the catalogue work on: a procedure's working copy, and what its source left open."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id

from .versions import Procedure, ProcedureVersion


class VersionDraft(models.Model):
    """The working copy of a procedure's next version: one for each procedure, shared by all who keep the
    catalogue; `based_on` is empty while there is no version yet. `seen` counts the writes, so that the second
    of two is told who was faster; `part` is what was written last. Publishing or giving up removes it; the
    facts stay in the journal."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    procedure = models.OneToOneField(Procedure, on_delete=models.PROTECT, related_name="draft")
    based_on = models.ForeignKey(
        ProcedureVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    content = models.JSONField()
    seen = models.PositiveIntegerField(default=1)
    part = models.CharField(max_length=40, blank=True)
    begun_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    def __str__(self) -> str:
        return f"{self.procedure_id} #{self.seen}"

    @property
    def name(self) -> str:
        """What the procedure is called: as in the version it follows, for a new one as in the copy."""
        return self.based_on.name if self.based_on else str(self.content["name"])

    @property
    def revives(self) -> bool:
        """Whether the procedure has ended, so that publishing brings it back."""
        return self.based_on is not None and self.based_on.in_force_to is not None


class Doubt(models.Model):
    """One thing that a version's source left open (`ProcedureVersion.doubts`, row by row, so that the list of
    them can be counted and paged), and whether somebody has looked at it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="doubt_rows")
    text = models.CharField(max_length=300)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        "staff.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "text"],
                name="doubt_once",
                violation_error_message=_("This doubt about the version is written down already."),
            ),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=False) | Q(note=""),
                name="doubt_note_when_looked_at",
                violation_error_message=_("A note about a doubt is written when somebody looks at it."),
            ),
        ]
        indexes = [models.Index(fields=["text", "id"], condition=Q(looked_at=None), name="doubt_open")]

    def __str__(self) -> str:
        return self.text
