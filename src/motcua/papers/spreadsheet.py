"""Form 07 as a spreadsheet: written row by row, so that a register of any length fits in memory."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import xlsxwriter

from motcua.kernel.clock import local
from motcua.kernel.refusal import refuse_if

from .permissions import why_not_fill_worksheet
from .rules import RegisterPage, RegisterRow
from .rules.wording import clean, short_day

_COLUMNS: tuple[tuple[str, int], ...] = (
    ("TT", 6),
    ("Mã hồ sơ", 26),
    ("Nội dung yêu cầu giải quyết", 44),
    ("Số bộ", 7),
    ("Chủ hồ sơ", 26),
    ("Địa chỉ", 36),
    ("Số điện thoại", 15),
    ("Ngày nhận", 17),
    ("Ngày hẹn trả", 17),
    ("Ngày nhận kết quả", 17),
    ("Người giao", 22),
    ("Người nhận", 22),
    ("Cán bộ tiếp nhận", 22),
    ("Địa bàn", 20),
    ("Ghi chú", 30),
)
_HEAD_ROW = 5
_LONGEST_CELL = 32_767


def register_xlsx(rows: Iterable[RegisterRow], page: RegisterPage) -> bytes:
    """Form 07, the register, for Excel or LibreOffice. Times are real dates on a Vietnamese clock; codes,
    phones and every other text stay text, so a name that begins with `=` is a name and not a formula. Raises
    `Refused` for more rows than a worksheet holds."""
    target = BytesIO()
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy hh:mm"}
    with xlsxwriter.Workbook(target, options) as book:
        printed_at = local(page.printed_at).replace(tzinfo=None)
        book.set_properties({"title": "Sổ theo dõi hồ sơ", "created": printed_at})
        sheet = book.add_worksheet("Sổ theo dõi hồ sơ")
        _lay_out(sheet)
        _write_head(book, sheet, page)
        for at, row in enumerate(rows):
            refuse_if(why_not_fill_worksheet(at + 1))
            _write_row(sheet, _HEAD_ROW + 1 + at, page.first_number + at, row)
    return target.getvalue()


def _lay_out(sheet: Any) -> None:
    for column, (_, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.freeze_panes(_HEAD_ROW + 1, 2)


def _write_head(book: Any, sheet: Any, page: RegisterPage) -> None:
    bold = book.add_format({"bold": True})
    title = book.add_format({"bold": True, "font_size": 14})
    _write_text(sheet, 0, 0, page.head.superior)
    _write_text(sheet, 1, 0, page.head.agency, bold)
    _write_text(sheet, 2, 0, "SỔ THEO DÕI HỒ SƠ (Mẫu số 07)", title)
    _write_text(sheet, 3, 0, f"Từ ngày {short_day(page.since)} đến ngày {short_day(page.until)}")
    _write_text(sheet, 4, 0, page.scope)
    header = book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#E7ECEF"})
    for column, (name, _) in enumerate(_COLUMNS):
        sheet.write_string(_HEAD_ROW, column, name, header)


def _cells(number: int, row: RegisterRow) -> tuple[Any, ...]:
    return (
        number,
        row.code,
        row.content,
        row.sets,
        row.owner_name,
        row.owner_address,
        row.owner_phone,
        row.received_at,
        row.due_at,
        row.result_at,
        row.giver,
        row.taker,
        row.received_by,
        row.area,
        row.note,
    )


def _write_row(sheet: Any, line: int, number: int, row: RegisterRow) -> None:
    for column, value in enumerate(_cells(number, row)):
        _write(sheet, line, column, value)


def _write(sheet: Any, line: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        _write_text(sheet, line, column, value)
    elif isinstance(value, int):
        sheet.write_number(line, column, value)
    elif value is not None:
        sheet.write_datetime(line, column, local(value).replace(tzinfo=None))


def _write_text(sheet: Any, line: int, column: int, text: str, style: Any = None) -> None:
    # write_string never makes a formula or a link of what it is given.
    sheet.write_string(line, column, clean(text)[:_LONGEST_CELL], style)
