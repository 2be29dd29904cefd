from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id


class Calendar(models.Model):
    """The working calendar of one or many offices. `content` is what `WorkCalendar.to_json` writes; each
    change of it raises `revision`, so that whoever keeps a calendar in memory knows that it is old."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="calendar_one_default",
                violation_error_message=_("Another calendar is the default: take that mark from it first."),
            ),
            models.CheckConstraint(
                condition=models.Q(revision__gte=1),
                name="calendar_revision_from_one",
                violation_error_message=_("The revisions of a calendar are counted from one."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
