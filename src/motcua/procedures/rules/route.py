"""The route a dossier takes when its procedure has none of its own.

The shape is that of a real internal process for an eight-hour procedure (copy from the original register,
2.000908): reception 2 h, examination 3 h, signing 2 h, issuing 1 h.
"""

from decimal import Decimal

from motcua.kernel.words import gettext_noop as _
from motcua.kernel.words import translate
from motcua.workdays.rules import Limit, LimitUnit

from .parts import RouteStep
from .vocabulary import Channel, StepRole

HOURS_PER_DAY = Decimal(8)
RECEPTION, EXAMINATION, SIGNING, ISSUING = Decimal(2), Decimal(3), Decimal(2), Decimal(1)
LONG_SIGNING = Decimal(3)
_SHORT = RECEPTION + EXAMINATION + SIGNING + ISSUING
_WORKING_SHARE = {LimitUnit.CALENDAR_DAY: Decimal(5) / 7, LimitUnit.MONTH: Decimal(22)}
_QUARTER = Decimal("0.25")


def working_hours(limit: Limit) -> Decimal:
    """About how many working hours a limit leaves, for sharing them among steps. Calendar days count 5/7,
    a month 22 days; the promised date itself is never computed from this."""
    if limit.unit is LimitUnit.SAME_DAY:
        return HOURS_PER_DAY
    if limit.unit is LimitUnit.HOUR:
        return limit.amount
    return limit.amount * _WORKING_SHARE.get(limit.unit, Decimal(1)) * HOURS_PER_DAY


def default_route(limit: Limit | None, channel: Channel = Channel.COUNTER) -> tuple[RouteStep, ...]:
    """Reception 2 h, signing 2 h (3 h from three days on), issuing 1 h, examination the rest; scaled down in
    proportion when there are fewer than 8 hours, and untimed when there is no limit."""
    del channel  # the limit given is already the channel's
    hours = _shares(working_hours(limit)) if limit else (Decimal(0),) * 4
    steps = (
        (_("Receive the dossier"), StepRole.RECEPTIONIST, "accepted"),
        (_("Examine the dossier"), StepRole.SPECIALIST, "examined"),
        (_("Approve and sign"), StepRole.LEADER, "signed"),
        (_("Number, stamp and issue the result"), StepRole.CLERK, "issued"),
    )
    return tuple(
        RouteStep(name=name, role=role, hours_counter=share, hours_online=share, effect=effect)
        for (name, role, effect), share in zip(steps, hours, strict=True)
    )


def _shares(total: Decimal) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    if total < _SHORT:
        return _scaled(total)
    signing = LONG_SIGNING if total >= 3 * HOURS_PER_DAY else SIGNING
    rest = total - RECEPTION - signing - ISSUING
    return RECEPTION, rest.quantize(_QUARTER), signing, ISSUING


def _scaled(total: Decimal) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    reception, signing, issuing = (
        (share * total / _SHORT).quantize(_QUARTER) for share in (RECEPTION, SIGNING, ISSUING)
    )
    return reception, total - reception - signing - issuing, signing, issuing


EFFECTS = {
    "accepted": _("The dossier is accepted and its date promised"),
    "examined": _("The draft of the result lies ready"),
    "signed": _("The result is signed"),
    "issued": _("The result is numbered, stamped and at the return desk"),
    "residence_registered": _("The permanent residence is registered"),
    "insurance_issued": _("The health-insurance card is issued"),
    "assessed": _("The council has assessed the disability"),
    "published": _("The conclusion is made public"),
    "measured": _("The parcel is measured and its map is drawn"),
    "appraised": _("The certificate is appraised and submitted for signing"),
}


def effect_name(effect: str) -> str:
    """What a step brings about, in the reader's language; a text of the catalogue's own as it is."""
    return translate(EFFECTS.get(effect, effect))
