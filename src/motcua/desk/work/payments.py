"""Taking a payment at the counter, from the dossier's page or before an act that asks for it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.dossiers.actions import take_payment
from motcua.dossiers.rules import Act
from motcua.fees.queries import payment
from motcua.fees.rules import PaymentMethod
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.kernel.text import tidy
from motcua.pages.words import dong
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from .gate import list_behind, obtained
from .lines import dossier_url, with_list

_ACTS = frozenset(act.value for act in Act)


class PayForm(forms.Form):
    """How an amount was paid, and the number of the receipt."""

    method = forms.ChoiceField(label=gettext_lazy("How paid"))
    receipt_number = forms.CharField(
        label=gettext_lazy("Receipt number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"size": 12}),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["method"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(method.value, method.label) for method in PaymentMethod]


@needs(Permission.COLLECT_FEE)
@require_POST
def take(request: OfficerRequest, id: UUID, payment_id: UUID) -> HttpResponse:
    """Record that one amount was paid; then back to where the officer was."""
    dossier = obtained(request, id)
    asked = payment(payment_id, dossier.pk)
    if asked is None:
        raise Http404
    form = PayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose how it was paid."))
        return redirect(_back(request, id))
    method, number = PaymentMethod(form.cleaned_data["method"]), tidy(form.cleaned_data["receipt_number"])
    try:
        take_payment(
            dossier=dossier, request=asked, method=method, receipt_number=number, by=request.hat, at=now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        text = _("Paid: %(label)s, %(amount)s.") % {"label": asked.label, "amount": dong(asked.amount)}
        messages.success(request, text)
    return redirect(_back(request, id))


def _back(request: OfficerRequest, dossier: UUID) -> str:
    """To the act for which the payment was taken, otherwise to the dossier."""
    act, code = request.POST.get("then", ""), list_behind(request)
    if act in _ACTS:
        return with_list(reverse("desk:act", args=[dossier, act]), code)
    return dossier_url(dossier, code) + "#money"
