"""Acts on a dossier: one address for each, each calling the action that the officers' buttons call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from motcua.clients.rules import Scope
from motcua.dossiers import actions
from motcua.dossiers.actions import ResultWritten
from motcua.dossiers.queries import obtain
from motcua.dossiers.rules import Act, Mark
from motcua.dossiers.rules.acts import LABELS
from motcua.files.rules import Upload
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content
from motcua.staff.queries import officer_within
from motcua.staff.rules import Hat

from . import asked, told
from .answers import answer, once, seen, version_tag
from .documents import IF_MATCH, KEY, headers, writes
from .entrance import Bearer, ClientRequest
from .filing import papers, person
from .telling import standing

router = Router(tags=["acts"], auth=Bearer(Scope.DOSSIERS_ACT))
Read = Callable[[Any, Any, Hat], Mapping[str, Any]]


def _as_it_is(body: asked.Strict, _dossier: Any, _hat: Hat) -> Mapping[str, Any]:
    return {name: getattr(body, name) for name in type(body).model_fields}


def _brought(body: asked.SupplementBrought, dossier: Any, _hat: Hat) -> Mapping[str, Any]:
    procedure = content(dossier.procedure_version_id)
    return {"papers": papers(body.papers, procedure, dossier.case)}


def _marked(body: Any, _dossier: Any, _hat: Hat) -> Mapping[str, Any]:
    marks = [Mark(one.kind, one.key, one.why) for one in body.marks]
    return {"papers": body.papers, "reason": body.reason, "marks": marks}


def _result(body: asked.ResultReached, _dossier: Any, hat: Hat) -> Mapping[str, Any]:
    if body.signed_by and officer_within(hat.scope, body.signed_by) is None:
        text = gettext_noop("The officer who signed is not one of your units. Check the account.")
        raise Refused(Refusal("unknown_officer", text))
    given = {name: getattr(body, name) for name in ("title", "granted", "number", "signed_on", "signed_by")}
    scan = Upload(body.scan.name, body.scan.content) if body.scan else None
    return {"result": ResultWritten(**given, scan=scan)}


def _taken_home(body: asked.ResultReturned, dossier: Any, _hat: Hat) -> Mapping[str, Any]:
    by = person(body.received_by, dossier.served_by_id) if body.received_by else None
    return {"channel": body.channel, "received_by": by, "relation": body.relation}


@dataclass(frozen=True)
class Way:
    """How an act is done by machine: the action, the body it takes (None: none), and how that is read."""

    action: Callable[..., Any]
    body: type[asked.Strict] | None = None
    read: Read = _as_it_is


WAYS: dict[Act, Way] = {
    Act.ACCEPT: Way(actions.accept),
    Act.ASK_OBLIGATION: Way(actions.ask_obligation, asked.ReasonGiven),
    Act.ASK_SUPPLEMENT: Way(actions.ask_supplement, asked.SupplementAsked, _marked),
    Act.CLOSE_UNSUPPLEMENTED: Way(actions.close_unsupplemented, asked.ReasonGiven),
    Act.EXTEND: Way(actions.extend, asked.NewDate),
    Act.FINISH: Way(actions.finish, asked.ResultReached, _result),
    Act.FORWARD: Way(actions.forward, asked.NextOfficer),
    Act.HAND_OVER: Way(actions.hand_over),
    Act.PROPOSE_SUPPLEMENT: Way(actions.propose_supplement, asked.SupplementProposed, _marked),
    Act.REASSIGN: Way(actions.reassign, asked.OtherOfficer),
    Act.RECALL: Way(actions.recall, asked.ReasonGiven),
    Act.REFUSE: Way(actions.refuse, asked.ReasonGiven),
    Act.RESTORE: Way(actions.restore, asked.ReasonGiven),
    Act.RESUME: Way(actions.resume),
    Act.RETURN_RESULT: Way(actions.return_result, asked.ResultReturned, _taken_home),
    Act.SEND_BACK: Way(actions.send_back, asked.ReasonGiven),
    Act.SET_ASIDE: Way(actions.set_aside, asked.ReasonGiven),
    Act.STOP: Way(actions.stop, asked.ReasonGiven),
    Act.SUPPLEMENT: Way(actions.record_supplement, asked.SupplementBrought, _brought),
    Act.TAKE: Way(actions.take),
    Act.WITHDRAW: Way(actions.withdraw, asked.ReasonGiven),
}


def _do(request: ClientRequest, dossier_id: UUID, way: Way, body: asked.Strict | None) -> HttpResponse:
    hat, known = request.auth.hat, seen(request)
    dossier = obtain(hat, dossier_id)
    given = way.read(body, dossier, hat) if body else {}
    done = way.action(dossier=dossier, by=hat, at=now(), seen=known, **given)
    return answer(standing(done), ETag=version_tag(done.version))


def _view(act: Act, way: Way) -> Callable[..., HttpResponse]:
    """The view of one act; the library reads the body's shape from the annotation."""

    def bare(request: ClientRequest, dossier_id: UUID) -> HttpResponse:
        return _do(request, dossier_id, way, None)

    def full(request: ClientRequest, dossier_id: UUID, body: Any) -> HttpResponse:
        return _do(request, dossier_id, way, body)

    view = full if way.body else bare
    if way.body:
        view.__annotations__["body"] = way.body
    view.__name__ = f"act_{act.value}"
    view.__doc__ = f"{LABELS[act]}. Answers how the dossier stands then."
    return once(view)


for _act, _way in WAYS.items():
    router.post(
        f"dossiers/{{uuid:dossier_id}}/acts/{_act.value}",
        response=writes(told.Standing, 404, 412),
        openapi_extra=headers(IF_MATCH, KEY),
        url_name=f"act_{_act.value}",
        operation_id=f"act_{_act.value}",
        summary=_act.value.replace("_", " ").capitalize(),
    )(_view(_act, _way))
