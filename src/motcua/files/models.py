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

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where the content lies, below the directory of files."""
        return f"{self.sha256[:2]}/{self.sha256}"
