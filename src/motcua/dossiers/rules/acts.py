"""What can be done with a dossier, and which status follows. The manual's diagram is drawn from `NEXT`."""

from enum import StrEnum

from motcua.kernel.words import gettext_noop, translate
from motcua.staff.rules import Permission

from .status import Status as S


class Act(StrEnum):
    """A verb of the clerks. The value is stored in facts and used in addresses."""

    ACCEPT = "accept"
    ASK_OBLIGATION = "ask_obligation"
    ASK_SUPPLEMENT = "ask_supplement"
    CLOSE_UNSUPPLEMENTED = "close_unsupplemented"
    EXTEND = "extend"
    FINISH = "finish"
    FORWARD = "forward"
    HAND_OVER = "hand_over"
    PROPOSE_SUPPLEMENT = "propose_supplement"
    REASSIGN = "reassign"
    RECALL = "recall"
    REFUSE = "refuse"
    RESTORE = "restore"
    RESUME = "resume"
    RETURN_RESULT = "return_result"
    SEND_BACK = "send_back"
    SET_ASIDE = "set_aside"
    STOP = "stop"
    SUPPLEMENT = "supplement"
    TAKE = "take"
    WITHDRAW = "withdraw"

    @property
    def label(self) -> str:
        """The words on the button."""
        return translate(LABELS[self])


LABELS: dict[Act, str] = {
    Act.ACCEPT: gettext_noop("Accept"),
    Act.ASK_OBLIGATION: gettext_noop("Ask to meet a financial obligation"),
    Act.ASK_SUPPLEMENT: gettext_noop("Ask for a supplement"),
    Act.CLOSE_UNSUPPLEMENTED: gettext_noop("Close: papers not brought in time"),
    Act.EXTEND: gettext_noop("Apologise and set a new date"),
    Act.FINISH: gettext_noop("Finish with a result"),
    Act.FORWARD: gettext_noop("Pass on"),
    Act.HAND_OVER: gettext_noop("Hand the result to the return desk"),
    Act.PROPOSE_SUPPLEMENT: gettext_noop("Ask for a supplement through the desk"),
    Act.REASSIGN: gettext_noop("Give to another officer"),
    Act.RECALL: gettext_noop("Take back"),
    Act.REFUSE: gettext_noop("Refuse to accept"),
    Act.RESTORE: gettext_noop("Restore"),
    Act.RESUME: gettext_noop("Resume the work"),
    Act.RETURN_RESULT: gettext_noop("Return the result"),
    Act.SEND_BACK: gettext_noop("Send back a step"),
    Act.SET_ASIDE: gettext_noop("Set aside"),
    Act.STOP: gettext_noop("Stop processing"),
    Act.SUPPLEMENT: gettext_noop("Record the papers brought"),
    Act.TAKE: gettext_noop("Take it on"),
    Act.WITHDRAW: gettext_noop("Withdraw for the applicant"),
}

NEEDS: dict[Act, Permission] = {
    Act.ACCEPT: Permission.ACCEPT,
    Act.ASK_OBLIGATION: Permission.ASK_FINANCIAL_OBLIGATION,
    Act.ASK_SUPPLEMENT: Permission.PASS_SUPPLEMENT,
    Act.CLOSE_UNSUPPLEMENTED: Permission.REFUSE,
    Act.EXTEND: Permission.APOLOGISE,
    Act.FINISH: Permission.FINISH,
    Act.FORWARD: Permission.FORWARD,
    Act.HAND_OVER: Permission.HAND_OVER,
    Act.PROPOSE_SUPPLEMENT: Permission.ASK_SUPPLEMENT,
    Act.REASSIGN: Permission.REASSIGN,
    Act.RECALL: Permission.RECALL,
    Act.REFUSE: Permission.REFUSE,
    Act.RESTORE: Permission.DELETE,
    Act.RESUME: Permission.RESUME,
    Act.RETURN_RESULT: Permission.RETURN_RESULT,
    Act.SEND_BACK: Permission.SEND_BACK,
    Act.SET_ASIDE: Permission.DELETE,
    Act.STOP: Permission.STOP,
    Act.SUPPLEMENT: Permission.FILE,
    Act.TAKE: Permission.FORWARD,
    Act.WITHDRAW: Permission.WITHDRAW,
}

