"""Kinds of money asked, when it is collected, and what may become of a request. Pure."""

from enum import StrEnum

from motcua.kernel.words import gettext_noop, translate


class FeeKind(StrEnum):
    FEE = "fee"
    CHARGE = "charge"
    PRICE = "price"

    @property
    def label(self) -> str:
        return translate(_KINDS[self])


_KINDS = {
    FeeKind.FEE: gettext_noop("Fee"),
    FeeKind.CHARGE: gettext_noop("Charge"),
    FeeKind.PRICE: gettext_noop("Service price"),
}


class Collect(StrEnum):
    """When it is collected: before acceptance, when the result is returned, or not at all."""

    BEFORE = "before"
    AFTER = "after"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        return translate(_COLLECTED[self])


_COLLECTED = {
    Collect.BEFORE: gettext_noop("Before acceptance"),
    Collect.AFTER: gettext_noop("When the result is returned"),
    Collect.EXEMPT: gettext_noop("Exempt"),
}


class PaymentState(StrEnum):
    WAITING = "waiting"
    PAID = "paid"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return translate(_STATES[self])


_STATES = {
    PaymentState.WAITING: gettext_noop("To be paid"),
    PaymentState.PAID: gettext_noop("Paid"),
    PaymentState.REFUNDED: gettext_noop("Refunded"),
    PaymentState.CANCELLED: gettext_noop("Cancelled"),
}

# From each state, the states that may follow.
AFTER: dict[PaymentState, frozenset[PaymentState]] = {
    PaymentState.WAITING: frozenset({PaymentState.PAID, PaymentState.CANCELLED}),
    PaymentState.PAID: frozenset({PaymentState.REFUNDED}),
    PaymentState.REFUNDED: frozenset(),
    PaymentState.CANCELLED: frozenset(),
}


class PaymentMethod(StrEnum):
    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"

    @property
    def label(self) -> str:
        return translate(_METHODS[self])


_METHODS = {
    PaymentMethod.CASH: gettext_noop("Cash"),
    PaymentMethod.TRANSFER: gettext_noop("Bank transfer"),
    PaymentMethod.ONLINE: gettext_noop("Online"),
}
