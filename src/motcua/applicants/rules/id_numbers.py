"""The 12-digit personal ID number (Decree 137/2015/NĐ-CP, art. 13, second-hand) and the old 9-digit card.

Twelve digits: three for the province or country of birth registration (the 63 provinces of before 2025, for
life), one for century and sex, two for the year of birth, six at random. No check digit: so a wrong one can
only be doubted, and only dummies and impossible shapes are refused.
"""

import re
from datetime import date

from motcua.kernel.words import gettext_noop

from .finding import Finding, Level
from .kinds import Sex

PROVINCES_OF_BIRTH = frozenset(
    [
        "001",
        "002",
        "004",
        "006",
        "008",
        "010",
        "011",
        "012",
        "014",
        "015",
        "017",
        "019",
        "020",
        "022",
        "024",
        "025",
        "026",
        "027",
        "030",
        "031",
        "033",
        "034",
        "035",
        "036",
        "037",
        "038",
        "040",
        "042",
        "044",
        "045",
        "046",
        "048",
        "049",
        "051",
        "052",
        "054",
        "056",
        "058",
        "060",
        "062",
        "064",
        "066",
        "067",
        "068",
        "070",
        "072",
        "074",
        "075",
        "077",
        "079",
        "080",
        "082",
        "083",
        "084",
        "086",
        "087",
        "089",
        "091",
        "092",
        "093",
        "094",
        "095",
        "096",
    ]
)
_CENTURY = {"0": 1900, "1": 1900, "2": 2000, "3": 2000, "4": 2100, "5": 2100, "6": 2200, "7": 2200}


def tidy_id_number(text: str) -> str:
    """The number without spaces, dots and dashes people type for the eye."""
    return re.sub(r"[\s.\-]", "", text)


def masked(number: str) -> str:
    """The first three and the last four characters; what lies between is nobody's business on a screen."""
    return number if len(number) < 8 else f"{number[:3]}{'•' * (len(number) - 7)}{number[-4:]}"


def check_id_number(number: str, *, sex: Sex | None = None, born: date | None = None) -> list[Finding]:
    """What is wrong or odd about a personal ID number; an empty list when nothing is.

    Refuses wrong shapes and dummies; warns of the old 9-digit card, an unknown province of birth, and a sex
    or year of birth other than the digits say.
    """
    if not number.isascii() or not number.isdigit() or len(number) not in (9, 12):
        return [_shape(number)]
    if _is_dummy(number):
        return [
            Finding(
                Level.REFUSE,
                "dummy_id",
                gettext_noop(
                    "{number} is not a real number. Leave it out and choose “No identity paper at hand”."
                ),
                {"number": number},
            )
        ]
    return _old_card() if len(number) == 9 else _doubts(number, sex, born)


def _shape(number: str) -> Finding:
    return Finding(
        Level.REFUSE,
        "id_shape",
        gettext_noop(
            "A personal ID number has 12 digits; this has {count} characters. Read it off the card again."
        ),
        {"count": len(number)},
    )


def _is_dummy(number: str) -> bool:
    stripped = number.lstrip("0")
    return (
        len(stripped) <= 1 or len(set(number)) == 1 or number in {"123456789", "123456789012", "012345678910"}
    )


def _old_card() -> list[Finding]:
    text = gettext_noop(
        "9-digit cards have not been valid since 1 January 2025. Ask for the 12-digit number."
    )
    return [Finding(Level.WARN, "old_card", text)]


def _doubts(number: str, sex: Sex | None, born: date | None) -> list[Finding]:
    found = []
    if number[:3] not in PROVINCES_OF_BIRTH:
        text = gettext_noop(
            "No province has the first three digits {digits}: right only for people born abroad."
        )
        found.append(Finding(Level.WARN, "id_province", text, {"digits": number[:3]}))
    if sex and sex is not (Sex.MALE if int(number[3]) % 2 == 0 else Sex.FEMALE):
        text = gettext_noop("The fourth digit of the number belongs to the other sex. Compare with the card.")
        found.append(Finding(Level.WARN, "id_sex", text))
    if born and born.year != _year(number):
        text = gettext_noop(
            "By its digits, the number belongs to somebody born in {year}. Compare with the card."
        )
        found.append(Finding(Level.WARN, "id_year", text, {"year": _year(number)}))
    return found


def _year(number: str) -> int:
    return _CENTURY.get(number[3], 2300) + int(number[4:6])
