"""What form 07, the register of dossiers (sổ theo dõi hồ sơ), shows: columns of the form in their order."""

from dataclasses import dataclass
from datetime import date, datetime

from .forms import Head


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One dossier in the register. The running number is given by the order of the rows.

    `result_at`, `giver` and `taker` stay empty until the result is returned; `area` is the area of origin
    (địa bàn). Codes and phones are text and stay text in the spreadsheet.
    """

    code: str
    content: str
    owner_name: str
    received_at: datetime
    due_at: datetime | None = None
    sets: int = 1
    owner_address: str = ""
    owner_phone: str = ""
    result_at: datetime | None = None
    giver: str = ""
    taker: str = ""
    received_by: str = ""
    area: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterPage:
    """What stands above and below the register's rows. `scope` says what was chosen ("Lĩnh vực Hộ
    tịch"); `first_number` is the running number of the first row, when a register is printed in parts."""

    head: Head
    since: date
    until: date
    printed_at: datetime
    scope: str = ""
    book: str = ""
    prepared_by: str = ""
    first_number: int = 1
