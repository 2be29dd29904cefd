"""How a person is written down and checked: kinds, ID numbers, ID-card QR text, phones. Pure."""

from .finding import Finding, Level
from .id_card import BadIdCard, IdCard, read_id_card
from .id_numbers import check_id_number, masked, tidy_id_number
from .kinds import ApplicantKind, Filing, IdKind, Sex
from .phones import BadPhone, normal_phone
from .search import search_terms
from .tax_codes import check_tax_code
from .written import PersonWritten

__all__ = [
    "ApplicantKind",
    "BadIdCard",
    "BadPhone",
    "Filing",
    "Finding",
    "IdCard",
    "IdKind",
    "Level",
    "PersonWritten",
    "Sex",
    "check_id_number",
    "check_tax_code",
    "masked",
    "normal_phone",
    "read_id_card",
    "search_terms",
    "tidy_id_number",
]
