from datetime import datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from motcua.fees.actions import Asked, ask, cancel_waiting, take
from motcua.fees.models import PaymentRequest
from motcua.fees.queries import owed, owes, payment, payments_of
from motcua.fees.rules import AFTER, Collect, FeeKind, PaymentMethod, PaymentState
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
COPY = Asked(FeeKind.FEE, "Phí chứng thực", 4000, Collect.AFTER)
CHARGE = Asked(FeeKind.CHARGE, "Lệ phí", 8000, Collect.BEFORE)


def asked(subject: UUID, *items: Asked) -> list[PaymentRequest]:
    return ask(subject=subject, items=items or (COPY, CHARGE), by=System(), at=AT)


def pay(request: PaymentRequest) -> None:
    take(request=request, method=PaymentMethod.CASH, receipt_number="0000012", by=System(), at=AT)


def test_every_state_says_what_may_follow() -> None:
    assert set(AFTER) == set(PaymentState)


@pytest.mark.django_db
def test_what_is_asked_is_owed_until_paid() -> None:
    subject = new_id()
    first, _second = asked(subject)
    assert (owes(subject), owes(subject, Collect.BEFORE)) == (12000, 8000)
    assert owed(subject) == {Collect.BEFORE: 8000, Collect.AFTER: 4000}
    pay(first)
    assert owes(subject) == 8000
    assert owed(subject) == {Collect.BEFORE: 8000}
    assert [one.state for one in payments_of(subject)] == ["paid", "waiting"]


@pytest.mark.django_db
def test_exempt_and_zero_are_not_asked() -> None:
    exempt = Asked(FeeKind.FEE, "Phí", 5000, Collect.EXEMPT)
    assert asked(new_id(), exempt, Asked(FeeKind.FEE, "Phí", 0, Collect.AFTER)) == []


@pytest.mark.django_db
def test_nothing_is_paid_twice() -> None:
    [request] = asked(new_id(), COPY)
    pay(request)
    with pytest.raises(Refused) as refusal:
        pay(request)
    assert refusal.value.refusal.code == "payment_settled"


@pytest.mark.django_db
def test_the_second_of_two_cashiers_is_told() -> None:
    [request] = asked(new_id(), COPY)
    stale = PaymentRequest.objects.get(pk=request.pk)
    pay(request)
    with pytest.raises(Refused) as told:
        pay(stale)
    assert told.value.refusal.code == "payment_settled"


@pytest.mark.django_db
def test_only_the_unpaid_is_cancelled() -> None:
    subject = new_id()
    pay(asked(subject)[0])
    assert cancel_waiting(subject=subject, by=System(), at=AT) == 1
    assert owes(subject) == 0


@pytest.mark.django_db
def test_a_payment_of_another_subject_is_not_found() -> None:
    [request] = asked(new_id(), COPY)
    assert payment(request.pk, new_id()) is None


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{"paid_at": AT}, {"method": "cash"}, {"state": "paid"}])
def test_the_database_refuses_half_a_payment(values: dict[str, object]) -> None:
    [request] = asked(new_id(), COPY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentRequest.objects.filter(pk=request.pk).update(**values)
