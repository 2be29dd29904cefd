"""What people come for: shipped procedures, how often each is met, and how it comes in. Pure.

The shares are invented, but of the kind that centres report: civil status makes up more than half of a ward's
dossiers, and three quarters of all come in online. What is certified at the counter (copies, signatures) has
no online way at all, so the rest comes in online nearly always.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

CIVIL_STATUS = "G15-TP07"
CERTIFICATION = "G15-TP03"
LAND = "G13-TN02"
BUSINESS = "G05-KD10"
SOCIAL = "Bảo trợ xã hội"

# The fields each desk and specialist is named for. A field without a code goes by its name.
JUSTICE = (CIVIL_STATUS, CERTIFICATION, "Chứng thực")
GROUND = (LAND, "Đất đai")
TOWN = (
    BUSINESS,
    "Thành lập và hoạt động doanh nghiệp (hộ",
    "Hoạt động xây dựng",
    "Đường bộ",
    "Hạ tầng kỹ thuật",
)
PEOPLE = (
    SOCIAL,
    "Người có công",
    "Trẻ em",
    "Giảm nghèo",
    "Giáo dục và Đào tạo thuộc hệ thống giáo",
    "Việc làm",
)


class Hand(StrEnum):
    """Who types an online filing in."""

    OWN = "own"
    RELATIVE = "relative"
    GUIDE = "guide"
    YOUTH = "youth"
    POST = "post"


# Of a hundred online filings. What comes by post was always prepared with the clerk of the post office.
ONLINE_HANDS: Mapping[Hand, int] = {Hand.OWN: 66, Hand.RELATIVE: 6, Hand.GUIDE: 16, Hand.YOUTH: 12}
# Of a hundred who have their result: how many say how it was, by the way they filed.
RATED_ONLINE, RATED_AT_THE_COUNTER = 34, 9


@dataclass(frozen=True)
class Errand:
    """One procedure and case; `weight` of a thousand; `online` and `post` the shares of those channels."""

    code: str
    case: str
    weight: int
    online: float = 0.88
    post: float = 0.03
    quick: bool = False


ERRANDS = (
    Errand("2.000815", "2.000815-1", 88, online=0, post=0, quick=True),
    Errand("2.000884", "2.000884", 28, online=0, post=0, quick=True),
    Errand("2.001035", "2.001035", 12, online=0, post=0),
    Errand("2.000908", "2.000908", 26, online=0.85),
    Errand("2.000635", "2.000635.02", 178, online=0.94, quick=True),
    Errand("1.001193", "1.001193.01", 92, online=0.94, quick=True),
    Errand("1.001193", "1.001193.02", 44, online=0.92),
    Errand("1.004873", "1.004873.01", 146, online=0.94),
    Errand("1.000894", "1.000894.02", 42, online=0.74),
    Errand("1.000656", "1.000656.02", 36, online=0.78, quick=True),
    Errand("1.004859", "1.004859.02", 42),
    Errand("1.004884", "1.004884.01", 18, online=0.84),
    Errand("1.001612", "1.001612.01", 46, online=0.97),
    Errand("2.000720", "2.000720-1", 20, online=0.97),
    Errand("1.001266", "1.001266", 12, online=0.95),
    Errand("1.001776", "1.001776-1", 32, online=0.74, post=0.08),
    Errand("1.014027", "1.014027", 24, online=0.74, post=0.1),
    Errand("1.001731", "1.001731", 10, online=0.76),
    Errand("1.001653", "1.001653", 8, online=0.76),
    Errand("1.001699", "1.001699-1", 10, online=0.66),
    Errand("1.010833", "1.010833", 8, online=0, post=0.25),
    Errand("1.014336", "1.014336", 22, online=0.92),
    Errand("1.012753", "1.012753.02", 20, online=0.6),
    Errand("1.012796", "1.012796", 16, online=0.72),
    Errand("1.013227", "1.013227", 8, online=0.86),
    Errand("1.013274", "1.013274", 12, online=0.9),
)
BY_CODE: Mapping[str, Errand] = {errand.code: errand for errand in reversed(ERRANDS)}
BY_CASE: Mapping[str, Errand] = {errand.case: errand for errand in ERRANDS}
