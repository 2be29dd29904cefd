from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id


class StoredFile(models.Model):
    """One file under the name its giver called it. Equal contents lie on disk once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField(default=1)
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0),
                name="file_not_empty",
                violation_error_message=_("The file is empty. Scan the paper again."),
            )
        ]
        indexes = [models.Index(fields=["sha256"], name="file_content")]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where the content lies, below the directory of files."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Arriving(models.Model):
    """A file that comes in parts, over a line that may break. `received` bytes are safe on disk; the sender
    goes on from there. `stored` is the file it became."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.UUIDField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField(db_index=True)
    stored = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")),
                name="arriving_not_more_than_announced",
                violation_error_message=_(
                    "More has arrived than was announced. Choose the file again and send it anew."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(stored=None) | models.Q(received=models.F("size")),
                name="arriving_whole_before_stored",
                violation_error_message=_("The file has not arrived whole yet. Send the rest of it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received}/{self.size}"

    @property
    def place(self) -> str:
        """Where the parts lie, below the directory of files."""
        return f"arriving/{self.pk}"
