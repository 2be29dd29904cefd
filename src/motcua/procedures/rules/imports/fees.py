"""Fees of outside sources: an amount, words, both, or a zero that says nothing."""

import re
from collections.abc import Iterable

from motcua.kernel.text import fold

from ..parts import FeeRule
from ..vocabulary import Channel, Collect, FeeKind, Known
from . import doubts

NAMES = {FeeKind.FEE: "Phí", FeeKind.CHARGE: "Lệ phí", FeeKind.PRICE: "Giá dịch vụ"}
_FREE = re.compile(
    r"^\W*(?:khong(?: co| thu| mat| quy dinh| phai nop)?(?: phi| le phi)?|mien(?: phi| le phi| thu)?)"
    r"(?:[.;,()\s]*$|\s*[.;,(])"
)
_PROVINCE = re.compile(
    r"(?:hoi dong nhan dan|hdnd|uy ban nhan dan|ubnd)[^.;]{0,60}(?:tinh|thanh pho|quy dinh|quyet dinh)"
)
NOTE_LENGTH = 1500
SMALLEST = 1000


def says_free(words: str) -> bool:
    """Whether the words themselves say that nothing is to be paid."""
    return bool(_FREE.match(fold(words)))


def fee_rule(
    kind: FeeKind, amount: int | None, words: str, *, channel: Channel | None = None, code: str = ""
) -> FeeRule:
    """A fee from an amount in đồng and the words beside it. Zero or nothing, without words, is unknown; so is
    an amount too small to be one (100 for 100,000). An amount is collected with the dossier, one not known
    yet with the result."""
    if amount and amount < SMALLEST:
        amount, words = None, f"{amount} đồng: {words}"
    known = _known(amount, words)
    collect = {Known.STATED: Collect.BEFORE, Known.FREE_STATED: Collect.EXEMPT}.get(known, Collect.AFTER)
    stated = amount if known is Known.STATED else None
    return FeeRule(NAMES[kind], kind, known, stated, collect, channel, code, words[:NOTE_LENGTH])


def _known(amount: int | None, words: str) -> Known:
    if amount:
        return Known.STATED
    if says_free(words):
        return Known.FREE_STATED
    if _PROVINCE.search(fold(words)):
        return Known.SET_BY_PROVINCE
    return Known.UNKNOWN


def joined(fees: Iterable[FeeRule], channels: Iterable[Channel]) -> tuple[FeeRule, ...]:
    """The fees without repetition; one that is the same in every channel is kept once, for all channels."""
    offered = set(channels)
    seen: dict[FeeRule, set[Channel | None]] = {}
    for fee in fees:
        seen.setdefault(_without_channel(fee), set()).add(fee.channel)
    kept: list[FeeRule] = []
    for fee, where in seen.items():
        if None in where or where >= offered:
            kept.append(fee)
        else:
            kept.extend(_with_channel(fee, channel) for channel in Channel if channel in where)
    return tuple(kept)


def _without_channel(fee: FeeRule) -> FeeRule:
    return _with_channel(fee, None)


def _with_channel(fee: FeeRule, channel: Channel | None) -> FeeRule:
    return FeeRule(fee.name, fee.kind, fee.known, fee.amount, fee.collect, channel, fee.code, fee.note)


def fee_doubts(fees: Iterable[FeeRule]) -> list[str]:
    """What must be doubted: a zero about which nothing is said, an amount given in words only."""
    unknown = [fee for fee in fees if fee.known is Known.UNKNOWN]
    zero = [doubts.ZERO_FEE] if any(not fee.note for fee in unknown) else []
    return zero + ([doubts.FEE_IN_WORDS] if any(fee.note for fee in unknown) else [])
