from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id
from motcua.kernel.text import fold, tidy

from .rules import RoleCode, role


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=(username or "").lower())


class Account(AbstractBaseUser):
    """One officer's way in. What the officer may do depends on the posts, not on the account.

    A citizen's account carries neither name nor number: those lie in `applicants`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(_("user name"), max_length=60, unique=True)
    name = models.CharField(_("full name"), max_length=120)
    name_folded = models.CharField(max_length=120, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    language = models.CharField(max_length=5, default="vi")
    is_active = models.BooleanField(default=True)
    # A citizen who signs in through an outside provider: never gets a post, so the desk stays shut.
    is_citizen = models.BooleanField(default=False)
    # A program of another body, which acts by token (`clients`): nobody signs in as it, and no work is given
    # to it as to a colleague.
    is_machine = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        indexes = [models.Index(fields=["name_folded"], name="account_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Officers are let in by their posts; there is no door for `is_staff`."""
        return False

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.username = tidy(self.username).lower()
        self.name = tidy(self.name)
        self.name_folded = fold(self.name)
        super().save(*args, **kwargs)


class PostQuerySet(models.QuerySet["Post"]):
    def of_people(self) -> "PostQuerySet":
        """Posts of officers, not of machines that act by token."""
        return self.filter(account__is_machine=False)

    def on(self, day: date) -> "PostQuerySet":
        """Posts that exist on a day (both ends included)."""
        open_ended = models.Q(valid_to=None) | models.Q(valid_to__gte=day)
        return self.filter(open_ended, valid_from__lte=day)

    def still_to_come(self, day: date) -> "PostQuerySet":
        """Posts that exist on a day or begin later."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))

    def overlapping(self, first_day: date, last_day: date | None) -> "PostQuerySet":
        """Posts that exist on some day between two, both included; without a last day, from the first on."""
        found = self.still_to_come(first_day)
        return found if last_day is None else found.filter(valid_from__lte=last_day)

    def within(self, path: str) -> "PostQuerySet":
        return self.filter(unit__path__within=path)


class Post(models.Model):
    """A role in a unit, held by an account from one day to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=[(code.value, code.value) for code in RoleCode])
    title = models.CharField(max_length=120, blank=True)
    fields = models.JSONField(default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="post_ends_after_it_begins",
                violation_error_message=_("A post cannot end before it begins. Correct one of the two days."),
            ),
            models.UniqueConstraint(
                fields=["account", "unit", "role", "valid_from"],
                name="post_given_once",
                violation_error_message=_("This officer already has this post from that day."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "role"], name="post_unit_role")]

    def __str__(self) -> str:
        return f"{self.role} {self.unit_id}"

    @property
    def role_name(self) -> str:
        """The title of the post if it has one of its own, else the name of its role."""
        return self.title or role(self.role).name


class StandIn(models.Model):
    """While the holder of a post is absent, another account may wear that post's hat."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stand_ins")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="stands_in")
    valid_from = models.DateField()
    valid_to = models.DateField()
    reason = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="stand_in_ends_after_it_begins",
                violation_error_message=_(
                    "An absence cannot end before it begins. Correct one of the two days."
                ),
            ),
        ]
        indexes = [models.Index(fields=["account", "valid_to"], name="stand_in_account")]

    def __str__(self) -> str:
        return f"{self.account_id} for {self.post_id}"
