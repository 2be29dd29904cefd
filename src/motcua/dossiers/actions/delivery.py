"""The result on its way: from the clerk to the return desk, from there to the owner."""

from datetime import datetime

from django.db import transaction

from motcua.applicants.actions import write_down
from motcua.applicants.rules import PersonWritten
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.procedures.rules import ReturnChannel
from motcua.staff.rules import Hat

from ..models import Dossier, Result
from ..rules import Act, Delivery, Holder, Status
from .writing import Change, Doing, Place, check, write


@transaction.atomic
def hand_over(*, dossier: Dossier, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """The clerk hands the finished result over to the return desk."""
    doing = Doing(by, at, seen)
    check(dossier, Act.HAND_OVER, doing)
    values = {"delivery": Delivery.AT_DESK.value}
    place = Place(Holder.RECEPTION, None, dossier.step)
    write(dossier, Change(Act.HAND_OVER, Status.FINISHED, values, place), doing)
    Result.objects.filter(dossier=dossier).update(handed_over_at=at, handed_over_by_id=by.account)
    return dossier


@transaction.atomic
def return_result(
    *,
    dossier: Dossier,
    by: Hat,
    at: datetime,
    channel: ReturnChannel = ReturnChannel.COUNTER,
    received_by: PersonWritten | None = None,
    relation: str = "",
    seen: int | None = None,
) -> Dossier:
    """Give the result to its owner, or to an authorised person who is written down with the relation
    (status 10). What is still to be paid is taken before."""
    doing = Doing(by, at, seen)
    check(dossier, Act.RETURN_RESULT, doing)
    if received_by and not relation.strip():
        text = gettext_noop("Write how the person taking the result is related to the owner.")
        raise Refused(Refusal("no_relation", text))
    values = {"delivery": Delivery.RETURNED.value, "returned_at": at}
    place = Place(Holder.NOBODY, None, dossier.step)
    data = {"channel": channel.value, "to_owner": received_by is None}
    write(dossier, Change(Act.RETURN_RESULT, Status.RETURNED, values, place, data), doing)
    other = (
        write_down(person=received_by, written_in=dossier.served_by_id, by=by, at=at) if received_by else None
    )
    Result.objects.filter(dossier=dossier).update(
        returned_by=channel.value, received_by=other, received_relation=relation
    )
    return dossier
