"""The closed word lists of the catalogue. Values are stored in content; they never change."""

from enum import StrEnum


class Channel(StrEnum):
    """How a dossier is filed (Decree 118/2025/NĐ-CP, article 15)."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class OnlineLevel(StrEnum):
    """How much of a procedure can be done online: toàn trình, một phần, cung cấp thông tin."""

    FULL = "full"
    PARTIAL = "partial"
    INFORMATION_ONLY = "information_only"


class StepTier(StrEnum):
    """On which tier of the administration a step of the route is done."""

    PROVINCE = "province"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    BRANCH = "branch"
    OUTSIDE = "outside"


class Level(StrEnum):
    """At which levels a procedure is carried out."""

    COMMUNE = "commune"
    PROVINCE = "province"
    MINISTRY = "ministry"
    OTHER = "other"


class StepRole(StrEnum):
    """Who does a step: the posts of a one-stop centre, not persons."""

    RECEPTIONIST = "receptionist"
    SPECIALIST = "specialist"
    LEADER = "leader"
    CLERK = "clerk"
    RETURN_DESK = "return_desk"


class FeeKind(StrEnum):
    """Fee (phí), charge (lệ phí) or price of a public service (giá): Law 97/2015/QH13 on fees and charges."""

    FEE = "fee"
    CHARGE = "charge"
    PRICE = "price"


class Collect(StrEnum):
    """When a fee is collected: with the dossier, with the result, or not at all."""

    BEFORE = "before"
    AFTER = "after"
    EXEMPT = "exempt"


class Known(StrEnum):
    """How far an amount may be relied on. A bare zero in a source is `unknown`, never free."""

    STATED = "stated"
    UNKNOWN = "unknown"
    FREE_STATED = "free_stated"
    SET_BY_PROVINCE = "set_by_province"


class ReturnChannel(StrEnum):
    """How the result reaches the person."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


class Performer(StrEnum):
    """Whose procedure it is at the commune. Branches of vertical services are not the one-stop desk."""

    COMMITTEE = "committee"
    POLICE = "police"
    MILITARY = "military"
    BRANCH = "branch"
    UNKNOWN = "unknown"
