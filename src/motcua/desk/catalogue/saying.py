"""How the facts of a procedure are called, and how a value is told, when two versions stand side by side."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from motcua.kernel.words import gettext_noop, translate
from motcua.pages.words import dong
from motcua.procedures.rules import (
    Channel,
    Collect,
    FeeKind,
    Known,
    Level,
    OnlineLevel,
    Performer,
    Rate,
    ReturnChannel,
    StepRole,
    StepTier,
    effect_name,
    step_name,
)
from motcua.procedures.rules.comparing import Place
from motcua.workdays.rules import Limit, SupplementMode

from ..office import reading

KNOWN = {
    Known.STATED: gettext_noop("Stated"),
    Known.UNKNOWN: gettext_noop("Not known"),
    Known.FREE_STATED: gettext_noop("Free: the source says so"),
    Known.SET_BY_PROVINCE: gettext_noop("Set by the province: look up its resolution"),
}
WORDS: dict[type[StrEnum], dict[Any, str]] = {
    Channel: reading.CHANNELS,
    Collect: reading.COLLECTED,
    FeeKind: reading.KINDS,
    Known: KNOWN,
    Level: reading.LEVELS,
    OnlineLevel: reading.ONLINE,
    Performer: reading.PERFORMERS,
    ReturnChannel: reading.RETURNS,
    StepRole: reading.ROLES,
    StepTier: reading.TIERS,
    SupplementMode: reading.SUPPLEMENTS,
}
SECTIONS = {
    "names": gettext_noop("Name and keywords"),
    "about": gettext_noop("About the procedure"),
    "cases": gettext_noop("Cases"),
    "limits": gettext_noop("Time limits"),
    "papers": gettext_noop("Papers"),
    "fees": gettext_noop("Fees and charges"),
    "route": gettext_noop("Route of the dossier, step by step"),
    "form": gettext_noop("Electronic form"),
    "guide": gettext_noop("Questions that lead to the case"),
    "law": gettext_noop("Legal basis"),
    "texts": gettext_noop("Conditions and texts"),
    "doubts": gettext_noop("What the source leaves open"),
}
LABELS = {
    "amount": gettext_noop("Amount in đồng"),
    "authority": gettext_noop("Competent body"),
    "channel": gettext_noop("Holds for"),
    "channels": gettext_noop("Filing"),
    "code": gettext_noop("Code"),
    "collect": gettext_noop("Collected"),
    "conditions": gettext_noop("Conditions"),
    "copies": gettext_noop("Copies"),
    "counter": gettext_noop("At the counter"),
    "decision_date": gettext_noop("Date of the decision"),
    "decision_no": gettext_noop("Number of the decision"),
    "description": gettext_noop("Explanation"),
    "effect": gettext_noop("What it brings about"),
    "executing": gettext_noop("Carried out by"),
    "field_code": gettext_noop("Code of the field"),
    "field_name": gettext_noop("Field"),
    "form": gettext_noop("Form number"),
    "format": gettext_noop("Format"),
    "group": gettext_noop("Heading"),
    "hours_counter": gettext_noop("Hours, at the counter"),
    "hours_online": gettext_noop("Hours, online"),
    "issued_by": gettext_noop("Announced by"),
    "keywords": gettext_noop("Keywords"),
    "kind": gettext_noop("Kind"),
    "known": gettext_noop("How far it is known"),
    "levels": gettext_noop("Level"),
    "limits_note": gettext_noop("Note about the time limits"),
    "name": gettext_noop("Name"),
    "named": gettext_noop("Name"),
    "non_boundary": gettext_noop("Non-boundary"),
    "note": gettext_noop("Note"),
    "online": gettext_noop("Online"),
    "online_level": gettext_noop("Online level"),
    "originals": gettext_noop("Originals"),
    "performer": gettext_noop("Whose procedure it is"),
    "plain_name": gettext_noop("Name in plain words"),
    "position": gettext_noop("Place in the order"),
    "post": gettext_noop("By post"),
    "rate": gettext_noop("How it is counted"),
    "required": gettext_noop("Required"),
    "rest": gettext_noop("Other rules"),
    "result_of": gettext_noop("Issued by the procedure"),
    "return_channels": gettext_noop("Result is returned"),
    "role": gettext_noop("Who"),
    "scope": gettext_noop("Where it holds"),
    "step": gettext_noop("Text"),
    "subjects": gettext_noop("Who may ask"),
    "supplement_limit_days": gettext_noop("Working days to bring a supplement"),
    "supplement_mode": gettext_noop("Supplement"),
    "tier": gettext_noop("Level of the step"),
    "title": gettext_noop("Question"),
    "type": gettext_noop("Type"),
    "unit_hint": gettext_noop("Unit"),
}


def label(field: str) -> str:
    """What a field is called; one that has no name here is called as it is stored."""
    return translate(LABELS[field]) if field in LABELS else field


def section(name: str) -> str:
    return translate(SECTIONS[name]) if name in SECTIONS else name


def say(place: Place, value: Any) -> str:
    """A value in words; nothing for nothing."""
    if value is None or value == "" or value == ():
        return _("Not stated") if place.section == "limits" else ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(say(place, one) for one in value)
    if isinstance(value, StrEnum):
        return translate(WORDS.get(type(value), {}).get(value, str(value)))
    if isinstance(value, Limit):
        return reading.limit_words(value)
    if isinstance(value, Decimal):
        return number_format(Decimal(f"{value.normalize():f}"))
    if isinstance(value, Rate):
        return _rate(value)
    return _text(place, value)


def _text(place: Place, value: Any) -> str:
    if place.field == "amount":
        return dong(value)
    if place.section == "route" and place.field in ("effect", "name"):
        return effect_name(value) if place.field == "effect" else step_name(value)
    if place.field == "decision_date":
        return _day(str(value))
    return str(value)


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _rate(rate: Rate) -> str:
    words = [translate(reading.PER.get(rate.per, rate.per))]
    if rate.first and rate.later_amount is not None:
        later = _("from number %(n)d on %(sum)s each")
        words.append(later % {"n": rate.first + 1, "sum": dong(rate.later_amount)})
    if rate.most is not None:
        words.append(_("at most %(sum)s") % {"sum": dong(rate.most)})
    return "; ".join(words)