_HERE = {
    Act.EXTEND: {S.ACCEPTED, S.IN_PROCESS},
    Act.HAND_OVER: {S.FINISHED},
    Act.PROPOSE_SUPPLEMENT: {S.IN_PROCESS},
    Act.REASSIGN: {S.FILED, S.ACCEPTED, S.IN_PROCESS, S.FINISHED},
    Act.RESTORE: set(S),
    Act.SET_ASIDE: set(S),
    Act.SUPPLEMENT: {S.SUPPLEMENT_ASKED},
    Act.TAKE: {S.FILED, S.ACCEPTED, S.IN_PROCESS, S.FINISHED},
}

_MOVES: dict[Act, dict[S, set[S]]] = {
    Act.ACCEPT: {S.FILED: {S.ACCEPTED}},
    Act.ASK_OBLIGATION: {S.ACCEPTED: {S.OBLIGATION_ASKED}, S.IN_PROCESS: {S.OBLIGATION_ASKED}},
    Act.ASK_SUPPLEMENT: {
        S.FILED: {S.SUPPLEMENT_ASKED},
        S.ACCEPTED: {S.SUPPLEMENT_ASKED},
        S.IN_PROCESS: {S.SUPPLEMENT_ASKED},
    },
    Act.CLOSE_UNSUPPLEMENTED: {S.SUPPLEMENT_ASKED: {S.REFUSED}},
    Act.FINISH: {S.IN_PROCESS: {S.FINISHED}},
    Act.FORWARD: {S.ACCEPTED: {S.IN_PROCESS}, S.IN_PROCESS: {S.IN_PROCESS}},
    Act.RECALL: {S.IN_PROCESS: {S.ACCEPTED, S.IN_PROCESS}},
    Act.REFUSE: {S.FILED: {S.REFUSED}},
    Act.RESUME: {
        S.SUPPLEMENT_ASKED: {S.FILED, S.ACCEPTED, S.IN_PROCESS},
        S.OBLIGATION_ASKED: {S.ACCEPTED, S.IN_PROCESS},
        S.IN_PROCESS: {S.IN_PROCESS},
    },
    Act.RETURN_RESULT: {S.FINISHED: {S.RETURNED}},
    Act.SEND_BACK: {S.IN_PROCESS: {S.ACCEPTED, S.IN_PROCESS}},
    Act.STOP: {S.IN_PROCESS: {S.STOPPED}},
    Act.WITHDRAW: {
        status: {S.WITHDRAWN}
        for status in (S.FILED, S.ACCEPTED, S.IN_PROCESS, S.SUPPLEMENT_ASKED, S.OBLIGATION_ASKED)
    },
    **{act: {status: {status} for status in places} for act, places in _HERE.items()},
}

# For every status and every act, the statuses that may follow; none where the act is not allowed.
NEXT: dict[S, dict[Act, frozenset[S]]] = {
    status: {act: frozenset(_MOVES[act].get(status, ())) for act in Act} for status in S
}

# Which statuses a new dossier may begin in.
BEGIN = frozenset({S.FILED, S.ACCEPTED})

# The fact that each act leaves in the journal.
FACT: dict[Act, str] = {
    Act.ACCEPT: "dossier.accepted",
    Act.ASK_OBLIGATION: "dossier.obligation_asked",
    Act.ASK_SUPPLEMENT: "dossier.supplement_asked",
    Act.CLOSE_UNSUPPLEMENTED: "dossier.closed_unsupplemented",
    Act.EXTEND: "dossier.extended",
    Act.FINISH: "dossier.finished",
    Act.FORWARD: "dossier.forwarded",
    Act.HAND_OVER: "dossier.handed_over",
    Act.PROPOSE_SUPPLEMENT: "dossier.supplement_proposed",
    Act.REASSIGN: "dossier.reassigned",
    Act.RECALL: "dossier.recalled",
    Act.REFUSE: "dossier.refused",
    Act.RESTORE: "dossier.restored",
    Act.RESUME: "dossier.resumed",
    Act.RETURN_RESULT: "dossier.returned",
    Act.SEND_BACK: "dossier.sent_back",
    Act.SET_ASIDE: "dossier.set_aside",
    Act.STOP: "dossier.stopped",
    Act.SUPPLEMENT: "dossier.supplemented",
    Act.TAKE: "dossier.taken",
    Act.WITHDRAW: "dossier.withdrawn",
}
