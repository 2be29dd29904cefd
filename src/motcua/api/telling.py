"""Dossiers as they are told: plain dictionaries, as `told.py` describes them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.dossiers.queries import DossierPage
from motcua.dossiers.rules import Act
from motcua.kernel.refusal import Refusal

from .answers import moment


def standing(dossier: Any) -> dict[str, Any]:
    """How a dossier stands; nothing about persons, so it may be kept to be told again."""
    return {
        "id": str(dossier.pk),
        "code": dossier.code,
        "version": dossier.version,
        "status": int(dossier.status),
        "holder": str(dossier.holder),
        "holder_unit": str(dossier.holder_unit_id),
        "officer": _id(dossier.officer_id),
        "step": dossier.step,
        "supplement": str(dossier.supplement),
        "delivery": str(dossier.delivery),
        "filed_at": moment(dossier.filed_at),
        "accept_by": moment(dossier.accept_by),
        "accepted_at": moment(dossier.accepted_at),
        "due_at": moment(dossier.due_at),
        "ended_at": moment(dossier.ended_at),
        "track_key": dossier.track_key,
    }


def listed(dossier: Any, at: datetime) -> dict[str, Any]:
    """A line of a list."""
    return standing(dossier) | {
        "procedure": dossier.procedure_version.procedure.code,
        "version_id": str(dossier.procedure_version_id),
        "case": dossier.case,
        "channel": dossier.channel,
        "served_by": str(dossier.served_by_id),
        "competent": str(dossier.competent_id),
        "status_at": moment(dossier.status_at),
        "timing": dossier.timing(at).value,
    }


def whole(page: DossierPage, at: datetime) -> dict[str, Any]:
    """Everything about one dossier but its papers. For a client that obtained it through the gate."""
    dossier = page.dossier
    return listed(dossier, at) | {
        "owner": _person(dossier.owner),
        "filing": dossier.filing,
        "representative": _person(dossier.representative) if dossier.representative else None,
        "relation": dossier.relation,
        "return_by": dossier.return_by or None,
        "sets": dossier.sets,
        "note": dossier.note,
        "answers": dossier.answers.stated if dossier.answers else None,
        "steps": [_step(one) for one in (row.step for row in page.five_clear)],
        "payments": [payment(one) for one in page.payments],
        "supplements": [_supplement(one) for one in page.supplements],
        "result": _result(page.result) if page.result else None,
        "acts": [_act(*one) for one in page.acts.items()],
    }


def papers(lines: Iterable[Any], address: str) -> list[dict[str, Any]]:
    """The checklist; `address` is where the scan of a line is, by its position."""
    return [
        {
            "position": one.position,
            "key": one.key,
            "name": one.name,
            "state": one.state,
            "originals": one.originals,
            "copies": one.copies,
            "digitised": one.digitised,
            "scan": address.format(position=one.position) if one.scan_id else None,
        }
        for one in lines
    ]


def _id(one: UUID | None) -> str | None:
    return str(one) if one else None


def _person(person: Any) -> dict[str, Any]:
    return {
        "name": person.name,
        "kind": person.kind,
        "id_kind": person.id_kind,
        "id_number": person.id_number,
        "born": person.born.isoformat() if person.born else None,
        "sex": person.sex or None,
        "phone": person.phone,
        "email": person.email,
        "address": person.address,
        "residence": _id(person.residence_id),
    }


def _step(step: Any) -> dict[str, Any]:
    return {
        "position": step.position,
        "name": step.name,
        "role": step.role,
        "officer": _id(step.officer_id),
        "due_at": moment(step.due_at),
        "started_at": moment(step.started_at),
        "ended_at": moment(step.ended_at),
    }


def payment(line: Any) -> dict[str, Any]:
    """A fee line: what was asked for, and what became of it."""
    names = ("kind", "label", "amount", "collect", "state", "code", "receipt_number")
    told = {"id": str(line.pk)} | {name: getattr(line, name) for name in names}
    moments = {name: moment(getattr(line, name)) for name in ("asked_at", "paid_at")}
    return told | moments | {"method": line.method or None}


def _supplement(request: Any) -> dict[str, Any]:
    moments = ("proposed_at", "asked_at", "answer_by", "supplied_at", "closed_at")
    marks = [mark.to_json() for mark in request.marked]
    told = {"number": request.number, "papers": request.papers, "marks": marks, "reason": request.reason}
    return told | {name: moment(getattr(request, name)) for name in moments}


def _result(result: Any) -> dict[str, Any]:
    return {
        "title": result.title,
        "granted": result.granted,
        "number": result.number,
        "signed_on": result.signed_on.isoformat() if result.signed_on else None,
        "handed_over_at": moment(result.handed_over_at),
    }


def _act(act: Act, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "act": act.value,
        "code": refusal.code if refusal else None,
        "detail": str(refusal) if refusal else None,
    }
