"""Two of the three units of a dossier: at which point of the centre the person is served, and who decides.

The officer's own point is asked once and remembered in the session. Who decides is nearly always the body
that receives; the question is there only where the procedure lets another one decide.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from motcua.procedures.permissions import why_not_decide
from motcua.procedures.queries import competent_units
from motcua.procedures.rules import ProcedureContent, competence
from motcua.staff.entrance import OfficerRequest
from motcua.staff.rules import Hat
from motcua.units.queries import service_points_of
from motcua.units.rules import province_path

from .fields import CounterForm
from .places import UnclearPlace, understood

_POINTS = "service_points"
_COMMUNE = {
    "list": "places",
    "autocomplete": "off",
    "hx-get": reverse_lazy("desk:intake_communes"),
    "hx-trigger": "input changed delay:200ms",
    "hx-target": "#places",
    "hx-sync": "this:replace",
}


class PointForm(CounterForm):
    """At which of several service points the officer sits."""

    point = forms.ChoiceField(
        label=_("Your service point"),
        help_text=_("Asked once; it is remembered until you sign out."),
        error_messages={
            "required": _("Choose where you receive people today."),
            "invalid_choice": _("This service point is not open today. Choose another one."),
        },
    )

    def __init__(self, data: QueryDict, points: list[Any], remembered: str) -> None:
        data.setdefault("at-point", remembered)
        super().__init__(data, prefix="at")
        self.points = {str(one.pk): one for one in points}
        named = [(key, one.name) for key, one in self.points.items()]
        self.fields["point"].choices = [("", "–"), *named]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Any | None:
        """The point typed or remembered, if it is one of those open today."""
        return self.points.get(str(self["point"].value() or ""))


def points_of(hat: Hat, on: date) -> list[Any]:
    """The service points that the hat's authority has open on a day."""
    return list(service_points_of(hat.authority, on))


def remembered_point(request: OfficerRequest) -> str:
    """The point at which this officer said to sit, for the authority whose hat is worn."""
    return str(request.session.get(_POINTS, {}).get(str(request.hat.authority), ""))


def remember_point(request: OfficerRequest, form: PointForm | None) -> None:
    """Keep a newly chosen point for the rest of the session."""
    chosen = form.chosen if form else None
    if chosen is not None and str(chosen.pk) != remembered_point(request):
        known = request.session.get(_POINTS, {})
        request.session[_POINTS] = {**known, str(request.hat.authority): str(chosen.pk)}


class DecidesForm(CounterForm):
    """Who decides: the receiving body unless another one is chosen from the list or searched."""

    unit = forms.ChoiceField(
        label=_("Decided by"),
        required=False,
        error_messages={
            "invalid_choice": _("This body does not decide this procedure here. Choose one from the list.")
        },
    )
    commune = forms.CharField(
        label=_("Or another commune of this province"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=_COMMUNE),
    )

    def __init__(self, data: QueryDict, procedure: ProcedureContent, case: str, hat: Hat, on: date) -> None:
        self._procedure, self._case, self._hat, self._on = procedure, case, hat, on
        data.setdefault("decides-unit", str(hat.authority))
        super().__init__(data, prefix="decides")
        rule = competence(procedure, case)
        listed = [(str(one.pk), one.name) for one in competent_units(rule, hat.scope, on)]
        self.named = {str(hat.authority): hat.authority_name, **dict(listed)}
        self.fields["unit"].choices = list(self.named.items())  # type: ignore[attr-defined]
        if not rule.communes:
            del self.fields["commune"]
        if not listed and data["decides-unit"] in self.named:
            self.fields["unit"].widget = forms.HiddenInput()

    @property
    def searched(self) -> str:
        """The commune as typed, where one may be searched."""
        return str(self["commune"].value() or "").strip() if "commune" in self.fields else ""

    @property
    def name(self) -> str:
        """Who decides as far as typed, for the folded line."""
        return self.searched or self.named.get(str(self["unit"].value() or ""), self._hat.authority_name)

    @property
    def elsewhere(self) -> bool:
        """Whether something else than the usual is typed: then it must be in plain sight."""
        return bool(self.searched) or self["unit"].value() not in ("", None, str(self._hat.authority))

    def clean_commune(self) -> Any:
        """The commune meant, if the rule lets it decide."""
        text = self.cleaned_data["commune"].strip()
        if not text:
            return None
        try:
            found = understood(text, self._on, province_path(self._hat.scope))
        except UnclearPlace as problem:
            raise ValidationError(str(problem)) from None
        return self._allowed(found)

    def clean(self) -> dict[str, Any]:
        """Ask the rule, and take one answer only."""
        said = self.cleaned_data
        own = str(self._hat.authority)
        if said.get("commune") and said.get("unit", own) not in ("", own):
            self.add_error("commune", _("Choose a body from the list or a commune, not both."))
        return said

    def _allowed(self, found: Any) -> Any:
        refusal = why_not_decide(self._procedure, self._case, self._hat.scope, found, self._on)
        if refusal:
            raise ValidationError(str(refusal))
        return found

    def competent(self) -> UUID:
        """Who decides, of a form that was checked."""
        commune = self.cleaned_data.get("commune")
        return commune.pk if commune else UUID(self.cleaned_data.get("unit") or str(self._hat.authority))


def decides_form(
    data: QueryDict, procedure: ProcedureContent, case: str, hat: Hat, on: date
) -> DecidesForm | None:
    """The question, where the rule leaves a choice or something else than the usual was sent; else None."""
    sent = data.get("decides-unit") or str(hat.authority)
    if sent == str(hat.authority) and not competence(procedure, case):
        return None
    return DecidesForm(data, procedure, case, hat, on)
