from django.db import models

from motcua.kernel.ids import new_id


class Tally(models.Model):
    """How often one thing was done by one place within one window. What and who are in the key alone, as a
    keyed sum (`counting`): nobody reads an address or a code here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ends_at"], name="tally_ended")]

    def __str__(self) -> str:
        return f"{self.number} until {self.ends_at:%H:%M:%S}"
