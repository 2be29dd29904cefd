"""After an intake: what was promised, what to print, and who is next."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from motcua.dossiers.rules import Status
from motcua.fees.queries import payments_of
from motcua.fees.rules import PaymentState
from motcua.kernel.clock import now
from motcua.procedures.queries import content
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission
from motcua.workdays.rules import Explanation

from ..work.gate import obtained
from ..work.shell import address
from .showing import page

# The form to hand over for each status in which an intake can end, on its usual size first.
FORMS = {
    Status.ACCEPTED: ("receipt", ("A5", "A4")),
    Status.SUPPLEMENT_ASKED: ("supplement", ("A4", "A5")),
    Status.REFUSED: ("refusal", ("A4", "A5")),
}


@needs(Permission.FILE)
def done(request: OfficerRequest, dossier_id: UUID) -> HttpResponse:
    """The page after an intake. It may be opened again at any time; it tells how the dossier stands now."""
    at = now()
    dossier = obtained(request, dossier_id)
    explained = dossier.due_explained
    context = {
        "dossier": dossier,
        "procedure": content(dossier.procedure_version_id),
        "status": dossier.current.name,
        "explanation": str(Explanation.from_json(explained)) if explained else "",
        "prints": _prints(dossier),
        "waiting": [one for one in payments_of(dossier.pk) if one.state == PaymentState.WAITING],
        "dossier_url": address("desk:dossier", dossier.pk),
        "next_url": reverse("desk:intake"),
        "same_procedure_url": _same_procedure(dossier),
        "same_person_url": f"{reverse('desk:intake')}?same={dossier.pk}",
    }
    return page(request, "desk/counter/done.html", context, at)


def _prints(dossier: Any) -> list[dict[str, str]]:
    form, sizes = FORMS.get(dossier.current, ("", ()))
    form = form or ("receipt" if dossier.accepted_at else "")
    base = reverse("desk:print", args=[dossier.pk, form]) if form else ""
    return [{"size": size, "url": f"{base}?size={size}"} for size in sizes or ("A5", "A4") if form]


def _same_procedure(dossier: Any) -> str:
    return reverse("desk:intake_form", args=[dossier.procedure_version_id])
