"""The page of one dossier: everything about it, and all that may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.applicants.rules import ApplicantKind, Filing, IdKind, Sex
from motcua.dossiers.queries import Clear, DossierPage, demand_lines, page_of, worklist
from motcua.dossiers.rules import Digitised, Holder, PaperState
from motcua.fees.rules import Collect, FeeKind, PaymentMethod, PaymentState
from motcua.kernel.clock import now
from motcua.pages.stated import stated_rows
from motcua.pages.words import day
from motcua.procedures.rules import Channel
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission

from .acts.registry import DOABLE, Weight
from .acts.views import act_url
from .gate import list_behind, obtained
from .history import helped, history
from .holders import shares_of
from .lines import CHIPS, goal_of, name_of, short_name, with_list
from .payments import PayForm
from .prints import prints_of
from .scans import ScanForm
from .shell import shell_context

if TYPE_CHECKING:
    from motcua.applicants.models import Applicant
    from motcua.dossiers.models import DossierPaper
    from motcua.fees.models import PaymentRequest


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest, id: UUID) -> HttpResponse:
    """The whole dossier on one page."""
    at = now()
    page = page_of(obtained(request, id), request.hat, at)
    code = list_behind(request)
    context = shell_context(request, at) | {"at": at, "page": page, "list": code}
    context |= _head(page, code) | _acts(request, page, code) | _body(page, request.hat, code)
    return render(request, "desk/work/dossier.html", context)


def _head(page: DossierPage, code: str) -> dict[str, Any]:
    dossier = page.dossier
    behind = worklist(code)
    current = next((clear for clear in page.five_clear if clear.current), None)
    return {
        "dossier": dossier,
        "name": name_of(dossier),
        "procedure_name": page.procedure.plain_name or short_name(page.procedure.name),
        "case_name": page.procedure.case(dossier.case).name,
        "goal": goal_of(dossier),
        "chip": CHIPS[page.timing],
        "holder": Holder(dossier.holder),
        "current": current,
        "moved": dossier.original_due_at != dossier.due_at,
        "back_url": reverse("desk:worklist", args=[code]) if behind else reverse("desk:home"),
        "back_name": behind.name if behind else _("Today's work"),
    }


def _acts(request: OfficerRequest, page: DossierPage, code: str) -> dict[str, Any]:
    shown = [
        {"doable": doable, "refusal": page.acts[act], "url": act_url(page.dossier.pk, act, code), "key": None}
        for act, doable in DOABLE.items()
        if act in page.acts
    ]
    possible = [one for one in shown if one["refusal"] is None]
    by_weight = {weight.value: _of_weight(possible, weight) for weight in Weight}
    for number, one in enumerate(by_weight[Weight.MAIN.value], start=1):
        one["key"] = f"alt+{number}"
    return {
        "possible": by_weight,
        "impossible": [one for one in shown if one["refusal"] is not None],
        "seen": page.dossier.version,
        "form_page": request.get_full_path(),
    }


def _of_weight(acts: list[dict[str, Any]], weight: Weight) -> list[dict[str, Any]]:
    return [one for one in acts if one["doable"].weight is weight]


def _body(page: DossierPage, hat: Hat, code: str) -> dict[str, Any]:
    return {
        "steps": [_step(clear) for clear in page.five_clear],
        "shares": shares_of(page.shares),
        "papers": [_paper(paper, page, hat, code) for paper in page.papers],
        "fee_unknown": _fee_unknown(page),
        "payments": [_payment(one, page, hat, code) for one in page.payments],
        "supplements": _supplements(page),
        "people": _people(page),
        "units": _units(page),
        "facts": _facts(page),
        "stated": stated_rows(page.procedure.form, _answers(page)),
        "history": history(page.events),
        "prints": prints_of(page),
        "result_url": _file_url(page, page.result.file_id) if page.result else "",
        "returned_by": _channel(page.result.returned_by) if page.result and page.result.returned_by else "",
    }


def _fee_unknown(page: DossierPage) -> bool:
    """Whether the catalogue does not know what this costs. Nothing asked for is then not nothing to pay."""
    rules = page.procedure.fees_for(page.dossier.case, Channel(page.dossier.channel))
    return not rules or any(one.amount is None and not one.is_free for one in rules)


def _answers(page: DossierPage) -> dict[str, Any]:
    return page.dossier.answers.stated if page.dossier.answers else {}


def _supplements(page: DossierPage) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Each request with what it asks for and what is wrong with that."""
    lines = demand_lines(page.dossier, page.supplements)
    return [(request, lines[request.pk]) for request in page.supplements]


