from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id
from motcua.kernel.text import fold, tidy

from .rules import ApplicantKind, IdKind, Sex


class Applicant(models.Model):
    """A citizen or an organisation, as written on one dossier. The same person may be written down again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.PositiveSmallIntegerField(choices=[(kind.value, kind.name) for kind in ApplicantKind])
    name = models.CharField(_("full name"), max_length=200)
    name_folded = models.CharField(max_length=200, editable=False)
    born = models.DateField(_("day of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=6, blank=True, choices=[(sex.value, sex.name) for sex in Sex])
    id_kind = models.CharField(max_length=10, choices=[(kind.value, kind.name) for kind in IdKind])
    id_number = models.CharField(_("ID number"), max_length=20, blank=True)
    phone = models.CharField(_("phone"), max_length=15, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    residence = models.ForeignKey(
        "units.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    written_in = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="applicant_has_name",
                violation_error_message=_("Write the name of the owner."),
            ),
            models.CheckConstraint(
                condition=~models.Q(id_kind=IdKind.NONE.value) | models.Q(id_number=""),
                name="applicant_without_paper_has_no_number",
                violation_error_message=_(
                    "Choose which paper the number belongs to, or leave the number out."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["id_number"], name="applicant_id_number"),
            models.Index(fields=["phone"], name="applicant_phone"),
            models.Index(fields=["name_folded", "born"], name="applicant_name_born"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = tidy(self.name)
        self.name_folded = fold(self.name)
        super().save(*args, **kwargs)


class Answers(models.Model):
    """What an owner stated on the electronic form of a procedure."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form_hash = models.CharField(max_length=64)
    stated = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.pk)


class Sheet(models.Model):
    """What somebody has typed and not handed in yet, or said in their own words: shredded when it is done
    with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stated = models.JSONField(default=dict)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Citizen(models.Model):
    """Who a citizen's account belongs to, as the provider that signed them in tells it.

    The number counts only when the provider vouches for it (`vouched_at`): a number that anybody could have
    typed opens nobody's dossiers.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField("staff.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("full name"), max_length=200, blank=True)
    id_number = models.CharField(_("ID number"), max_length=20, blank=True)
    phone = models.CharField(_("phone"), max_length=15, blank=True)
    vouched_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vouched_at=None) | ~models.Q(id_number=""),
                name="citizen_vouched_for_has_number",
                violation_error_message=_("Only an ID number that is told can be vouched for."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def vouched_number(self) -> str:
        """The ID number, when the provider vouches for it; else nothing."""
        return self.id_number if self.vouched_at else ""


class SearchTerm(models.Model):
    """Under `term`, officers of `unit` find `subject` (a dossier). Kept here, for terms are personal data.

    The term is bytes: both databases then order it byte by byte, whatever language they sort in, so that
    "begins with" is a range of the index: that of the constraint, which begins with the unit for this reason.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="+", db_index=False)
    term = models.BinaryField(max_length=160)
    subject = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "term", "subject"],
                name="search_term_once",
                violation_error_message=_("This dossier is already found under this term."),
            )
        ]

    def __str__(self) -> str:
        return bytes(self.term).decode(errors="replace")
