from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id

from .rules import Scope


class Token(models.Model):
    """A secret by which another system acts in one post. Only its hash is kept.

    `unit_path` narrows what the post sees; empty, it sees as far as the post. `per_minute` is how many
    requests a minute are answered. `last_used` is a day: finer would be one more write with every request.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("staff.Account", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("staff.Post", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    unit_path = models.CharField(max_length=200, blank=True)
    per_minute = models.PositiveIntegerField(default=600)
    valid_from = models.DateField()
    valid_to = models.DateField()
    last_used = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hash"],
                name="token_hash_once",
                violation_error_message=_("This token exists already. Open another one."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="token_ends_after_it_begins",
                violation_error_message=_(
                    "A token cannot end before it begins. Correct one of the two days."
                ),
            ),
            models.CheckConstraint(
                condition=Q(per_minute__gte=1),
                name="token_answers_something",
                violation_error_message=_("A token is answered at least once a minute."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def is_running(self, day: date) -> bool:
        """Whether it opens anything on a day (both ends included)."""
        return self.ended_at is None and self.valid_from <= day <= self.valid_to

    @property
    def opened(self) -> frozenset[Scope]:
        return frozenset(Scope(one) for one in self.scopes)


class KeptAnswer(models.Model):
    """What a client was answered under an `Idempotency-Key`, so that it is told the same when it asks again.

    Written in the transaction of what was done. It holds no personal data: whoever writes by the API is
    answered with identifiers, states and dates.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    client = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "key"],
                name="kept_answer_once",
                violation_error_message=_("A request with this key is being answered. Ask again shortly."),
            )
        ]

    def __str__(self) -> str:
        return self.key
