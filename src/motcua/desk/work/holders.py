"""The colour of each holder, and how the elapsed working time is shared among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from motcua.dossiers.rules import Holder

_CSS = {
    Holder.CITIZEN: "citizen",
    Holder.RECEPTION: "reception",
    Holder.SPECIALIST: "specialist",
    Holder.LEADER: "leader",
    Holder.CLERK: "clerk",
    Holder.OTHER_AGENCY: "agency",
    Holder.OUTSIDE_SYSTEM: "outside",
    Holder.NOBODY: "outside",
}


@dataclass(frozen=True)
class Share:
    """One holder's part of the elapsed working time. `x` and `width` place it on the bar, in per cent."""

    name: str
    css: str
    span: timedelta
    percent: int
    x: str
    width: str


def css_of(holder: Holder) -> str:
    """The class that gives a holder its colour."""
    return f"mc-holder--{_CSS[holder]}"


def shares_of(spans: Mapping[Holder, timedelta]) -> list[Share]:
    """The parts in the order of first holding; widths add up to the whole bar."""
    whole = sum((span.total_seconds() for span in spans.values()), 0.0)
    begun, found = 0.0, []
    for holder, span in spans.items():
        part = span.total_seconds() / whole if whole else 0.0
        place = (f"{100 * begun:.2f}%", f"{100 * part:.2f}%")
        found.append(Share(holder.label, css_of(holder), span, round(100 * part), *place))
        begun += part
    return found
