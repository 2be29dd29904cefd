"""What people come for: procedures of the shipped catalogue, and how often each is met. Pure.

The shares are invented, but of the kind that centres report: certification and civil status make up three
quarters of a ward's dossiers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Errand:
    """One procedure and case; `weight` of a thousand; `online` and `post` the shares of those channels."""

    code: str
    case: str
    weight: int
    online: float = 0.4
    post: float = 0.03
    quick: bool = False


ERRANDS = (
    Errand("2.000815", "2.000815-1", 285, online=0, post=0, quick=True),
    Errand("2.000884", "2.000884", 85, online=0, post=0, quick=True),
    Errand("2.000908", "2.000908", 16, online=0.2),
    Errand("2.001035", "2.001035", 34, online=0, post=0),
    Errand("2.000635", "2.000635.02", 108, quick=True),
    Errand("1.001193", "1.001193.01", 58, online=0.55, quick=True),
    Errand("1.001193", "1.001193.02", 26, online=0.5),
    Errand("1.004873", "1.004873.01", 74),
    Errand("1.000894", "1.000894.02", 30, online=0.25),
    Errand("1.000656", "1.000656.02", 24, online=0.3, quick=True),
    Errand("1.004859", "1.004859.02", 26),
    Errand("1.004884", "1.004884.01", 14),
    Errand("1.001612", "1.001612.01", 32, online=0.7),
    Errand("2.000720", "2.000720-1", 14, online=0.7),
    Errand("1.001266", "1.001266", 8, online=0.6),
    Errand("1.001776", "1.001776-1", 26, online=0.15, post=0.06),
    Errand("1.014027", "1.014027", 20, online=0.15, post=0.06),
    Errand("1.001731", "1.001731", 9, online=0.2),
    Errand("1.001653", "1.001653", 8, online=0.2),
    Errand("1.001699", "1.001699-1", 10, online=0.1),
    Errand("1.010833", "1.010833", 8, online=0.2, post=0.08),
    Errand("1.014336", "1.014336", 14, online=0.5),
    Errand("1.012753", "1.012753.02", 24, online=0.25),
    Errand("1.012796", "1.012796", 20, online=0.3),
    Errand("1.013227", "1.013227", 8, online=0.5),
    Errand("1.013274", "1.013274", 12, online=0.5),
)
BY_CODE: Mapping[str, Errand] = {errand.code: errand for errand in reversed(ERRANDS)}
