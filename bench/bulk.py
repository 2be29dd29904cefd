"""Many dossiers, fast: the rows that lists, search and register read, made inside the database by plain SQL.

They are what real acts leave behind as far as these pages look: dossiers, their owners, the terms they are
found under, and the current step of the open ones. A share of them lies in one ward (more than any ward
has), the rest all over its province. As many are open as an office has in hand, whatever its history.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db import connection

from motcua.applicants.models import Applicant, SearchTerm
from motcua.dossiers.models import Dossier, Step
from motcua.kernel.text import fold
from motcua.staff.rules import RoleCode
from motcua.units.queries import communes_of, unit

from .bulk_sql import BASE, INSERTS, SPECIAL
from .office import AT, Office

_SURNAMES = ("Trần", "Nguyễn", "Lê", "Hoàng", "Ma", "Nông", "Lý", "Vàng", "Phạm", "Vũ", "Đặng", "Bùi", "Hà")
_MIDDLES = ("Thị", "Văn", "Đức", "Minh", "Quốc", "Ngọc", "Thu", "Hữu", "Thanh", "Xuân", "Kim")
_GIVEN = (
    *("Lan", "Hoa", "Huệ", "Mai", "Đào", "Cúc", "Trúc", "Tùng", "Bách", "Sơn", "Hải", "Giang", "Thủy", "Nam"),
    *(
        "Bắc",
        "Đông",
        "Hạ",
        "Phúc",
        "Lộc",
        "Thọ",
        "Khang",
        "Ninh",
        "Bình",
        "Yên",
        "Vui",
        "Mừng",
        "Thắng",
        "Lợi",
    ),
    *("Dũng", "Cường", "Kiên", "Định", "Tâm", "Trí", "Nhân", "Nghĩa", "Lễ", "Tín", "Mẫu", "Thử", "Đo"),
)
_NAMES = len(_SURNAMES) * len(_MIDDLES) * len(_GIVEN)
_RARE = ("Tô", "Nhã", "Khuê")
MANY_BEAR, ONE_BEARS = "tran thi lan", "to nha khue"
"""Whole names as they are typed: borne by one person in fifty, as common names are, and by one of all."""
_FILLED = (Applicant, SearchTerm, Dossier, Step)


@dataclass(frozen=True)
class Amount:
    """How many dossiers, how many of them open, and which part of all lies in the ward."""

    dossiers: int
    open: int = 1500
    ward_share: float = 0.8


def fill(office: Office, amount: Amount) -> None:
    """Put the rows in. The database must hold no dossiers yet. Ends with the statistics a server keeps."""
    special = SPECIAL[connection.vendor]
    with _quickly(), _without_indexes(), connection.cursor() as cursor:
        _names(cursor)
        _places(cursor, office)
        for statement in (*BASE, *INSERTS):
            cursor.execute(special.spelled(statement) % _values(office, amount))
        for table in ("bench_base", "bench_name", "bench_unit", "bench_officer"):
            cursor.execute(f"DROP TABLE {table}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    connection.close()


def _values(office: Office, amount: Amount) -> dict[str, object]:
    return {
        "rows": amount.dossiers,
        "ended": max(amount.dossiers - amount.open, 1),
        "share": int(amount.ward_share * 1000),
        "names": _NAMES,
        "now": int(AT.timestamp()),
        "version": f"'{office.version.hex}'",
    }


def _names(cursor: Any) -> None:
    """Every full name with what it is found under, numbered."""
    columns = "n integer PRIMARY KEY, name text, t1 text, t2 text, t3 text, t4 text"
    cursor.execute(f"CREATE TABLE bench_name ({columns})")
    rows = [
        (number, f"{first} {middle} {last}", *map(fold, _runs(first, middle, last)))
        for number, (first, middle, last) in enumerate([*product(_SURNAMES, _MIDDLES, _GIVEN), _RARE])
    ]
    cursor.executemany("INSERT INTO bench_name VALUES (%s, %s, %s, %s, %s, %s)", rows)


def _runs(first: str, middle: str, last: str) -> tuple[str, ...]:
    return f"{first} {middle} {last}", f"{middle} {last}", last, f"{first} {last}"


def _places(cursor: Any, office: Office) -> None:
    """The ward as number 0 and the other communes of its province; the ward's officers."""
    province = unit(office.ward).parent
    others = [one.pk for one in communes_of(province, AT.date()) if one.pk != office.ward] if province else []
    officers = [hat.account for role, hat in office.hats.items() if role is not RoleCode.INSPECTOR]
    key = Dossier._meta.pk
    for table, ids in (("bench_unit", [office.ward, *others]), ("bench_officer", officers)):
        cursor.execute(f"CREATE TABLE {table} (n integer PRIMARY KEY, id {key.db_type(connection)})")
        rows = [(number, key.get_db_prep_value(one, connection)) for number, one in enumerate(ids)]
        cursor.executemany(f"INSERT INTO {table} VALUES (%s, %s)", rows)


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Plain indexes are made anew over the finished tables, which is quicker than row by row."""
    indexes = [(model, index) for model in _FILLED for index in model._meta.indexes]
    # SQLite writes a table anew to change its constraints, which would cost more than it saves.
    constraints = SearchTerm._meta.constraints if connection.vendor == "postgresql" else []
    with connection.schema_editor(atomic=False) as editor:
        for model, index in indexes:
            editor.remove_index(model, index)
        for constraint in constraints:
            editor.remove_constraint(SearchTerm, constraint)
    yield
    with connection.schema_editor(atomic=False) as editor:
        for model, index in indexes:
            editor.add_index(model, index)
        for constraint in constraints:
            editor.add_constraint(SearchTerm, constraint)


_BEFORE = {
    "sqlite": (
        "PRAGMA journal_mode=OFF",
        "PRAGMA synchronous=OFF",
        "PRAGMA cache_size=-1000000",
    ),
    "postgresql": (
        "SET session_replication_role = replica",
        "SET synchronous_commit = off",
        "SET work_mem = '1GB'",
        "SET maintenance_work_mem = '1GB'",
    ),
}


@contextmanager
def _quickly() -> Iterator[None]:
    """No links are checked and nothing is made durable row by row, while the rows are made."""
    connection.close()
    with ExitStack() as stack:
        if connection.vendor == "sqlite":
            connection.work_alone()  # the journal goes only while no other connection holds the file
            stack.enter_context(connection.constraint_checks_disabled())
        _tell(_BEFORE[connection.vendor])
        yield
        if connection.vendor == "sqlite":
            _tell(("PRAGMA journal_mode=WAL",))


def _tell(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
