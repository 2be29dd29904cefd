"""Roles: a name, a plain sentence, and a list of permissions."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.words import gettext_noop, translate

from .permissions import Permission as P


class RoleCode(StrEnum):
    """The roles of a centre and of those above it. The value is stored and never changes."""

    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    GUIDE = "guide"
    HEAD_OF_CENTRE = "head_of_centre"
    INSPECTOR = "inspector"
    LEADER = "leader"
    POST_CLERK = "post_clerk"
    RECEPTIONIST = "receptionist"
    SPECIALIST = "specialist"
    YOUTH_MEMBER = "youth_member"


@dataclass(frozen=True)
class Role:
    """What a post of this role is for and what it allows."""

    code: RoleCode
    name_text: str
    sentence_text: str
    permissions: frozenset[P]

    @property
    def name(self) -> str:
        return translate(self.name_text)

    @property
    def sentence(self) -> str:
        return translate(self.sentence_text)


def _role(code: RoleCode, name: str, sentence: str, *permissions: P) -> Role:
    return Role(code, name, sentence, frozenset(permissions))


_RECEPTION = (
    P.ACCEPT,
    P.ASK_SUPPLEMENT,
    P.COLLECT_FEE,
    P.FILE,
    P.FORWARD,
    P.PASS_SUPPLEMENT,
    P.RECALL,
    P.REFUSE,
    P.RESUME,
    P.RETURN_RESULT,
    P.SEE_DOSSIERS,
    P.WITHDRAW,
)
_PROCESSING = (P.ASK_SUPPLEMENT, P.FINISH, P.FORWARD, P.RECALL, P.SEE_DOSSIERS, P.SEND_BACK)

ROLES: tuple[Role, ...] = (
    _role(
        RoleCode.ADMINISTRATOR,
        gettext_noop("Administrator"),
        gettext_noop(
            "Keeps accounts, posts and the catalogue; sets aside and restores dossiers; decides none."
        ),
        P.DELETE,
        P.MANAGE_CATALOGUE,
        P.MANAGE_STAFF,
        P.SEE_DOSSIERS,
    ),
    _role(
        RoleCode.CLERK,
        gettext_noop("Clerk"),
        gettext_noop("Numbers, stamps and issues results and hands them to the return desk."),
        P.FINISH,
        P.FORWARD,
        P.HAND_OVER,
        P.RECALL,
        P.SEE_DOSSIERS,
        P.SEND_BACK,
    ),
    _role(
        RoleCode.GUIDE,
        gettext_noop("Guide"),
        gettext_noop("Helps people at the door to prepare and file; accepts and decides nothing."),
        P.FILE,
        P.HELP,
        P.SEE_DOSSIERS,
    ),
    _role(
        RoleCode.HEAD_OF_CENTRE,
        gettext_noop("Head of the centre"),
        gettext_noop(
            "Answers for the centre: sees all its dossiers, moves work, refuses, stops, apologises."
        ),
        *_RECEPTION,
        P.APOLOGISE,
        P.HAND_OVER,
        P.MANAGE_STAFF,
        P.REASSIGN,
        P.SEE_LOAD,
        P.STOP,
    ),
    _role(
        RoleCode.INSPECTOR,
        gettext_noop("Provincial inspector"),
        gettext_noop("Reads everything in the province and changes nothing."),
        P.SEE_DOSSIERS,
        P.SEE_LOAD,
    ),
    _role(
        RoleCode.LEADER,
        gettext_noop("Leader"),
        gettext_noop("Reviews and signs; may stop, apologise and give work to another officer."),
        *_PROCESSING,
        P.APOLOGISE,
        P.REASSIGN,
        P.SEE_LOAD,
        P.STOP,
    ),
    _role(
        RoleCode.POST_CLERK,
        gettext_noop("Post-office clerk"),
        gettext_noop("Helps people to file at the post office; sees only what they helped with."),
        P.HELP,
    ),
    _role(
        RoleCode.RECEPTIONIST,
        gettext_noop("Receptionist"),
        gettext_noop("Receives dossiers at the counter and online, collects fees, returns results."),
        *_RECEPTION,
    ),
    _role(
        RoleCode.SPECIALIST,
        gettext_noop("Specialist"),
        gettext_noop(
            "Examines dossiers of certain fields and drafts results; asks for papers through the desk."
        ),
        *_PROCESSING,
        P.ASK_FINANCIAL_OBLIGATION,
        P.RESUME,
    ),
    _role(
        RoleCode.YOUTH_MEMBER,
        gettext_noop("Youth team member"),
        gettext_noop("Helps people in the village to file online; sees only what they helped with."),
        P.HELP,
    ),
)

_BY_CODE = {role.code: role for role in ROLES}


def role(code: str) -> Role:
    """The role of this code. Raises ValueError for an unknown one."""
    return _BY_CODE[RoleCode(code)]