def _step(clear: Clear) -> dict[str, Any]:
    return {"clear": clear, "effect": _effect(clear.effect), "css": "desk-now" if clear.current else ""}


def _effect(stated: str) -> str:
    """What a step brings about, in words; routes of one's own say it in words already."""
    known = {
        "accepted": _("The dossier is accepted and its date promised"),
        "examined": _("Papers and conditions are checked, the result is drafted"),
        "signed": _("The result is approved and signed"),
        "issued": _("The result has its number and its stamp"),
        "returned": _("The applicant has the result"),
    }
    return known.get(stated, stated)


def _paper(paper: DossierPaper, page: DossierPage, hat: Hat, code: str) -> dict[str, Any]:
    pk = page.dossier.pk
    tones = {PaperState.BROUGHT: "green", PaperState.REPLACED: "blue", PaperState.MISSING: "amber"}
    state = PaperState(paper.state)
    return {
        "paper": paper,
        "state": state.label,
        "tone": tones[state],
        "reused": paper.digitised in (Digitised.REUSED_PAPER, Digitised.REUSED_RESULT),
        "url": _file_url(page, paper.scan_id),
        "form": ScanForm(auto_id=f"scan_{paper.pk}_%s") if hat.may(Permission.FILE) else None,
        "scan_url": with_list(reverse("desk:scan", args=[pk, paper.pk]), code),
    }


def _payment(payment: PaymentRequest, page: DossierPage, hat: Hat, code: str) -> dict[str, Any]:
    tones = {PaymentState.WAITING: "amber", PaymentState.PAID: "green"}
    state = PaymentState(payment.state)
    pays = state is PaymentState.WAITING and hat.may(Permission.COLLECT_FEE)
    return {
        "payment": payment,
        "kind": FeeKind(payment.kind).label,
        "when": Collect(payment.collect).label,
        "state": state.label,
        "tone": tones.get(state, "grey"),
        "method": PaymentMethod(payment.method).label if payment.method else "",
        "form": PayForm(auto_id=f"pay_{payment.pk}_%s") if pays else None,
        "url": with_list(reverse("desk:pay", args=[page.dossier.pk, payment.pk]), code),
    }


def _file_url(page: DossierPage, file_id: UUID | None) -> str:
    return reverse("desk:file", args=[page.dossier.pk, file_id]) if file_id else ""


def _people(page: DossierPage) -> list[dict[str, Any]]:
    dossier = page.dossier
    people = [_person(_("Owner"), dossier.owner)]
    if dossier.representative:
        who = _("Authorised person") if dossier.filing == Filing.AUTHORISED else _("Helper")
        people.append(_person(who, dossier.representative, dossier.relation))
    if page.result and page.result.received_by:
        took = _person(_("Took the result"), page.result.received_by, page.result.received_relation)
        people.append(took)
    return people


def _person(part: str, person: Applicant, relation: str = "") -> dict[str, Any]:
    more = (
        (_("Kind"), ApplicantKind(person.kind).label if person.kind != ApplicantKind.CITIZEN else ""),
        (_("Relation to the owner"), relation),
        (_("Born"), day(person.born)),
        (_("Sex"), Sex(person.sex).label if person.sex else ""),
        (_("Phone"), person.phone),
        (_("E-mail"), person.email),
        (_("Address"), person.address),
    )
    return {
        "part": part,
        "name": person.name,
        "id_kind": IdKind(person.id_kind).label,
        "id_number": person.id_number,
        "rows": [(label, value) for label, value in more if value],
    }


def _units(page: DossierPage) -> list[tuple[str, str]]:
    dossier = page.dossier
    point = dossier.service_point
    served = f"{dossier.served_by.name}, {point.name}" if point else dossier.served_by.name
    return [
        (_("Where the person is served"), served),
        (_("Who is competent"), dossier.competent.name),
        (_("Where the owner lives"), dossier.residence.name if dossier.residence else "—"),
    ]


def _facts(page: DossierPage) -> list[tuple[str, str]]:
    """How it was filed and how the result goes back."""
    dossier = page.dossier
    rows = (
        (_("Way of filing"), _channel(dossier.channel)),
        (_("Brought by"), Filing(dossier.filing).label),
        (_("Helped by"), helped(page.events)),
        (_("Result wanted"), _channel(dossier.return_by) if dossier.return_by else ""),
        (_("Sets of papers"), str(dossier.sets)),
        (_("Note"), dossier.note),
    )
    return [(label, value) for label, value in rows if value]


def _channel(value: str) -> str:
    names = {
        Channel.COUNTER.value: _("At the counter"),
        Channel.ONLINE.value: _("Online"),
        Channel.POST.value: _("By post"),
    }
    return names[value]
