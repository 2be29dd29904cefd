"""What a provider tells of a citizen, read from its claims. The names of the claims are settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ALWAYS = "always"
LONGEST = 200


@dataclass(frozen=True)
class Told:
    """Name, ID number and telephone as told; `vouched` when the provider answers for the number."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    vouched: bool = False


def told(claims: Mapping[str, Any], names: Mapping[str, str]) -> Told:
    """What claims say. Whatever is not a text is taken for not told, and only a plain `true` vouches."""
    number = _text(claims, names["id_number"])
    return Told(
        name=_text(claims, names["name"]),
        id_number=number,
        phone=_text(claims, names["phone"]),
        vouched=bool(number) and _vouches(claims, names["vouched"]),
    )


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name, "")
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def _vouches(claims: Mapping[str, Any], name: str) -> bool:
    return name == ALWAYS or (bool(name) and claims.get(name) is True)
