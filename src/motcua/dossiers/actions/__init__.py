"""Everything that may be done with a dossier. One function per act; each leaves one fact."""

from .applying import correct_contact, rate, supply
from .care import restore, set_aside
from .delivery import hand_over, return_result
from .intake import accept, file, receive, refuse
from .money import take_payment
from .processing import ResultWritten, finish, forward, reassign, reassign_many, recall, send_back, take
from .scans import attach_scan
from .supplements import (
    ask_supplement,
    close_unsupplemented,
    propose_supplement,
    record_supplement,
    resume,
)
from .terms import ask_obligation, extend, stop, withdraw
from .versions import Batch, Switched, switch_next, switch_version, switch_versions

__all__ = [
    "Batch",
    "ResultWritten",
    "Switched",
    "accept",
    "ask_obligation",
    "ask_supplement",
    "attach_scan",
    "close_unsupplemented",
    "correct_contact",
    "extend",
    "file",
    "finish",
    "forward",
    "hand_over",
    "propose_supplement",
    "rate",
    "reassign",
    "reassign_many",
    "recall",
    "receive",
    "record_supplement",
    "refuse",
    "restore",
    "resume",
    "return_result",
    "send_back",
    "set_aside",
    "stop",
    "supply",
    "switch_next",
    "switch_version",
    "switch_versions",
    "take",
    "take_payment",
    "withdraw",
]
